//! The pieces of which the budgets are made, one by one, to see where time goes.
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark that fails should say where"
)]

mod material;

use std::cell::Cell;

use divan::Bencher;
use material::{Target, bring, document};
use nhan_core::domain::id::AnnotatorId;
use nhan_core::domain::{DocLayer, Document, Header, Schema};
use nhan_core::formats::writing::Piece;
use nhan_core::formats::{Before, Format, Item, Options};
use nhan_core::ops::{Project, Wanted, system_clock};
use nhan_core::storage::article;
use nhan_core::storage::list::Filter;
use nhan_core::text::{self, Segmenter, TextIndex};

/// As the programs have it; see docs/adr/0008-allocator.md.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// Characters of a text: an article, and a long one.
const LENGTHS: [usize; 2] = [3_000, 200_000];
/// Articles of a project: what is done with one of them should not depend on it.
const SIZES: [u32; 2] = [100, 3_000];

fn text(characters: usize) -> String {
    let one = document(1);
    one.text().chars().cycle().take(characters).collect()
}

#[divan::bench(args = LENGTHS)]
fn index(bencher: Bencher<'_, '_>, characters: usize) {
    let text = text(characters);
    bencher.bench(|| TextIndex::new(&text).utf16_len());
}

#[divan::bench(args = LENGTHS)]
fn tokenize(bencher: Bencher<'_, '_>, characters: usize) {
    let text = text(characters);
    bencher.bench(|| text::tokenize(&text));
}

#[divan::bench(args = LENGTHS)]
fn sentences(bencher: Bencher<'_, '_>, characters: usize) {
    let text = text(characters);
    let tokens = text::tokenize(&text);
    bencher.bench(|| text::sentences(&text, &tokens));
}

#[divan::bench(args = LENGTHS)]
fn chunks(bencher: Bencher<'_, '_>, characters: usize) {
    let text = text(characters);
    let tokens = text::tokenize(&text);
    let sentences = text::sentences(&text, &tokens);
    bencher.bench(|| text::chunks(&text, &tokens, &sentences));
}

#[divan::bench]
fn zones(bencher: Bencher<'_, '_>) {
    let page = material::page(1);
    bencher.bench(|| text::zones(&page));
}

#[divan::bench]
fn signature(bencher: Bencher<'_, '_>) {
    let page = material::page(1);
    bencher.bench(|| text::Signature::of(&page, &[]));
}

#[divan::bench(args = [1_000, 10_000])]
fn groups(bencher: Bencher<'_, '_>, articles: u32) {
    let signatures: Vec<_> = (0..articles)
        .filter_map(|number| text::Signature::of(&material::page(number), &[]))
        .collect();
    bencher.bench(|| text::groups(&signatures));
}

#[divan::bench(args = LENGTHS)]
fn find(bencher: Bencher<'_, '_>, characters: usize) {
    let text = text(characters);
    let query = text::Query::parse("kim ngach xuat khau").unwrap();
    bencher.bench(|| query.find(&text));
}

#[divan::bench(args = ["nhan-jsonl", "conll", "spacy-jsonl", "doccano", "csv"])]
fn write(bencher: Bencher<'_, '_>, format: &str) {
    let writer = Format::named(format)
        .unwrap()
        .writer(&Options::default())
        .unwrap();
    let header = Header {
        schema: Schema::default_news(),
        ..Header::default()
    };
    let document: Document = document(1);
    let layer: &DocLayer = &document.layers[0];
    let segmenter = Segmenter::from_lexicon();
    bencher.bench(|| {
        let mut out = Piece::default();
        let item = Item {
            header: &header,
            document: &document,
            layer,
            before: Before::default(),
            segmenter: &segmenter,
        };
        writer.document(&mut out, &item).unwrap();
        out
    });
}

struct Bench {
    project: Project,
    who: AnnotatorId,
    _folder: tempfile::TempDir,
}

fn project(articles: u32) -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.nhan");
    let project = Project::create(&path, &Schema::default_news(), system_clock).unwrap();
    let who = project.annotator("An").unwrap().id;
    bring(&project, who, 0..articles);
    Bench {
        project,
        who,
        _folder: folder,
    }
}

#[divan::bench(args = SIZES)]
fn open_article(bencher: Bencher<'_, '_>, articles: u32) {
    let b = project(articles);
    let id = b.project.read(article::ids).unwrap()[0];
    bencher.bench_local(|| b.project.article(id, Some(b.who), Wanted::Usual).unwrap());
}

#[divan::bench(args = SIZES)]
fn read_for_export(bencher: Bencher<'_, '_>, articles: u32) {
    let b = project(articles);
    bencher.bench_local(|| b.project.document("tin/1").unwrap());
}

#[divan::bench(args = SIZES)]
fn list_page(bencher: Bencher<'_, '_>, articles: u32) {
    let b = project(articles);
    let page = || {
        b.project
            .page(Some(b.who), &Filter::default(), articles - 100, 100)
    };
    bencher.bench_local(|| page().unwrap());
}

/// On the disk, fsync included, in a layer of so many spans.
#[divan::bench(args = [0, 5_000])]
fn label(bencher: Bencher<'_, '_>, spans: u32) {
    let b = project(1);
    let target = Target::of(&b.project);
    (0..spans).for_each(|number| target.label(&b.project, b.who, number));
    let next = Cell::new(spans);
    bencher.bench_local(|| target.label(&b.project, b.who, next.replace(next.get() + 1)));
}
