//! What is found: zones with their reasons, and the facts of an article with their places.

use crate::domain::ZoneKind;
use crate::domain::offset::Range;

/// A stretch of text by its function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundZone {
    /// What it is.
    pub kind: ZoneKind,
    /// Code points, half-open; begins and ends with something that shows.
    pub range: Range,
    /// The rule that found it.
    pub reason: Reason,
}

/// A fact, as it is to be kept, and the place that says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// NFC, blanks folded, without the underscores of segmented text; a date in ISO 8601.
    pub value: String,
    /// Code points, half-open.
    pub range: Range,
}

/// What a text says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub title: Option<Said>,
    /// When it was published, `2021-09-29` or `2021-09-29T13:31`.
    pub date: Option<Said>,
    /// Who signed it.
    pub author: Option<Said>,
    /// The agency or paper that it was taken from.
    pub source: Option<Said>,
    /// Its own address.
    pub link: Option<Said>,
}

/// Zones and facts of one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Zoning {
    /// In order, not overlapping; blanks between them are in none.
    pub zones: Vec<FoundZone>,
    /// See [`Metadata`].
    pub metadata: Metadata,
}

/// Why a stretch is taken for a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The line before the article that speaks of what the article speaks of.
    Headline,
    /// A headline and what follows run together; a new sentence seems to begin here.
    HeadlineRunOn,
    /// The first paragraph or sentence below the headline.
    Lead,
    /// A short line without a stop above a paragraph.
    ShortLine,
    /// Sentences.
    Prose,
    /// Stands beside a credit.
    BesideCredit,
    /// Stands below the alternative text of an image.
    BelowImage,
    /// Says how a picture is to be used.
    PicturePhrase,
    /// Says who made a picture.
    CreditPhrase,
    /// Names the author in so many words.
    AuthorLabel,
    /// Nothing but names.
    Names,
    /// Says which agency or paper it follows.
    SourcePhrase,
    /// A day with its year, and no other words.
    Date,
    /// An address.
    Address,
    /// Letters without diacritics in a Vietnamese text.
    PlainLetters,
    /// A word or a name of a file that stands for an image.
    ImageWord,
    /// Says the same as the line beside it or as the headline.
    Repeated,
    /// Names of sections.
    Sections,
    /// A list of key words.
    KeyWords,
    /// A button or a counter.
    Button,
    /// Announces other articles.
    LinkHeading,
    /// Stands in a list of other articles.
    LinkList,
    /// Licence, editor, address or copyright.
    Imprint,
    /// Comes after the article and is none of the above.
    Remainder,
    /// The element of a web page says so: a heading, a caption, a link.
    PageElement,
    /// A web page calls it so, in the names of its elements.
    PageName,
    /// The head of a web page says the same.
    PageHead,
}

impl Reason {
    /// The name under which a zone keeps it, and by which a sentence for it is found.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::HeadlineRunOn => "headline_run_on",
            Self::Lead => "lead",
            Self::ShortLine => "short_line",
            Self::Prose => "prose",
            Self::BesideCredit => "beside_credit",
            Self::BelowImage => "below_image",
            Self::PicturePhrase => "picture_phrase",
            Self::CreditPhrase => "credit_phrase",
            Self::AuthorLabel => "author_label",
            Self::Names => "names",
            Self::SourcePhrase => "source_phrase",
            Self::Date => "date",
            Self::Address => "address",
            Self::PlainLetters => "plain_letters",
            Self::ImageWord => "image_word",
            Self::Repeated => "repeated",
            Self::Sections => "sections",
            Self::KeyWords => "key_words",
            Self::Button => "button",
            Self::LinkHeading => "link_heading",
            Self::LinkList => "link_list",
            Self::Imprint => "imprint",
            Self::Remainder => "remainder",
            Self::PageElement => "page_element",
            Self::PageName => "page_name",
            Self::PageHead => "page_head",
        }
    }
}
