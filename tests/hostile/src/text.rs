//! Bytes as what reads text.
use std::cell::RefCell;
use std::ops::ControlFlow;

use nhan_core::domain::{Document, Header, Incoming, Problem, Range, Schema};
use nhan_core::ops::import::Options;
use nhan_core::ops::{Project, system_clock};
use nhan_core::progress::Silent;
use nhan_core::text::encoding::{self, Broken, Encoding};
use nhan_core::text::figure::{self, Context, Date};
use nhan_core::text::{self, Query};

use crate::sound;

/// An encoding is guessed, and any of them is read or refused where it breaks.
pub(crate) fn encoding(bytes: &[u8]) {
    let guess = encoding::detect(bytes);
    assert!(!guess.others.contains(&guess.encoding), "{guess:?}");
    for encoding in Encoding::all() {
        let replaced = encoding::decode(bytes, *encoding, Broken::Replace).unwrap();
        match encoding::decode(bytes, *encoding, Broken::Refuse) {
            Ok(text) => assert_eq!(text, replaced),
            Err(broken) => {
                assert!(
                    broken.count > 0 && broken.offset < bytes.len(),
                    "{broken:?}"
                );
                let lines = 1 + replaced.matches(['\r', '\n']).count() as u64;
                assert!((1..=lines).contains(&broken.line), "{broken:?}");
                assert!(broken.column > 0, "{broken:?}");
            }
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let decoded = encoding::decode(bytes, Encoding::Utf8, Broken::Refuse).unwrap();
        assert_eq!(decoded, text.strip_prefix('\u{FEFF}').unwrap_or(text));
    }
}

/// Tokens, sentences, paragraphs and what is drawn lie in the text, in order.
pub(crate) fn tokens(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let tokens = text::tokenize(text);
    let sentences = text::sentences(text, &tokens);
    let chunks = text::chunks(text, &tokens, &sentences);
    sound::ranges(text, tokens.iter().map(|token| token.range), true);
    sound::ranges(text, sentences.iter().copied(), true);
    sound::ranges(text, text::paragraphs(text).into_iter(), true);
    sound::ranges(text, chunks.iter().map(|chunk| chunk.range), true);
    let drawn: u32 = chunks.iter().map(|chunk| chunk.range.len()).sum();
    assert_eq!(drawn as usize, text.chars().count());
    let _ = (text::guess_title(text), text::fold(text));
    let _ = (text::is_segmented(text), text::word_forms(text));
}

/// Zones lie in the text, in order; so do the places of the facts.
pub(crate) fn zones(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let zoning = text::zones(text);
    sound::ranges(text, zoning.zones.iter().map(|zone| zone.range), true);
    let facts = zoning.metadata;
    let said = [
        facts.title,
        facts.date,
        facts.author,
        facts.source,
        facts.link,
    ];
    for fact in said.into_iter().flatten() {
        sound::ranges(text, std::iter::once(fact.range), true);
    }
}

/// Figures lie in the text, and their parts in them or near them.
pub(crate) fn figure(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let date = Some(Date {
        year: 2023,
        month: 5,
        day: 13,
    });
    let found = figure::find_in(text, date);
    sound::ranges(text, found.iter().map(|one| one.range), true);
    for one in &found {
        parts(text, &one.reading);
    }
    let middle = text
        .char_indices()
        .map(|(at, _)| at)
        .nth(text.chars().count() / 2);
    let (before, quote) = text.split_at(middle.unwrap_or(0));
    let context = Context {
        date,
        before,
        after: before,
    };
    parts(quote, &figure::read(quote, &context));
    parts(text, &figure::read(text, &Context::default()));
}

fn parts(text: &str, reading: &figure::Reading) {
    let at = &reading.at;
    let named = [
        at.value,
        at.scale,
        at.unit,
        at.commodity,
        at.comparator,
        at.period,
        at.base,
        at.change,
        at.from,
        at.qualifier,
    ];
    let ambiguous = reading.ambiguous.iter().map(|one| one.range);
    for range in named.into_iter().flatten().chain(ambiguous) {
        sound::ranges(text, std::iter::once(range), true);
    }
    sound::ranges(text, reading.unread.iter().copied(), true);
    let numbers = reading.figure.iter().flat_map(|figure| {
        [figure.value, figure.low, figure.high]
            .into_iter()
            .flatten()
    });
    for number in numbers {
        assert!(number.is_finite(), "{number}");
    }
}

const SEARCHED: &str =
    "Bà Lê Thị Thu Hằng, Thứ trưởng Bộ Ngoại giao, nói: kim ngạch đạt 11,4 tỷ USD.";

thread_local! {
    static PROJECT: RefCell<Option<(tempfile::TempDir, Project)>> = const { RefCell::new(None) };
}

/// The first line is what somebody types, the rest a text that it is looked for in.
pub(crate) fn search(bytes: &[u8]) {
    let whole = &*String::from_utf8_lossy(bytes);
    let (typed, text) = whole.split_once('\n').unwrap_or((whole, whole));
    for query in [Query::parse(typed), Query::parse_typing(typed)] {
        let Some(query) = query else { continue };
        let found: Vec<Range> = query.find(text);
        sound::ranges(text, found.into_iter(), false);
    }
    PROJECT.with_borrow_mut(|made| {
        let (_, project) = made.get_or_insert_with(searched);
        let mut hits = 0;
        let searched = project.search(typed, &Silent, &mut |hit| {
            assert!(SEARCHED.contains(&hit.text));
            hits += 1;
            ControlFlow::Continue(())
        });
        searched.unwrap();
        let expected = Query::parse(typed).map_or(0, |query| query.find(SEARCHED).len());
        assert_eq!(hits, expected, "{typed:?}");
    });
}

/// A project with one article in its index.
fn searched() -> (tempfile::TempDir, Project) {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("p.nhan");
    let project = Project::create(&path, &Schema::default_news(), system_clock).unwrap();
    let who = project.annotator("Mai").unwrap().id;
    let document = Document::of_text("a".to_owned(), "A".to_owned(), SEARCHED.to_owned());
    let mut one = std::iter::once(Ok::<_, Problem>(Incoming {
        file: "a.txt".to_owned(),
        line: None,
        document,
        notes: Vec::new(),
    }));
    let header = Header::default();
    let options = Options::default();
    project
        .import(who, &header, &mut one, &options, &Silent)
        .unwrap();
    project.index(&Silent).unwrap();
    (place, project)
}
