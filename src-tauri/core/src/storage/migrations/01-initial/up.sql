-- The first schema. Ids are UUIDs as 16 bytes; offsets are code points, half-open; times are
-- milliseconds since 1970, UTC; JSON stands where the shape belongs to the domain, not to SQL.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE annotator (
    id   BLOB PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE label (
    id       BLOB PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    body     TEXT NOT NULL -- the whole label as JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX label_position ON label (position);

CREATE TABLE relation_type (
    id       BLOB PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    body     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_type_position ON relation_type (position);

CREATE TABLE guideline (
    language TEXT NOT NULL,
    label_id BLOB REFERENCES label (id), -- none: for the whole project
    markdown TEXT NOT NULL,
    UNIQUE (language, label_id)
) STRICT;

-- An import. Its articles and layers are seen while it is 'in', so that a hundred thousand of
-- them appear, vanish and come back by the change of one row.
CREATE TABLE batch (
    id         BLOB PRIMARY KEY,
    state      TEXT NOT NULL CHECK (state IN ('loading', 'in', 'out')),
    started    INTEGER NOT NULL,
    -- While it is loading, what has to be put back if it does not come to its end: the entry of
    -- what it added to registers, and as JSON the schema and identity that it replaced.
    registered INTEGER REFERENCES journal (seq),
    replaced   TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
    seq         INTEGER PRIMARY KEY, -- the order of import, in which lists stand
    id          BLOB NOT NULL UNIQUE,
    source_id   TEXT NOT NULL,
    title       TEXT NOT NULL,
    folded      TEXT NOT NULL,       -- title and source id as the list's filter compares them
    metadata    TEXT NOT NULL,
    presence    TEXT NOT NULL CHECK (presence IN ('in', 'excluded', 'deleted')),
    revision_id BLOB NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
    batch_id    BLOB NOT NULL REFERENCES batch (id)
) STRICT;
CREATE INDEX article_source ON article (source_id);
-- Lists and counts are answered from it, without the wide rows.
CREATE INDEX article_batch ON article (batch_id, presence);
-- The list's filter looks through it, without the wide rows.
CREATE INDEX article_folded ON article (folded);
-- Duplicates are found from their text; and each revision that comes before its article looks
-- here, since the reference is checked at the end only.
CREATE INDEX article_revision ON article (revision_id);

CREATE TABLE revision (
    id         BLOB PRIMARY KEY,
    article_id BLOB NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    number     INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    hash       BLOB NOT NULL, -- SHA-256 of the text, by which duplicates are found
    encoding   TEXT NOT NULL,
    reason     TEXT NOT NULL,
    text       TEXT NOT NULL, -- last: what stands before it is read without reading it
    UNIQUE (article_id, number)
) STRICT;
CREATE INDEX revision_hash ON revision (hash);
CREATE TRIGGER revision_is_immutable BEFORE UPDATE OF text, hash ON revision
BEGIN
    SELECT RAISE(ABORT, 'a revision never changes');
END;

-- The words of the texts in use, in the forms that text::search compares; a row is numbered by its
-- article's seq. The texts themselves stand in `revision` only.
CREATE VIRTUAL TABLE search USING fts5 (
    plain, marked,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
-- Articles whose text is not in `search` yet; it is put there in the background.
CREATE TABLE search_missing (
    seq INTEGER PRIMARY KEY
) STRICT;
CREATE TRIGGER article_comes AFTER INSERT ON article
BEGIN
    INSERT INTO search_missing (seq) VALUES (new.seq);
END;
CREATE TRIGGER article_is_revised AFTER UPDATE OF revision_id ON article
WHEN old.revision_id <> new.revision_id
BEGIN
    DELETE FROM search WHERE rowid = old.seq;
    -- Not OR IGNORE: the statement that fires a trigger says what is done about conflicts in it.
    DELETE FROM search_missing WHERE seq = old.seq;
    INSERT INTO search_missing (seq) VALUES (new.seq);
END;
CREATE TRIGGER article_goes AFTER DELETE ON article
BEGIN
    DELETE FROM search WHERE rowid = old.seq;
    DELETE FROM search_missing WHERE seq = old.seq;
END;

CREATE TABLE zone (
    id          BLOB PRIMARY KEY,
    revision_id BLOB NOT NULL REFERENCES revision (id),
    start       INTEGER NOT NULL CHECK (start >= 0),
    "end"       INTEGER NOT NULL CHECK ("end" > start),
    kind        TEXT NOT NULL,
    origin      TEXT NOT NULL,
    reason      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX zone_revision ON zone (revision_id, start);

-- By what is kept here texts that are nearly the same are found (text::likeness). It is worked out of
-- a text without the zones that are out of scope; where it is missing, it can be again.
CREATE TABLE likeness (
    revision_id BLOB PRIMARY KEY REFERENCES revision (id) ON DELETE CASCADE,
    signature   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    id   BLOB PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE article_tag (
    article_id BLOB NOT NULL REFERENCES article (id),
    tag_id     BLOB NOT NULL REFERENCES tag (id),
    PRIMARY KEY (article_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_status (
    article_id   BLOB NOT NULL REFERENCES article (id),
    annotator_id BLOB NOT NULL REFERENCES annotator (id),
    status       TEXT NOT NULL,
    note         TEXT NOT NULL,
    PRIMARY KEY (article_id, annotator_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE layer (
    id           BLOB PRIMARY KEY,
    article_id   BLOB NOT NULL REFERENCES article (id),
    revision_id  BLOB NOT NULL REFERENCES revision (id),
    kind         TEXT NOT NULL CHECK (kind IN ('annotator', 'gold', 'imported', 'model')),
    name         TEXT NOT NULL,
    round        INTEGER NOT NULL,
    annotator_id BLOB REFERENCES annotator (id),
    batch_id     BLOB REFERENCES batch (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX layer_article ON layer (article_id);
CREATE INDEX layer_batch ON layer (batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE entity (
    id      BLOB PRIMARY KEY,
    name    TEXT NOT NULL,
    aliases TEXT NOT NULL,
    folded  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_folded ON entity (folded);

CREATE TABLE span (
    id       BLOB PRIMARY KEY,
    layer_id BLOB NOT NULL REFERENCES layer (id),
    label_id BLOB NOT NULL REFERENCES label (id),
    note     TEXT NOT NULL,
    start    INTEGER NOT NULL -- of the first fragment
) STRICT, WITHOUT ROWID;
-- Whether a layer has a span already is asked at every label.
CREATE INDEX span_layer ON span (layer_id, start);

-- A span of one stretch has one row here, a discontinuous one several, in order.
CREATE TABLE fragment (
    span_id BLOB NOT NULL REFERENCES span (id),
    number  INTEGER NOT NULL,
    start   INTEGER NOT NULL CHECK (start >= 0),
    "end"   INTEGER NOT NULL CHECK ("end" > start),
    text    TEXT NOT NULL, -- what it covers, kept so that a slip of offsets cannot stay unseen
    PRIMARY KEY (span_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE span_attribute (
    span_id BLOB NOT NULL REFERENCES span (id),
    name    TEXT NOT NULL,
    value   TEXT NOT NULL, -- JSON
    PRIMARY KEY (span_id, name)
) STRICT, WITHOUT ROWID;
-- Who mentions this person?
CREATE INDEX span_attribute_entity ON span_attribute (value) WHERE name = 'entity';

CREATE TABLE relation (
    id       BLOB PRIMARY KEY,
    layer_id BLOB NOT NULL REFERENCES layer (id),
    type_id  BLOB NOT NULL REFERENCES relation_type (id),
    from_id  BLOB NOT NULL REFERENCES span (id),
    to_id    BLOB NOT NULL REFERENCES span (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_layer ON relation (layer_id);
CREATE INDEX relation_from ON relation (from_id);
CREATE INDEX relation_to ON relation (to_id);

CREATE TABLE relation_attribute (
    relation_id BLOB NOT NULL REFERENCES relation (id),
    name        TEXT NOT NULL,
    value       TEXT NOT NULL,
    PRIMARY KEY (relation_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE comment (
    id           BLOB PRIMARY KEY,
    article_id   BLOB NOT NULL REFERENCES article (id),
    span_id      BLOB, -- may outlive the span
    annotator_id BLOB NOT NULL REFERENCES annotator (id),
    text         TEXT NOT NULL,
    created      INTEGER NOT NULL,
    resolved     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_article ON comment (article_id);

-- The journal: append-only, but for a purge, which takes out what it must. An undo is an entry
-- of its own that names the entry it reverts.
CREATE TABLE journal (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    id           BLOB NOT NULL UNIQUE,
    site         BLOB NOT NULL, -- the copy of the project that wrote it
    annotator_id BLOB NOT NULL REFERENCES annotator (id),
    at           INTEGER NOT NULL,
    op           TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    reverts      INTEGER REFERENCES journal (seq)
) STRICT;

CREATE TABLE journal_change (
    seq        INTEGER NOT NULL REFERENCES journal (seq),
    number     INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    record     BLOB NOT NULL, -- the id of what changed
    article_id BLOB,          -- the article it belongs to; none for what belongs to none
    before     TEXT,          -- the record as JSON; none: it did not exist
    after      TEXT,
    PRIMARY KEY (seq, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_change_record ON journal_change (record);
CREATE INDEX journal_change_article ON journal_change (article_id) WHERE article_id IS NOT NULL;

-- Which entries each annotator may undo and redo. Entries of one step go together.
CREATE TABLE undo_step (
    seq          INTEGER PRIMARY KEY REFERENCES journal (seq),
    annotator_id BLOB NOT NULL,
    step         INTEGER NOT NULL, -- the seq of the first entry of the step
    coalesce_key TEXT,
    state        TEXT NOT NULL CHECK (state IN ('done', 'undone'))
) STRICT;
CREATE INDEX undo_step_annotator ON undo_step (annotator_id, state, seq);

-- Who has the file open for writing, for others to read.
CREATE TABLE writer (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    annotator TEXT NOT NULL,
    host      TEXT NOT NULL,
    pid       INTEGER NOT NULL,
    since     INTEGER NOT NULL
) STRICT;

-- What an import that is undone or not finished brought is not seen.
CREATE VIEW article_seen AS
    SELECT article.* FROM article JOIN batch ON batch.id = batch_id WHERE batch.state = 'in';
CREATE VIEW layer_seen AS
    SELECT layer.* FROM layer LEFT JOIN batch ON batch.id = batch_id
    WHERE batch_id IS NULL OR batch.state = 'in';
