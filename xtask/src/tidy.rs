//! What no compiler checks: the structure that docs/architecture.md promises.
//!
//! Each check is a function over the files' text, so that its tests can show that it fails on a
//! broken example.

mod core_apart;
mod file_size;
mod html_free;
mod ipc_import;
mod leftovers;
mod message_keys;
mod message_use;
mod migrations;
mod module_edges;
mod rust_tokens;
mod sources;
mod svelte_markup;
mod svelte_text;

use anyhow::{Result, bail};

pub(crate) use sources::Sources;

/// Something to mend, where it stands and why it is wrong.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Problem {
    pub(crate) path: String,
    /// From 1; 0 where the whole file is meant.
    pub(crate) line: usize,
    pub(crate) what: String,
}

impl Problem {
    pub(crate) fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

pub(crate) type Check = fn(&Sources) -> Vec<Problem>;

pub(crate) const CHECKS: &[(&str, Check)] = &[
    ("tidy: module edges", module_edges::check),
    ("tidy: core stands alone", core_apart::check),
    ("tidy: one importer of Tauri", ipc_import::check),
    ("tidy: messages complete", message_keys::check),
    ("tidy: messages used", message_use::check),
    ("tidy: no raw HTML", html_free::check),
    ("tidy: no text in components", svelte_text::check),
    ("tidy: file sizes", file_size::check),
    ("tidy: leftovers", leftovers::check),
    ("tidy: released migrations", migrations::check),
];

pub(crate) fn tidy() -> Result<()> {
    let sources = Sources::read()?;
    let found: usize = CHECKS
        .iter()
        .map(|(name, check)| report(name, check(&sources)))
        .sum();
    if found > 0 {
        bail!("{found} things to tidy up");
    }
    Ok(())
}

/// One check by itself, for `cargo xtask ci`.
pub(crate) fn one(check: Check) -> Result<()> {
    let found = report("", check(&Sources::read()?));
    if found > 0 {
        bail!("{found} things to tidy up");
    }
    Ok(())
}

fn report(name: &str, mut problems: Vec<Problem>) -> usize {
    problems.sort();
    if !name.is_empty() {
        println!("{name}: {}", if problems.is_empty() { "ok" } else { "" });
    }
    for Problem { path, line, what } in &problems {
        match line {
            0 => println!("  {path}: {what}"),
            line => println!("  {path}:{line}: {what}"),
        }
    }
    problems.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_s_sources_are_found() {
        let sources = Sources::read().unwrap();
        assert!(
            sources
                .under("xtask/src/")
                .any(|file| file.path.ends_with("tidy.rs"))
        );
        assert!(sources.under("target/").next().is_none());
    }
}
