//! The encoding that a page names itself: `<meta charset>`, or `http-equiv` with a `Content-Type`.
use crate::text::encoding::Encoding;

/// Bytes at the beginning of a page in which it is to be named; browsers look at fewer.
const HEAD: usize = 16 << 10;

/// The encoding that a page says it is in, if it is one that we read.
///
/// Pages that say Western European and have no letters which Vietnamese ones would replace are
/// read as Windows-1258, which has the same signs.
pub(super) fn said(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let name = head.split("<meta").skip(1).find_map(|meta| {
        let meta = meta.split('>').next()?;
        let (_, rest) = meta.split_once("charset")?;
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let rest = rest.trim_start_matches(['"', '\'']).trim_start();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
        rest.get(..end.unwrap_or(rest.len()))
    })?;
    match name {
        "utf8" | "utf-8" | "unicode-1-1-utf-8" | "utf-16" | "utf-16le" | "utf-16be" => {
            // That this could be read shows that it is not UTF-16.
            Some(Encoding::Utf8)
        }
        "windows-1258" | "cp1258" | "x-cp1258" => Some(Encoding::Windows1258),
        "viscii" | "csviscii" | "viscii1.1-1" | "x-viet-viscii" => Some(Encoding::Viscii),
        "tcvn" | "tcvn5712" | "tcvn-5712" | "tcvn5712-1" | "x-viet-tcvn5712" => {
            Some(Encoding::Tcvn5712)
        }
        "windows-1252" | "cp1252" | "iso-8859-1" | "latin1" | "us-ascii" | "ascii" => {
            let western = |byte: &u8| WESTERN.contains(byte);
            (!bytes.iter().any(western)).then_some(Encoding::Windows1258)
        }
        _ => None,
    }
}

/// What Windows-1252 and Windows-1258 read differently.
const WESTERN: &[u8] = &[
    0x8A, 0x8E, 0x9A, 0x9E, 0xC3, 0xCC, 0xD0, 0xD2, 0xD5, 0xDD, 0xDE, 0xE3, 0xEC, 0xF0, 0xF2, 0xF5,
    0xFD, 0xFE,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_found_however_it_is_written() {
        for (page, found) in [
            ("<meta charset=utf-8>", Some(Encoding::Utf8)),
            (
                "<META CHARSET = \"Windows-1258\" />",
                Some(Encoding::Windows1258),
            ),
            (
                "<meta name=a content=b><meta http-equiv='Content-Type' content='text/html; charset=viscii'>",
                Some(Encoding::Viscii),
            ),
            ("<meta charset=utf-16>", Some(Encoding::Utf8)),
            ("<meta charset=iso-8859-1>x", Some(Encoding::Windows1258)),
            ("<meta charset=koi8-r>", None),
            ("<meta charset", None),
            ("<p>charset=utf-8</p>", None),
        ] {
            assert_eq!(said(page.as_bytes()), found, "{page}");
        }
        assert_eq!(said(b"<meta charset=iso-8859-1>\xE3"), None);
    }

    #[test]
    fn western_signs_are_the_same_in_both() {
        for byte in 0x80..=0xFF_u8 {
            let read = |as_one: &'static encoding_rs::Encoding| {
                as_one.decode_without_bom_handling(&[byte]).0.into_owned()
            };
            let differs = read(encoding_rs::WINDOWS_1252) != read(encoding_rs::WINDOWS_1258);
            assert_eq!(differs, WESTERN.contains(&byte), "{byte:X}");
        }
    }
}
