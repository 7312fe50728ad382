//! Small damage done to files, the same for the same number.

/// Numbers that look random; the same seed gives the same.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        // Marsaglia's xorshift.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Below `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap_or(0)
    }

    /// A stretch of so many things, at most `longest`; empty if there are none.
    fn stretch(&mut self, of: usize, longest: usize) -> std::ops::Range<usize> {
        let start = self.below(of + 1);
        let end = start + self.below(longest + 1);
        start..end.min(of)
    }
}

const NUMBERS: [&str; 10] = [
    "-1",
    "0",
    "00",
    "1e9",
    "0.5",
    "4294967295",
    "4294967296",
    "-9223372036854775808",
    "18446744073709551616",
    "99999999999999999999999999999999999999999",
];

const PIECES: [&str; 24] = [
    "\0", "\n", "\r\n", "\t", " ", "\"", "'", "[", "]", "{", "}", "<", "</", ">", "&", ";", ",",
    ":", "\\", "|", "\u{301}", "\u{FEFF}", "😀", "\u{2028}",
];

/// The file with one to four things done to it: a stretch cut out, doubled or moved, bytes turned,
/// a number made large or negative, lines put in each other's place, a mark put in.
#[must_use]
pub fn mutated(file: &[u8], seed: u64) -> Vec<u8> {
    // Zero would stay zero; neighbouring seeds must not begin alike.
    let mut random = Random(seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut bytes = file.to_vec();
    for _ in 0..=random.below(4) {
        damage(&mut bytes, &mut random);
    }
    bytes
}

fn damage(bytes: &mut Vec<u8>, random: &mut Random) {
    match random.below(7) {
        0 => {
            let cut = random.stretch(bytes.len(), 20);
            bytes.drain(cut);
        }
        1 => {
            let end = random.below(bytes.len() + 1);
            bytes.truncate(end);
        }
        2 => {
            let stretch = random.stretch(bytes.len(), 200);
            let copy = bytes[stretch].to_vec();
            let at = random.below(bytes.len() + 1);
            bytes.splice(at..at, copy);
        }
        3 if !bytes.is_empty() => {
            let at = random.below(bytes.len());
            bytes[at] ^= 1 << random.below(8);
        }
        4 => number(bytes, random),
        5 => lines(bytes, random),
        _ => {
            let piece = PIECES[random.below(PIECES.len())];
            let at = random.stretch(bytes.len(), 2);
            bytes.splice(at, piece.bytes());
        }
    }
}

/// Puts another number in the place of one.
fn number(bytes: &mut Vec<u8>, random: &mut Random) {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let starts: Vec<usize> = (0..bytes.len())
        .filter(|at| is_digit(*at) && (*at == 0 || !is_digit(at - 1)))
        .collect();
    if starts.is_empty() {
        return;
    }
    let start = starts[random.below(starts.len())];
    let end = (start..).find(|at| !is_digit(*at)).unwrap_or(start);
    let other = NUMBERS[random.below(NUMBERS.len())];
    bytes.splice(start..end, other.bytes());
}

/// Puts two lines in each other's place.
fn lines(bytes: &mut Vec<u8>, random: &mut Random) {
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    if lines.is_empty() {
        return;
    }
    let (one, other) = (random.below(lines.len()), random.below(lines.len()));
    lines.swap(one, other);
    *bytes = lines.concat();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_and_others_differ() {
        let file = b"a 1\nb 22\nc 333\n";
        let all: Vec<_> = (0..500).map(|seed| mutated(file, seed)).collect();
        assert_eq!(
            all,
            (0..500).map(|seed| mutated(file, seed)).collect::<Vec<_>>()
        );
        let changed = all.iter().filter(|one| *one != file).count();
        assert!(changed > 450, "{changed}");
        let huge = all
            .iter()
            .filter(|one| one.windows(10).any(|w| w == b"4294967296"));
        assert!(huge.count() > 1);
    }

    #[test]
    fn an_empty_file_can_be_damaged() {
        assert!((0..200).any(|seed| !mutated(b"", seed).is_empty()));
    }
}
