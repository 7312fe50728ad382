//! A word-segmented text as people write it.

use super::View;
use super::writer::Writer;
use crate::text::clusters::joins;
use crate::text::pieces::{Piece, pieces};
use crate::text::segmented::is_address;
use crate::text::{is_segmented, tokenize};

/// A word-segmented text as people write: blanks for the underscores that join syllables, and
/// none of the blanks that segmenters put around marks. Any other text stays as it is.
///
/// Underscores of addresses, handles and file names stay. A straight quotation mark opens and
/// closes by turns within a line; a dash keeps its blanks, which people write, too.
#[must_use]
pub fn syllables(text: &str) -> View<'_> {
    if !is_segmented(text) {
        return View::raw(text);
    }
    let tokens = tokenize(text);
    let pieces = pieces(text, &tokens);
    let mut writer = Writer::new(text);
    let mut place = Place::default();
    let mut last: Option<(&Piece<'_>, Side)> = None;
    let mut at = 0;
    for (i, piece) in pieces.iter().enumerate() {
        let gap = at..at + piece.gap.len();
        at = gap.end + piece.text.len();
        place.go_on(
            last.is_none(),
            piece,
            text.get(gap.end..).unwrap_or_default(),
        );
        let side = place.side(last.map(|(piece, _)| piece), piece, pieces.get(i + 1));
        if let Some((before, side_before)) = last {
            if piece.token.glued && !place.is_address {
                for (joint, sign) in piece.gap.match_indices('_') {
                    let joint = gap.start + joint;
                    writer.change(joint..joint + sign.len(), " ");
                }
            } else if is_of_blanks(piece.gap)
                && (side.closes || side_before.opens)
                && !piece.text.starts_with(|c| joins(before.text, c))
            {
                writer.change(gap, "");
            }
        }
        last = Some((piece, side));
    }
    writer.finish()
}

/// To which side a mark is written without a blank.
#[derive(Debug, Clone, Copy, Default)]
struct Side {
    closes: bool,
    opens: bool,
}

/// What is known of the place in the text that is looked at.
#[derive(Debug, Default)]
struct Place {
    /// Between blanks stands an address, a handle or a file name.
    is_address: bool,
    /// A straight quotation mark of this line is open.
    quoted: bool,
}

impl Place {
    /// `rest` begins with the piece.
    fn go_on(&mut self, first: bool, piece: &Piece<'_>, rest: &str) {
        if piece.begins_line() {
            self.quoted = false;
        }
        if first || piece.gap.contains(char::is_whitespace) {
            let run = rest.split(char::is_whitespace).next();
            self.is_address = run.is_some_and(is_address);
        }
    }

    fn side(
        &mut self,
        before: Option<&Piece<'_>>,
        piece: &Piece<'_>,
        after: Option<&Piece<'_>>,
    ) -> Side {
        // `.vn` and `f(x)` are words of their own kind.
        let ends = after.is_none_or(|after| !after.gap.is_empty() || after.is_mark());
        let begins = before.is_none_or(|before| !piece.gap.is_empty() || before.is_mark());
        let mut side = Side::default();
        match piece.text {
            "." | "," | ";" | ":" | "!" | "?" | "…" | ")" | "]" | "}" | "”" | "’" | "»" | "%" =>
            {
                side.closes = ends;
            }
            "(" | "[" | "{" | "“" | "‘" | "«" => side.opens = begins,
            "\"" => {
                (side.closes, side.opens) = (self.quoted, !self.quoted);
                self.quoted = !self.quoted;
            }
            "/" => {
                let apart = is_of_blanks(piece.gap) && after.is_some_and(|a| is_of_blanks(a.gap));
                (side.closes, side.opens) = (apart, apart);
            }
            _ => {}
        }
        side
    }
}

fn is_of_blanks(gap: &str) -> bool {
    !gap.is_empty() && gap.bytes().all(|byte| byte == b' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::offset::Range;
    use crate::text::view::Carried;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn as_people_write() {
        for (text, expected) in [
            (
                "Theo Bộ Công_Thương , kim_ngạch đạt 11,4 tỷ USD .",
                "Theo Bộ Công Thương, kim ngạch đạt 11,4 tỷ USD.",
            ),
            (
                "Thứ_trưởng ( bên trái ) : “ Xin_chào ! ”",
                "Thứ trưởng (bên trái): “Xin chào!”",
            ),
            (
                "\" Hợp_tác \" , bà nói , \" tốt \" .",
                "\"Hợp tác\", bà nói, \"tốt\".",
            ),
            ("\" Mở_ra\n\" Mở_ra \"", "\"Mở ra\n\"Mở ra\""),
            (
                "Việt_Nam - Na_Uy , 9-11 / 8 , tăng 11 %",
                "Việt Nam - Na Uy, 9-11/8, tăng 11%",
            ),
            ("Chờ_đợi . . . ( [ 1 ] )", "Chờ đợi... ([1])"),
            ("Tin_tức .vn và f( x", "Tin tức .vn và f( x"),
            ("Đông_Nam_Á\n, Thái_Lan", "Đông Nam Á\n, Thái Lan"),
            (
                "Bộ Ngoại_giao đăng tại https://bao.vn/tin_moi và @bao_moi",
                "Bộ Ngoại giao đăng tại https://bao.vn/tin_moi và @bao_moi",
            ),
        ] {
            assert_eq!(syllables(text).text, expected);
            let nfd: String = text.nfd().collect();
            assert_eq!(syllables(&nfd).text, expected.nfd().collect::<String>());
        }
    }

    #[test]
    fn a_raw_text_stays() {
        let text =
            "Theo Bộ Ngoại giao ( ảnh ) , hai nước đã bàn về hợp tác kinh tế ; user_name viết .";
        assert_eq!(syllables(text).text, text);
    }

    #[test]
    fn spans_are_carried() {
        let map = syllables("Bộ Công_Thương , Hà_Nội").map;
        for (start, end, carried) in [
            (0, 14, Carried::Exact(Range::new(0, 14))),
            (3, 7, Carried::Exact(Range::new(3, 7))),
            (15, 16, Carried::Exact(Range::new(14, 15))),
            (17, 23, Carried::Exact(Range::new(16, 22))),
            (0, 15, Carried::Narrowed(Range::new(0, 14))),
            (14, 15, Carried::Gone(crate::domain::offset::Offset(14))),
        ] {
            assert_eq!(map.carry(Range::new(start, end)), carried, "{start}..{end}");
        }
    }
}
