//! The text that a revision brings, and the bytes it was read from.
use super::{Mending, Revise};
use crate::domain::id::RevisionId;
use crate::domain::{Article, Revision};
use crate::error::{Code, Error, Result};
use crate::formats::LARGEST;
use crate::text::encoding::{Broken, BrokenBytes, Encoding, decode, encode};
use crate::text::{Said, guess_title, zones};

/// The new revision, and the bytes that both texts may have been read from.
pub(super) fn revision(old: &Revision, revise: &Revise) -> Result<(Revision, Option<Vec<u8>>)> {
    let (text, encoding, reason, bytes) = match &revise.mending {
        Mending::Text(text) => (text.clone(), old.encoding.clone(), "correction", None),
        Mending::Encoding { encoding, bytes } => {
            let bytes = match bytes {
                Some(bytes) => bytes.clone(),
                None => bytes_of(old)?,
            };
            let read = decode(&bytes, *encoding, Broken::Refuse);
            let text = read.map_err(|broken| refuse(*encoding, broken))?;
            (text, encoding.name().to_owned(), "encoding", Some(bytes))
        }
    };
    if text.is_empty() {
        return Err(Error::new(Code::TextEmpty));
    }
    if text == old.text {
        return Err(Error::new(Code::RevisionSame));
    }
    if text.len() as u64 > LARGEST {
        return Err(Error::new(Code::FileTooLarge));
    }
    if text.contains('\0') {
        return Err(Error::new(Code::TextHasNul));
    }
    let new = Revision {
        id: revise.id,
        article: revise.article,
        number: old.number + 1,
        text,
        encoding,
        reason: reason.to_owned(),
    };
    Ok((new, bytes))
}

/// The encoding that a text was read in; of one that names none it is that of the text itself.
pub(super) fn encoding_of(revision: &Revision) -> Encoding {
    Encoding::named(&revision.encoding).unwrap_or(Encoding::Utf8)
}

/// The bytes that a text was read from, as far as it still tells.
pub(super) fn bytes_of(revision: &Revision) -> Result<Vec<u8>> {
    let encoding = encoding_of(revision);
    encode(&revision.text, encoding)
        .ok_or_else(|| Error::new(Code::BytesLost).arg("encoding", encoding.name()))
}

fn refuse(encoding: Encoding, broken: BrokenBytes) -> Error {
    let code = match encoding {
        Encoding::Utf8 => Code::NotUtf8,
        _ => Code::BrokenBytes,
    };
    Error::new(code)
        .arg("encoding", encoding.name())
        .arg("count", broken.count)
        .arg("line", broken.line)
        .arg("column", broken.column)
}

/// The article with its new text. What was found in the old one, title and facts, is found again;
/// what somebody wrote there stays.
pub(super) fn article(mut article: Article, old: &str, new: &str, id: RevisionId) -> Article {
    article.revision = id;
    let (before, after) = (zones(old).metadata, zones(new).metadata);
    let title = |said: &Option<Said>, text: &str| match said {
        Some(said) => said.value.clone(),
        None => guess_title(text),
    };
    if article.title == title(&before.title, old) {
        article.title = title(&after.title, new);
    }
    let facts = &mut article.metadata;
    for (fact, before, after) in [
        (&mut facts.date, before.date, after.date),
        (&mut facts.author, before.author, after.author),
        (&mut facts.source, before.source, after.source),
        (&mut facts.url, before.link, after.link),
    ] {
        if *fact == before.map(|said| said.value)
            && let Some(said) = after
        {
            *fact = Some(said.value);
        }
    }
    article
}
