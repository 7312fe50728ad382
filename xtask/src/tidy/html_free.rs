//! Article text never becomes markup.

use super::{Problem, Sources};

/// Every way from a string to markup.
const WAYS: &[&str] = &["{@html", ".innerHTML", ".outerHTML", ".insertAdjacentHTML"];

pub(crate) fn check(sources: &Sources) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in sources
        .under("ui/src/")
        .filter(|file| file.has_ending(&["ts", "js", "svelte"]))
    {
        for (line, text) in file.lines() {
            for way in WAYS.iter().filter(|way| text.contains(**way)) {
                let what = format!("`{way}` puts text into markup as HTML");
                problems.push(Problem::new(&file.path, line, what));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_html_is_found() {
        let sources = Sources::of(&[
            ("ui/src/a.svelte", "<p>{@html text}</p>"),
            ("ui/src/b.ts", "element.innerHTML = text;"),
            ("ui/src/c.svelte", "<p>{text}</p>"),
        ]);
        assert_eq!(check(&sources).len(), 2);
    }
}
