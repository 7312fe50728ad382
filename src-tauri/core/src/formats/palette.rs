//! Colours of labels, for formats that say how their annotations are drawn.
use crate::domain::Label;

/// The tints of the window, on which black is read well.
const TINTS: [(&str, &str); 8] = [
    ("blue", "#dfebf7"),
    ("green", "#e0f0dc"),
    ("orange", "#fce7d0"),
    ("purple", "#ece3f6"),
    ("red", "#fbe1de"),
    ("teal", "#d8efec"),
    ("brown", "#f1e5d5"),
    ("pink", "#fae1ec"),
];

/// Of a label whose colour is one of the palette.
pub(super) fn tint(label: &Label) -> Option<&'static str> {
    let mut tints = TINTS.iter();
    let (_, tint) = tints.find(|(colour, _)| *colour == label.colour)?;
    Some(tint)
}
