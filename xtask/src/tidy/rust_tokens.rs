//! Rust's text as words and signs, without comments, strings and characters. Much less than a
//! parser, and enough to see which modules a file names.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    Word(&'a str),
    /// `::`
    Path,
    Sign(char),
}

/// Tokens with the line each stands on.
pub(crate) fn tokens(text: &str) -> Vec<(usize, Token<'_>)> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if let Some(length) = comment(rest).or_else(|| string(rest)) {
            length
        } else if first.is_alphanumeric() || first == '_' {
            let length = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            found.push((line, Token::Word(&rest[..length])));
            length
        } else if rest.starts_with("::") {
            found.push((line, Token::Path));
            2
        } else if first == '\'' {
            character(rest)
        } else {
            if !first.is_whitespace() {
                found.push((line, Token::Sign(first)));
            }
            first.len_utf8()
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    found
}

fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if !rest.starts_with("/*") {
        return None;
    }
    // Block comments nest.
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    Some(at)
}

/// A string with its prefix (`b`, `c`, `r#`), as a whole.
fn string(rest: &str) -> Option<usize> {
    let prefix = rest.find(|c| !matches!(c, 'b' | 'c' | 'r'))?;
    if prefix > 2 {
        return None;
    }
    let raw = rest[..prefix].contains('r');
    let hashes = rest[prefix..]
        .bytes()
        .take_while(|byte| *byte == b'#')
        .count();
    if (hashes > 0 && !raw) || !rest[prefix + hashes..].starts_with('"') {
        return None;
    }
    let start = prefix + hashes + 1;
    if raw {
        let end = format!("\"{}", "#".repeat(hashes));
        return Some(
            rest[start..]
                .find(&end)
                .map_or(rest.len(), |at| start + at + end.len()),
        );
    }
    Some(closing(rest, start, '"'))
}

/// `'a'`, or the mark of a lifetime, after which the name is read as a word.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), _) => closing(rest, 1, '\''),
        (_, Some((at, '\''))) => at + 1,
        _ => 1,
    }
}

fn closing(rest: &str, start: usize, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest[start..].char_indices() {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == quote {
            return start + at + 1;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let word = |(_, token)| {
            if let Token::Word(word) = token {
                Some(word)
            } else {
                None
            }
        };
        tokens(text).into_iter().filter_map(word).collect()
    }

    #[test]
    fn comments_strings_and_characters_hold_no_words() {
        assert_eq!(words("a // b\nc /* d /* e */ f */ g"), ["a", "c", "g"]);
        assert_eq!(
            words(r##"a("b \" c") d r#"e " f"# b"g" h"##),
            ["a", "d", "h"]
        );
        assert_eq!(words(r"a 'b' '\'' 'ã' c"), ["a", "c"]);
        assert_eq!(
            words("fn a<'b>(c: &'static str)"),
            ["fn", "a", "b", "c", "static", "str"]
        );
        assert_eq!(words("\"never closed"), [""; 0]);
        assert_eq!(words("brace bar crate"), ["brace", "bar", "crate"]);
    }

    #[test]
    fn lines_are_counted_through_comments_and_strings() {
        let found = tokens("/* \n */ \"\n\" a::b");
        assert_eq!(
            found,
            [
                (3, Token::Word("a")),
                (3, Token::Path),
                (3, Token::Word("b"))
            ]
        );
    }
}
