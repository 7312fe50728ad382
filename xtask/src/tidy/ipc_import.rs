//! One file talks to Tauri, so that everything else runs in a test without it.

use super::{Problem, Sources};

/// The one importer, and the generated bindings that it uses.
const IMPORTERS: &[&str] = &["ui/src/lib/ipc/backend.ts", "ui/src/lib/ipc/bindings.ts"];

pub(crate) fn check(sources: &Sources) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in sources.under("ui/src/") {
        if IMPORTERS.contains(&file.path.as_str()) || !file.has_ending(&["ts", "js", "svelte"]) {
            continue;
        }
        for (line, text) in file.lines() {
            if ["'", "\"", "`"]
                .iter()
                .any(|quote| text.contains(&format!("{quote}@tauri-apps/")))
            {
                let what = "only ui/src/lib/ipc/backend.ts may import @tauri-apps/*";
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
    fn a_second_importer_is_found() {
        let text = "import { a } from './a';\nimport { invoke } from '@tauri-apps/api/core';\n";
        let sources = Sources::of(&[
            ("ui/src/lib/ipc/backend.ts", text),
            ("ui/src/features/search/Search.svelte", text),
        ]);
        let found = check(&sources);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].path.as_str(), found[0].line),
            ("ui/src/features/search/Search.svelte", 2)
        );
    }
}
