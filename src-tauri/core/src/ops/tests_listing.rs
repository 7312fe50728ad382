//! Pages of the list, and that they follow what changes.
use super::import::Options;
use super::tests_support::{import, new_project};
use super::*;
use crate::domain::Document;
use crate::domain::id::AnnotatorId;
use crate::storage::article;
use crate::storage::list::{self, Direction, Filter};

struct Fixture {
    project: Project,
    who: AnnotatorId,
    articles: Vec<ArticleId>,
    _folder: tempfile::TempDir,
}

fn fixture(count: u32) -> Fixture {
    let (folder, project, who) = new_project();
    import(&project, who, documents(0..count), &Options::default());
    let articles = project.read(article::ids).unwrap();
    Fixture {
        project,
        who,
        articles,
        _folder: folder,
    }
}

fn documents(numbers: std::ops::Range<u32>) -> Vec<Document> {
    numbers
        .map(|n| {
            Document::of_text(
                format!("bai/{n}"),
                format!("Bài {n}"),
                format!("Văn bản {n}."),
            )
        })
        .collect()
}

impl Fixture {
    fn unfinished(&self, filter: &Filter, from: Option<usize>, way: Direction) -> Option<usize> {
        let from = from.map(|at| self.articles[at]);
        let found = self
            .project
            .read(|conn| list::unfinished(conn, Some(self.who), filter, from, way))
            .unwrap()?;
        self.articles.iter().position(|id| *id == found)
    }

    fn page(&self, filter: &Filter, offset: u32, limit: u32) -> (u32, Vec<String>) {
        let page = self
            .project
            .page(Some(self.who), filter, offset, limit)
            .unwrap();
        let names = page.rows.into_iter().map(|row| row.source_id).collect();
        (page.total, names)
    }

    fn place(&self, filter: &Filter, article: usize) -> Option<u32> {
        self.project
            .position(Some(self.who), filter, self.articles[article])
            .unwrap()
    }

    fn set(&self, op: Op) {
        self.project.transact(self.who, &[op], None).unwrap();
    }
}

fn present() -> Filter {
    Filter {
        presence: Some(Presence::In),
        ..Filter::default()
    }
}

#[test]
fn pages_are_stretches_of_one_order_and_end_where_the_list_ends() {
    let f = fixture(10);
    let all = Filter::default();
    let names = |numbers: &[u32]| numbers.iter().map(|n| format!("bai/{n}")).collect();
    assert_eq!(f.page(&all, 0, 3), (10, names(&[0, 1, 2])));
    assert_eq!(f.page(&all, 8, 5), (10, names(&[8, 9])));
    assert_eq!(f.page(&all, 10, 5), (10, names(&[])));
    assert_eq!(f.page(&all, u32::MAX, u32::MAX), (10, names(&[])));
    let text = Filter {
        text: "BÀI 7".to_owned(),
        ..Filter::default()
    };
    assert_eq!(f.page(&text, 0, 5), (1, names(&[7])));
    assert_eq!(
        [f.place(&text, 7), f.place(&text, 3), f.place(&all, 3)],
        [Some(0), None, Some(3)]
    );
}

#[test]
fn the_list_follows_every_kind_of_change() {
    let f = fixture(5);
    assert_eq!(f.page(&present(), 0, 1).0, 5);
    f.set(Op::SetPresence {
        article: f.articles[1],
        presence: Presence::Excluded,
    });
    assert_eq!(f.page(&present(), 0, 1).0, 4);
    assert_eq!(
        [f.place(&present(), 1), f.place(&present(), 2)],
        [None, Some(1)]
    );
    f.project.undo(f.who).unwrap();
    assert_eq!(f.place(&present(), 2), Some(2));
    f.project.redo(f.who).unwrap();
    assert_eq!(f.place(&present(), 2), Some(1));

    let done = Filter {
        status: Some(StatusKind::Done),
        ..present()
    };
    assert_eq!(f.page(&done, 0, 9).0, 0);
    f.set(Op::SetStatus {
        article: f.articles[3],
        status: StatusKind::Done,
        note: String::new(),
    });
    assert_eq!(f.page(&done, 0, 9).1, ["bai/3"]);
    // Statuses are each annotator's own.
    let other = f.project.annotator("Bình").unwrap().id;
    assert_eq!(f.project.page(Some(other), &done, 0, 9).unwrap().total, 0);
    assert_eq!(f.page(&done, 0, 9).0, 1);

    import(&f.project, f.who, documents(5..8), &Options::default());
    assert_eq!(f.page(&present(), 6, 9), (7, vec!["bai/7".to_owned()]));
    f.project.undo(f.who).unwrap();
    assert_eq!(f.page(&present(), 0, 1).0, 4);
    f.project.purge(f.articles[0]).unwrap();
    assert_eq!(f.page(&present(), 0, 1), (3, vec!["bai/2".to_owned()]));
}

#[test]
fn progress_counts_articles_that_nobody_touched_as_new() {
    let f = fixture(4);
    f.set(Op::SetStatus {
        article: f.articles[0],
        status: StatusKind::Done,
        note: String::new(),
    });
    f.set(Op::SetPresence {
        article: f.articles[3],
        presence: Presence::Excluded,
    });
    let progress = |who| {
        let counts = f
            .project
            .read(|conn| crate::storage::list::progress(conn, who))
            .unwrap();
        let of = |kind| {
            counts
                .iter()
                .filter(|(k, _)| *k == kind)
                .map(|(_, n)| n)
                .sum::<u32>()
        };
        (of(StatusKind::New), of(StatusKind::Done))
    };
    assert_eq!(progress(Some(f.who)), (2, 1));
    assert_eq!(progress(None), (3, 0));
}

#[test]
fn what_is_next_is_next_in_the_list_as_it_is_filtered() {
    let f = fixture(12); // Bài 0 … Bài 11
    let set = |at: usize, status| {
        f.set(Op::SetStatus {
            article: f.articles[at],
            status,
            note: String::new(),
        });
    };
    set(1, StatusKind::Done);
    set(2, StatusKind::Question);
    set(10, StatusKind::Skipped);
    let all = Filter::default();
    assert_eq!(f.unfinished(&all, Some(0), Direction::Next), Some(2));
    assert_eq!(f.unfinished(&all, None, Direction::Previous), Some(11));
    let text = Filter {
        text: "bai 1".to_owned(),
        ..Filter::default()
    };
    assert_eq!(f.unfinished(&text, None, Direction::Next), Some(11));
    let status = |status| Filter {
        status: Some(status),
        ..Filter::default()
    };
    let done = status(StatusKind::Done);
    assert_eq!(f.unfinished(&done, None, Direction::Next), Some(1));
    assert_eq!(f.unfinished(&done, Some(1), Direction::Next), None);
    let asked = status(StatusKind::Question);
    assert_eq!(f.unfinished(&asked, Some(5), Direction::Previous), Some(2));
}
