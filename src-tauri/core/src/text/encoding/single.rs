//! Encodings of one byte a character.
//!
//! VISCII is RFC 1456, table 3. TCVN 5712-1 is the Vietnamese standard TCVN 5712:1993, form VN1, as
//! the national body registered it (ISO-IR 180) with the letters in the control columns that VN1
//! adds. Windows-1258 and Windows-1252 are those of the WHATWG Encoding Standard.

use std::sync::LazyLock;

use encoding_rs::{WINDOWS_1252, WINDOWS_1258};

use super::decode::Decoded;

/// What each byte stands for; U+FFFD where it stands for nothing.
type Table = [char; 256];

/// Bytes 80 to FF of VISCII, sixteen a line.
const VISCII_HIGH: [&str; 8] = [
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ",
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ",
    "Õắằặấầẩậẽẹếềểễệố",
    "ồổỗỠƠộờởịỰỨỪỬơớƯ",
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ",
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư",
    "àáâãảăữẫèéêẻìíĩỉ",
    "đựòóôõỏọụùúũủýợỮ",
];

/// The letters of VISCII for which there was no room there.
const VISCII_LOW: [(u8, char); 6] = [
    (0x02, 'Ẳ'),
    (0x05, 'Ẵ'),
    (0x06, 'Ẫ'),
    (0x14, 'Ỷ'),
    (0x19, 'Ỹ'),
    (0x1E, 'Ỵ'),
];

/// Bytes 80 to FF of TCVN 5712-1, sixteen a line; B0 to B4 are the tones as combining marks.
const TCVN_HIGH: [&str; 8] = [
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ",
    "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ",
    "\u{A0}ĂÂÊÔƠƯĐăâêôơưđẰ",
    "\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴ",
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ",
    "éẹềểễếệìỉỄẾỒĩíịò",
    "Ổỏõóọồổỗốộờởỡớợù",
    "ỖủũúụừửữứựỳỷỹýỵỐ",
];

/// The letters of TCVN 5712-1 for which there was no room there.
const TCVN_LOW: [(u8, char); 12] = [
    (0x01, 'Ú'),
    (0x02, 'Ụ'),
    (0x04, 'Ừ'),
    (0x05, 'Ử'),
    (0x06, 'Ữ'),
    (0x11, 'Ứ'),
    (0x12, 'Ự'),
    (0x13, 'Ỳ'),
    (0x14, 'Ỷ'),
    (0x15, 'Ỹ'),
    (0x16, 'Ý'),
    (0x17, 'Ỵ'),
];

static VISCII: LazyLock<Table> = LazyLock::new(|| table(&VISCII_LOW, &VISCII_HIGH));
static TCVN: LazyLock<Table> = LazyLock::new(|| table(&TCVN_LOW, &TCVN_HIGH));
static CP1258: LazyLock<Table> = LazyLock::new(|| standard(WINDOWS_1258));
static CP1252: LazyLock<Table> = LazyLock::new(|| standard(WINDOWS_1252));

fn table(low: &[(u8, char)], high: &[&str; 8]) -> Table {
    let mut table = [char::REPLACEMENT_CHARACTER; 256];
    let high = high.iter().flat_map(|row| row.chars());
    let all = ('\0'..'\u{80}').chain(high);
    for (place, c) in table.iter_mut().zip(all) {
        *place = c;
    }
    for (byte, c) in low {
        table[usize::from(*byte)] = *c;
    }
    table
}

/// The Encoding Standard reads bytes that a code page leaves free as control characters.
fn standard(encoding: &'static encoding_rs::Encoding) -> Table {
    let mut table = [char::REPLACEMENT_CHARACTER; 256];
    for (byte, place) in (0..=u8::MAX).zip(&mut table) {
        let byte = [byte];
        let (text, _) = encoding.decode_without_bom_handling(&byte);
        let found = text.chars().next().filter(|c| !is_free(*c));
        *place = found.unwrap_or(char::REPLACEMENT_CHARACTER);
    }
    table
}

/// Whether it is a control character above ASCII, which no text holds.
pub(super) fn is_free(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9F}')
}

pub(super) fn windows_1258(bytes: &[u8]) -> Decoded {
    by_table(bytes, &CP1258)
}

pub(super) fn viscii(bytes: &[u8]) -> Decoded {
    by_table(bytes, &VISCII)
}

pub(super) fn tcvn5712(bytes: &[u8]) -> Decoded {
    by_table(bytes, &TCVN)
}

fn by_table(bytes: &[u8], table: &Table) -> Decoded {
    let mut decoded = Decoded::with_capacity(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        match table[usize::from(*byte)] {
            char::REPLACEMENT_CHARACTER => decoded.broken(at),
            c => decoded.text.push(c),
        }
    }
    decoded
}

/// What a byte is in Windows-1252; none of a free one.
pub(super) fn western(byte: u8) -> Option<char> {
    let c = CP1252[usize::from(byte)];
    (c != char::REPLACEMENT_CHARACTER).then_some(c)
}

/// The letter of TCVN3 that `c` of Windows-1252 stands for; none of what stands for no letter.
///
/// TCVN3 is form VN3 of the standard: of the letters of VN1 those that are small, and the capitals
/// without a tone. Bytes 80 to 9F are the signs of Windows-1252.
pub(super) fn tcvn3(c: char) -> Option<char> {
    let byte = u8::try_from(c).ok().filter(|byte| *byte > 0xA0)?;
    let letter = TCVN[usize::from(byte)];
    (byte <= 0xA7 || letter.is_lowercase()).then_some(letter)
}
