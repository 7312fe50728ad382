"""CoNLL: seqeval reads the tags, and spaCy converts the file."""

import subprocess
import sys

import pytest
import spacy
from seqeval.metrics.sequence_labeling import get_entities
from seqeval.scheme import BILOU, IOB2, IOBES, Entities
from spacy.tokens import DocBin

import tokens

SCHEMES = {"iob2": IOB2, "bioes": IOBES, "bilou": BILOU}


def unspaced(label):
    """A column holds no blank, nor does a label in it."""
    return "".join(label.split())


def read(path, separator="\t"):
    """Of each article its sentences: rows of columns."""
    articles = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split(separator) for line in block.splitlines()]
        if rows and rows[0][0].startswith("-DOCSTART-"):
            articles.append([])
        elif rows:
            articles[-1].append(rows)
    return articles


def joined(token, text, at):
    """Whether a word stands there whose syllables a raw text has apart."""
    there = text[at : at + len(token)]
    return len(there) == len(token) and all(
        a == b or (a == "_" and b.isspace()) for a, b in zip(token, there)
    )


@pytest.mark.parametrize("what", ["syllable", "word", "both"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_seqeval_reads_the_spans(export, articles, scheme, what):
    out = export("conll", "--scheme", scheme, "--tokens", what)
    spans = []
    for article, sentences in zip(articles.values(), read(out.path), strict=True):
        rows = [row for rows in sentences for row in rows]
        found = tokens.placed(article.text, [row[0] for row in rows], joined)
        tags = [[row[-1] for row in rows] for rows in sentences]
        # What seqeval's strict mode, which takes nothing that the scheme does not allow, makes of it.
        begun = 0
        for sentence, read_strictly in zip(tags, Entities(tags, SCHEMES[scheme]).entities):
            strict = [(e.tag, e.start + begun, e.end - 1 + begun) for e in read_strictly]
            # Its other reader knows no L and U, but L as what goes on and U as a beginning too.
            if scheme != "bilou":
                kindly = [(tag, a + begun, b + begun) for tag, a, b in get_entities(sentence)]
                assert kindly == strict
            spans += tokens.entities(article, found, strict)
            begun += len(sentence)
    out.check_spans(spans, articles, unspaced)


@pytest.mark.parametrize("separator", ["tab", "space"])
def test_spacy_converts_it(export, articles, tmp_path, separator):
    out = export("conll", "--separator", separator, name="out.conll")
    # Articles stay whole: without -n 0 spaCy's converter would take sentences for documents.
    command = [sys.executable, "-m", "spacy", "convert", "-c", "conll", "-n", "0"]
    subprocess.run([*command, str(out.path), str(tmp_path)], check=True)
    docs = list(DocBin().from_disk(tmp_path / "out.spacy").get_docs(spacy.blank("xx").vocab))
    spans = []
    for article, doc in zip(articles.values(), docs, strict=True):
        found = tokens.placed(article.text, [token.text for token in doc])
        tags = [(ent.label_, ent.start, ent.end - 1) for ent in doc.ents]
        spans += tokens.entities(article, found, tags)
    out.check_spans(spans, articles, unspaced)
