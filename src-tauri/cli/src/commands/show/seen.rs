//! An article in another view, and which of its spans and zones do not come through as they are.
use nhan_core::domain::{Document, Range};
use nhan_core::text::view::{self, Carried, View};
use nhan_core::text::{Segmenter, TextIndex, is_segmented, tokenize};
use serde::Serialize;
use serde_json::json;

use crate::args::Seen;

/// A stretch that is not the same when it is carried back.
#[derive(Debug, Serialize)]
pub(super) struct Loss {
    /// None of a zone.
    pub(super) layer: Option<String>,
    /// The label, or the kind of the zone.
    pub(super) name: String,
    /// Where it stands in the text as it is stored, and what it is there.
    #[serde(flatten)]
    pub(super) range: Range,
    pub(super) text: String,
    pub(super) loss: How,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum How {
    Widened,
    Narrowed,
    Gone,
}

/// A segmented text is joined already.
fn joined<'a>(text: &'a str, segmenter: &Segmenter) -> View<'a> {
    if is_segmented(text) {
        return View::raw(text);
    }
    let found = segmenter.segment(text, &tokenize(text));
    let words: Vec<Range> = found.into_iter().map(|word| word.range).collect();
    view::words(text, &words)
}

/// Puts the texts of an article through views, one after the other, with its zones and spans.
pub(super) fn through(document: &mut Document, views: &[Seen], segmenter: &Segmenter) -> Vec<Loss> {
    let mut losses = Vec::new();
    for (place, revision) in document.revisions.iter_mut().enumerate() {
        let source = std::mem::take(&mut revision.text);
        let seen = views
            .iter()
            .fold(View::raw(&source), |seen, one| match one {
                Seen::Raw => seen,
                Seen::Nfc => seen.then(view::nfc),
                Seen::Nfd => seen.then(view::nfd),
                Seen::Cleaned => seen.then(view::cleaned),
                Seen::Syllables => seen.then(view::syllables),
                Seen::Words => seen.then(|text| joined(text, segmenter)),
            });
        let (before, after) = (TextIndex::new(&source), TextIndex::new(&seen.text));
        let mut see = |layer: Option<&str>, name: &str, range: Range, carried: Carried| {
            let loss = match carried {
                Carried::Exact(_) => return,
                Carried::Widened(_) => How::Widened,
                Carried::Narrowed(_) => How::Narrowed,
                Carried::Gone(_) => How::Gone,
            };
            losses.push(Loss {
                layer: layer.map(str::to_owned),
                name: name.to_owned(),
                range,
                text: before.slice(range).unwrap_or_default().to_owned(),
                loss,
            });
        };
        for zone in &mut revision.zones {
            let carried = seen.map.carry(zone.range);
            let kind = json!(zone.kind);
            see(None, kind.as_str().unwrap_or_default(), zone.range, carried);
            zone.range = carried.range();
        }
        let layers = document.layers.iter_mut();
        for layer in layers.filter(|layer| layer.revision == place) {
            let name = super::name(layer).to_owned();
            for span in &mut layer.spans {
                for fragment in &mut span.fragments {
                    let range = fragment.range;
                    let carried = seen.map.carry_fragment(&after, fragment);
                    see(Some(&name), &span.label, range, carried);
                }
            }
        }
        revision.text = seen.text.into_owned();
    }
    losses
}
