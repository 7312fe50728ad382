//! A storm of operations in a process that is killed: every change that it had acknowledged is
//! there, whole, the file is sound, and undo works.
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use nhan_core::Error;
use nhan_core::domain::id::{
    AnnotatorId, ArticleId, LabelId, RelationId, RelationTypeId, RevisionId, SpanId,
};
use nhan_core::domain::{Range, StatusKind};
use nhan_core::error::Code;
use nhan_core::ops::{Mending, Op, Outcome, Project, Revise, system_clock};
use nhan_core::progress::Silent;
use nhan_core::storage::{Access, article};

use crate::support::project_of;

const STORM: &str = "NHAN_STORM";
const KILLS: u64 = 50;
const WORDS: u32 = 1_000;

/// The text in which the storm labels: a thousand syllables, each of three letters.
fn text() -> String {
    "hai ".repeat(WORDS as usize)
}

/// Labels, links, values and statuses as one number. By SQL, since the storm does it after every
/// change: it is to spend its time in changes.
fn digest(project: &Project) -> u64 {
    let sql = "SELECT group_concat(line, ' ') FROM (
        SELECT hex(id) || hex(layer_id) || hex(label_id) || note AS line FROM span
        UNION ALL SELECT hex(span_id) || number || ' ' || start || ' ' || \"end\" FROM fragment
        UNION ALL SELECT hex(span_id) || name || value FROM span_attribute
        UNION ALL SELECT hex(id) || hex(from_id) || hex(to_id) FROM relation
        UNION ALL SELECT hex(annotator_id) || status FROM article_status
        UNION ALL SELECT hex(id) || name FROM entity
        UNION ALL SELECT hex(id) || hex(revision_id) FROM article
        UNION ALL SELECT hex(id) || hex(revision_id) FROM layer
        UNION ALL SELECT hex(id) || hex(hash) FROM revision
        ORDER BY line)";
    let lines: Option<String> = project
        .read(|conn| Ok(conn.query_row(sql, [], |row| row.get(0))?))
        .unwrap();
    let mut hasher = DefaultHasher::new();
    lines.hash(&mut hasher);
    hasher.finish()
}

/// What the storm works on.
struct Storm {
    project: Project,
    who: AnnotatorId,
    article: ArticleId,
    labels: Vec<LabelId>,
    holds: RelationTypeId,
    person: SpanId,
    role: SpanId,
    random: u32,
}

impl Storm {
    fn open(path: &Path) -> Self {
        let project = Project::open(path, system_clock).unwrap().project;
        let schema = project.schema().unwrap();
        Self {
            who: project.annotator("Bão").unwrap().id,
            article: project.read(article::ids).unwrap()[0],
            labels: schema.labels.iter().map(|label| label.id).collect(),
            holds: schema.relations[0].id,
            person: SpanId::new(),
            role: SpanId::new(),
            random: std::process::id(),
            project,
        }
    }

    fn word(&mut self) -> Range {
        self.random = self
            .random
            .wrapping_mul(1_664_525)
            .wrapping_add(1_013_904_223);
        let word = (self.random >> 8) % WORDS;
        Range::new(word * 4, word * 4 + 3)
    }

    fn add(&mut self, label: usize) -> (SpanId, Op) {
        let id = SpanId::new();
        let op = Op::AddSpan {
            id,
            article: self.article,
            layer: None,
            label: self.labels[label],
            ranges: vec![self.word()],
        };
        (id, op)
    }

    /// Another word, of the same letters but for a mark or of others: a label on it changes, or is
    /// lost.
    fn revise(&mut self, step: u32) -> Revise {
        let from = self.project.revision_of_article(self.article).unwrap();
        let place = self.word();
        let old = self.project.text_of(from).unwrap();
        let letters = old.chars().zip(0..).map(|(c, at)| {
            let inside = at == place.start.0 + 1 || at == place.start.0 + 2;
            match step % 2 {
                0 if inside && c == 'a' => 'á',
                1 if inside => 'ô',
                _ => c,
            }
        });
        Revise {
            article: self.article,
            from,
            id: RevisionId::new(),
            mending: Mending::Text(letters.collect()),
        }
    }

