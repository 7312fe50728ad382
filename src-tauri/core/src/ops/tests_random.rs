//! Random work: undoing all of it gives the beginning, redoing all of it the end.
use proptest::prelude::*;
use serde_json::json;

use super::tests::{Fixture, fixture};
use super::*;
use crate::domain::id::RevisionId;
use crate::error::Code;
use crate::progress::Silent;

/// An operation before it knows which spans there are.
#[derive(Debug, Clone)]
enum Wish {
    Add {
        article: usize,
        label: usize,
        start: u32,
        length: u32,
    },
    Relabel {
        span: usize,
        label: usize,
    },
    Move {
        span: usize,
        start: u32,
        length: u32,
    },
    Note {
        span: usize,
        note: String,
    },
    Person {
        span: usize,
        name: String,
    },
    Figure {
        span: usize,
    },
    Delete {
        span: usize,
    },
    Link {
        from: usize,
        to: usize,
    },
    Basis {
        span: usize,
    },
    Status {
        article: usize,
        done: bool,
    },
    Presence {
        article: usize,
        out: bool,
    },
    /// So many characters give way to others.
    Revise {
        article: usize,
        start: usize,
        length: usize,
        text: String,
    },
}

fn wish() -> impl Strategy<Value = Wish> {
    let place = 0u32..70;
    prop_oneof![
        4 => (0usize..2, 0usize..3, place.clone(), 1u32..12)
            .prop_map(|(article, label, start, length)| Wish::Add { article, label, start, length }),
        1 => (0usize..9, 0usize..3).prop_map(|(span, label)| Wish::Relabel { span, label }),
        1 => (0usize..9, place, 1u32..12)
            .prop_map(|(span, start, length)| Wish::Move { span, start, length }),
        1 => (0usize..9, "[a-zđ]{0,3}").prop_map(|(span, note)| Wish::Note { span, note }),
        1 => (0usize..9, "[AB]").prop_map(|(span, name)| Wish::Person { span, name }),
        1 => (0usize..9).prop_map(|span| Wish::Figure { span }),
        1 => (0usize..9).prop_map(|span| Wish::Delete { span }),
        2 => (0usize..9, 0usize..9).prop_map(|(from, to)| Wish::Link { from, to }),
        1 => (0usize..9).prop_map(|span| Wish::Basis { span }),
        1 => (0usize..2, any::<bool>()).prop_map(|(article, done)| Wish::Status { article, done }),
        1 => (0usize..2, any::<bool>()).prop_map(|(article, out)| Wish::Presence { article, out }),
        2 => (0usize..2, 0usize..70, 0usize..30, "[ _aà]{0,3}")
            .prop_map(|(article, start, length, text)| Wish::Revise { article, start, length, text }),
    ]
}

impl Fixture {
    fn spans(&self) -> Vec<SpanId> {
        let views = self
            .articles
            .iter()
            .map(|id| self.project.article(*id, Some(self.who), Wanted::Usual));
        views
            .flat_map(|view| view.unwrap().spans)
            .map(|span| span.id)
            .collect()
    }

    fn grant(&self, wish: &Wish) -> Option<Op> {
        let spans = self.spans();
        let nth = |n: usize| spans.get(n % spans.len().max(1)).copied();
        let label = |n: usize| self.label(["PERSON", "ROLE", "TRADE_FIGURE"][n]);
        let schema = self.project.schema().unwrap();
        Some(match wish {
            Wish::Add {
                article,
                label: l,
                start,
                length,
            } => Op::AddSpan {
                id: SpanId::new(),
                article: self.articles[*article],
                layer: None,
                label: label(*l),
                ranges: vec![Range::new(*start, start + length)],
            },
            Wish::Relabel { span, label: l } => Op::SetLabel {
                span: nth(*span)?,
                label: label(*l),
            },
            Wish::Move {
                span,
                start,
                length,
            } => Op::SetRanges {
                span: nth(*span)?,
                ranges: vec![Range::new(*start, start + length)],
            },
            Wish::Note { span, note } => Op::SetNote {
                span: nth(*span)?,
                note: note.clone(),
            },
            Wish::Person { span, name } => Op::SetEntity {
                span: nth(*span)?,
                name: Some(name.clone()),
            },
            Wish::Figure { span } => Op::SetAttribute {
                span: nth(*span)?,
                name: "figure".to_owned(),
                value: Some(json!({"kind": "level", "value": 1.5, "unit": "USD"})),
            },
            Wish::Delete { span } => Op::DeleteSpan { span: nth(*span)? },
            Wish::Link { from, to } => Op::AddRelation {
                id: RelationId::new(),
                kind: schema.relations[0].id,
                from: nth(*from)?,
                to: nth(*to)?,
            },
            Wish::Basis { span } => Op::SetRelationAttribute {
                relation: self
                    .project
                    .span(nth(*span)?)
                    .unwrap()
                    .relations
                    .first()?
                    .id,
                name: "basis".to_owned(),
                value: Some(json!("adjacent")),
            },
            Wish::Status { article, done } => Op::SetStatus {
                article: self.articles[*article],
                status: if *done {
                    StatusKind::Done
                } else {
                    StatusKind::Question
                },
                note: String::new(),
            },
            Wish::Presence { article, out } => Op::SetPresence {
                article: self.articles[*article],
                presence: if *out {
                    Presence::Deleted
                } else {
                    Presence::In
                },
            },
            Wish::Revise {
                article,
                start,
                length,
                text,
            } => {
                let article = self.articles[*article];
                let from = self.project.revision_of_article(article).unwrap();
                let old: Vec<char> = self.project.text_of(from).unwrap().chars().collect();
                let before = old.iter().take(*start);
                let behind = old.iter().skip(start + length);
                let mended = before.copied().chain(text.chars()).chain(behind.copied());
                Op::Revise(Revise {
                    article,
                    from,
                    id: RevisionId::new(),
                    mending: Mending::Text(mended.collect()),
                })
            }
        })
    }
}

proptest! {
    // Each case is a project of its own on the disk, every operation an fsync.
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_gives_the_beginning_and_redoing_everything_the_end(
        wishes in prop::collection::vec(wish(), 1..30)
    ) {
        let f = fixture();
        let beginning = f.dump();
        let mut done = 0;
        for wish in &wishes {
            let Some(op) = f.grant(wish) else { continue };
            let before = f.dump();
            match f.project.transact(f.who, &[op], None) {
                Ok(outcome) => done += usize::from(outcome.entry.is_some()),
                Err(error) => {
                    prop_assert_ne!(error.code(), Code::Internal, "{}", error);
                    prop_assert_eq!(&f.dump(), &before, "a refusal changed something");
                }
            }
        }
        let end = f.dump();
        prop_assert!(f.project.check(&Silent).unwrap().is_sound());
        for _ in 0..done {
            f.project.undo(f.who).unwrap();
        }
        prop_assert_eq!(&f.dump(), &beginning);
        for _ in 0..done {
            f.project.redo(f.who).unwrap();
        }
        prop_assert_eq!(&f.dump(), &end);
        prop_assert_eq!(f.project.redo(f.who).unwrap_err().code(), Code::NothingToRedo);
        prop_assert_eq!(f.project.file().integrity().unwrap(), "ok");
    }
}
