//! Reading how many tests passed and failed from what the test runners print.

/// The sum over all summaries in a runner's output.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Counts {
    fn add(&mut self, count: u64, word: &str) {
        match word {
            "passed" | "pass" => self.passed += count,
            "failed" | "fail" | "error" | "errors" => self.failed += count,
            "ignored" | "skipped" | "todo" => self.skipped += count,
            _ => {}
        }
    }
}

/// Nothing when no line looks like a summary: the caller then counts the step itself.
pub(crate) fn parse(output: &str) -> Option<Counts> {
    let mut counts = Counts::default();
    let mut found = false;
    for line in output.lines() {
        let plain = without_colours(line);
        found |= summary(plain.trim(), &mut counts);
    }
    found.then_some(counts)
}

fn summary(line: &str, counts: &mut Counts) -> bool {
    if let Some(rest) = line.strip_prefix("test result: ") {
        // cargo test: `ok. 12 passed; 0 failed; 1 ignored; 0 measured; …`
        let rest = rest.split_once(". ").map_or(rest, |(_, numbers)| numbers);
        return pairs(rest, ';', counts);
    }
    if let Some(rest) = line.strip_prefix("Tests ") {
        // vitest: `Tests  1 failed | 11 passed (12)`
        let rest = rest.split('(').next().unwrap_or(rest).trim();
        return rest == "no tests" || pairs(rest, '|', counts);
    }
    if let Some((rest, took)) = line.rsplit_once(" in ")
        && took.starts_with(|c: char| c.is_ascii_digit())
    {
        // pytest --quiet: `1 failed, 11 passed, 2 skipped in 64.50s (0:01:04)`
        return pairs(rest, ',', counts);
    }
    if let Some(rest) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) {
        // node --test, in either of its reporters: `ℹ pass 12`
        let mut words = rest.split_whitespace();
        if let (Some(word @ ("pass" | "fail" | "skipped" | "todo")), Some(count), None) =
            (words.next(), words.next(), words.next())
            && let Ok(count) = count.parse()
        {
            counts.add(count, word);
            return true;
        }
    }
    false
}

fn pairs(list: &str, separator: char, counts: &mut Counts) -> bool {
    let mut found = false;
    for pair in list.split(separator) {
        if let Some((count, word)) = pair.trim().split_once(' ')
            && let Ok(count) = count.parse()
        {
            counts.add(count, word);
            found = true;
        }
    }
    found
}

/// Runners colour their output when asked to; escape sequences end with a letter.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            chars.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64, skipped: u64) -> Option<Counts> {
        Some(Counts {
            passed,
            failed,
            skipped,
        })
    }

    #[test]
    fn cargo_summaries_add_up() {
        let output = "running 2 tests\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s\n";
        assert_eq!(parse(output), counts(15, 2, 1));
    }

    #[test]
    fn vitest_counts_tests_and_not_files() {
        let output = " Test Files  1 failed | 2 passed (3)\n      Tests  1 failed | 11 passed | 2 skipped (14)\n";
        assert_eq!(parse(output), counts(11, 1, 2));
    }

    #[test]
    fn vitest_in_colour() {
        let output = "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m12 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (12)\u{1b}[39m";
        assert_eq!(parse(output), counts(12, 0, 0));
    }

    #[test]
    fn node_test_in_both_reporters() {
        assert_eq!(
            parse("ℹ tests 5\nℹ pass 4\nℹ fail 1\nℹ skipped 0\n"),
            counts(4, 1, 0)
        );
        assert_eq!(parse("# tests 5\n# pass 5\n# fail 0\n"), counts(5, 0, 0));
    }

    #[test]
    fn pytest_counts_tests_and_errors() {
        assert_eq!(
            parse("..sF\n1 failed, 11 passed, 2 skipped in 64.50s (0:01:04)\n"),
            counts(11, 1, 2)
        );
        assert_eq!(parse("3 passed, 1 error in 0.10s"), counts(3, 1, 0));
    }

    #[test]
    fn a_runner_without_tests_is_seen_to_have_none() {
        assert_eq!(parse("      Tests  no tests\n"), counts(0, 0, 0));
    }

    #[test]
    fn other_output_is_no_summary() {
        assert_eq!(
            parse("12 passed the river\n# pass on\nTests are good\n"),
            None
        );
    }
}