    /// One thing that an annotator does; not all of them are possible.
    fn step(&mut self, step: u32) -> Result<Outcome, Error> {
        let (person, role) = (self.person, self.role);
        let op = match step % 13 {
            0 | 7 => {
                let (id, op) = self.add(0);
                self.person = id;
                op
            }
            1 => {
                let (id, op) = self.add(1);
                self.role = id;
                op
            }
            2 => Op::AddRelation {
                id: RelationId::new(),
                kind: self.holds,
                from: person,
                to: role,
            },
            3 => Op::SetEntity {
                span: person,
                name: Some(format!("Người {}", step % 7)),
            },
            4 => Op::SetNote {
                span: role,
                note: format!("ghi chú {step}"),
            },
            5 => return self.project.undo(self.who),
            6 => return self.project.redo(self.who),
            8 => Op::SetRanges {
                span: person,
                ranges: vec![self.word(), self.word()],
            },
            9 => Op::SetStatus {
                article: self.article,
                status: if step % 24 < 12 {
                    StatusKind::Done
                } else {
                    StatusKind::Question
                },
                note: String::new(),
            },
            10 => Op::SetLabel {
                span: person,
                label: self.labels[2],
            },
            11 => Op::DeleteSpan { span: role },
            _ => Op::Revise(self.revise(step)),
        };
        self.project.transact(self.who, &[op], None)
    }
}

/// The child: works without end, and says on standard output what is on the disk: the number of
/// the last entry, and the digest after it. Run by the test below only.
#[test]
fn storm_child() {
    let Some(path) = std::env::var_os(STORM) else {
        return;
    };
    let mut storm = Storm::open(Path::new(&path));
    for step in 0.. {
        match storm.step(step) {
            Ok(outcome) => {
                if let Some(entry) = outcome.entry {
                    println!("{entry} {}", digest(&storm.project));
                }
            }
            // Two words of one span may be the wrong way round, a word may be labelled already.
            Err(error) => assert!(
                !matches!(error.code(), Code::Internal | Code::DiskError),
                "{error}"
            ),
        }
    }
}

#[test]
fn what_was_acknowledged_survives_a_kill_at_any_moment() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bao.nhan");
    drop(project_of(&path, "Bão", text()));
    let mut entries = 0;
    for round in 0..KILLS {
        let (entry, expected) = storm(&path, Duration::from_millis(20 + round * 37 % 160));
        let opened = Project::open(&path, system_clock).unwrap();
        assert_eq!(
            opened.access,
            Access::Write,
            "the lock of a killed process holds nobody up"
        );
        let project = opened.project;
        assert_eq!(project.file().integrity().unwrap(), "ok");
        assert!(project.check(&Silent).unwrap().is_sound());
        let last = project.last_entry().unwrap();
        // A change may be on the disk and its word not out yet: one, and never less than said.
        assert!(
            last == entry || last == entry + 1,
            "round {round}: {entry} was acknowledged, {last} is there"
        );
        let who = project.annotator("Bão").unwrap().id;
        let before = digest(&project);
        let [back, forth] = if is_undo(&project, last) {
            [Project::redo, Project::undo]
        } else {
            [Project::undo, Project::redo]
        };
        back(&project, who).unwrap();
        let earlier = digest(&project);
        let said = if last == entry { before } else { earlier };
        assert_eq!(said, expected, "round {round}: not what was acknowledged");
        forth(&project, who).unwrap();
        assert_eq!(digest(&project), before, "round {round}: undo and redo");
        entries = last;
    }
    assert!(
        entries > 300,
        "a weak storm shows nothing: {entries} entries"
    );
}

/// Whether an entry of the journal takes another one back.
fn is_undo(project: &Project, entry: i64) -> bool {
    let sql = "SELECT kind = 'undo' FROM journal WHERE seq = ?";
    project
        .read(|conn| Ok(conn.query_row(sql, [entry], |row| row.get(0))?))
        .unwrap()
}

/// Lets the child storm for a while and kills it; returns what it said last.
fn storm(path: &Path, time: Duration) -> (i64, u64) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::storm_child", "--nocapture"])
        .env(STORM, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let said = |line: &str| -> Option<(i64, u64)> {
        let (entry, digest) = line.split_once(' ')?;
        Some((entry.parse().ok()?, digest.parse().ok()?))
    };
    // The clock starts with the first acknowledged change, not with the start of the process.
    let first = lines
        .by_ref()
        .find_map(|line| said(&line.unwrap()))
        .expect("the storm said nothing");
    std::thread::sleep(time);
    child.kill().unwrap();
    child.wait().unwrap();
    let rest: Vec<String> = lines.map_while(Result::ok).collect();
    // A line goes into the pipe whole or not at all.
    let last = rest.iter().rev().find_map(|line| said(line));
    last.unwrap_or(first)
}
