//! UTF-16, of both byte orders.

use super::Encoding;
use super::decode::{Decoded, unmarked};

pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> Decoded {
    let rest = unmarked(bytes, encoding);
    let mut decoded = Decoded::with_capacity(rest.len());
    let mut at = bytes.len() - rest.len();
    for unit in char::decode_utf16(units(rest, encoding)) {
        match unit {
            Ok(c) => {
                decoded.text.push(c);
                at += 2 * c.len_utf16();
            }
            Err(_) => {
                decoded.broken(at);
                at += 2;
            }
        }
    }
    if rest.len() % 2 == 1 {
        decoded.broken(at);
    }
    decoded
}

/// The code units of whole pairs of bytes.
fn units(bytes: &[u8], encoding: Encoding) -> impl Iterator<Item = u16> + '_ {
    let big = encoding == Encoding::Utf16Be;
    bytes.chunks_exact(2).filter_map(move |pair| {
        let pair = pair.try_into().ok()?;
        Some(if big {
            u16::from_be_bytes(pair)
        } else {
            u16::from_le_bytes(pair)
        })
    })
}

/// The byte order of a text in UTF-16 without a mark; none of what is no such text.
///
/// Of a text in a Latin script, all code units but a few are those of Latin letters, of signs and
/// of punctuation; read in the other order hardly any is. A zero byte in each blank makes it
/// certain that the bytes are no text of another encoding.
pub(super) fn guess(bytes: &[u8]) -> Option<Encoding> {
    if !bytes.contains(&0) {
        return None;
    }
    [Encoding::Utf16Le, Encoding::Utf16Be]
        .into_iter()
        .find(|encoding| {
            let (mut all, mut latin) = (0_usize, 0_usize);
            for unit in units(bytes, *encoding) {
                all += 1;
                latin += usize::from(is_of_latin_text(unit));
            }
            all > 0 && latin * 10 >= all * 9
        })
}

fn is_of_latin_text(unit: u16) -> bool {
    matches!(unit,
        0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0x24F | 0x300..=0x36F | 0x1E00..=0x1EFF
        | 0x2000..=0x20CF | 0x2100..=0x218F)
}
