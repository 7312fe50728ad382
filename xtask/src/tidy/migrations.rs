//! A released migration never changes: project files out there have run it.

use sha2::{Digest, Sha256};

use super::{Problem, Sources};

const LOCK: &str = "xtask/migrations.lock";
const FOLDER: &str = "src-tauri/core/src/storage/migrations/";

pub(crate) fn check(sources: &Sources) -> Vec<Problem> {
    let Some(lock) = sources.get(LOCK) else {
        return vec![Problem::new(LOCK, 0, "is missing")];
    };
    let mut problems = Vec::new();
    let mut released = Vec::new();
    for (line, text) in lock.lines() {
        let text = text.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let Some((sum, name)) = text.split_once("  ") else {
            problems.push(Problem::new(LOCK, line, "a line is `sha256  NN-name`"));
            continue;
        };
        released.push(name);
        let path = format!("{FOLDER}{name}/up.sql");
        match sources.get(&path) {
            None => problems.push(Problem::new(
                LOCK,
                line,
                format!("{path} was released and is gone"),
            )),
            Some(file) if sum_of(&file.text) != sum => {
                let what = "was released and has changed; put it back and write a new migration";
                problems.push(Problem::new(&path, 0, what));
            }
            Some(_) => {}
        }
    }
    problems.extend(out_of_order(sources, &released));
    problems
}

/// A new migration comes after all released ones: files out there never run an earlier one.
fn out_of_order(sources: &Sources, released: &[&str]) -> Vec<Problem> {
    let newest = released
        .iter()
        .filter_map(|name| number(name))
        .max()
        .unwrap_or(0);
    let names = sources.under(FOLDER).filter_map(|file| {
        let name = file.path.strip_prefix(FOLDER)?.strip_suffix("/up.sql")?;
        Some((file, name))
    });
    let new = names.filter(|(_, name)| !released.contains(name));
    new.filter_map(|(file, name)| {
        let what = match number(name) {
            None => "the folder's name does not begin with a number".to_owned(),
            Some(number) if number <= newest => {
                format!("has to come after {newest}, which is released")
            }
            Some(_) => return None,
        };
        Some(Problem::new(&file.path, 0, what))
    })
    .collect()
}

fn number(name: &str) -> Option<u32> {
    name.split('-').next()?.parse().ok()
}

/// Of the text with `\n`, whatever the checkout has.
fn sum_of(text: &str) -> String {
    let sum = Sha256::digest(text.replace("\r\n", "\n").as_bytes());
    sum.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(lock: &str, migrations: &[(&str, &str)]) -> Vec<String> {
        let mut files = vec![(LOCK.to_owned(), lock.to_owned())];
        for (name, text) in migrations {
            files.push((format!("{FOLDER}{name}/up.sql"), (*text).to_owned()));
        }
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        check(&Sources::of(&files))
            .into_iter()
            .map(|problem| problem.what)
            .collect()
    }

    #[test]
    fn a_released_migration_may_neither_change_nor_go() {
        let lock = format!("# released\n{}  01-first\n", sum_of("CREATE TABLE a;\n"));
        assert!(problems(&lock, &[("01-first", "CREATE TABLE a;\n")]).is_empty());
        assert!(problems(&lock, &[("01-first", "CREATE TABLE a;\r\n")]).is_empty());
        assert_eq!(
            problems(&lock, &[("01-first", "CREATE TABLE b;\n")]).len(),
            1
        );
        assert_eq!(problems(&lock, &[]).len(), 1);
    }

    #[test]
    fn a_new_one_comes_last() {
        let lock = format!("{}  02-second\n", sum_of("x"));
        let second = ("02-second", "x");
        assert!(problems(&lock, &[second, ("03-third", "y")]).is_empty());
        assert_eq!(problems(&lock, &[second, ("01-late", "y")]).len(), 1);
        assert_eq!(problems(&lock, &[second, ("third", "y")]).len(), 1);
    }

    #[test]
    fn a_broken_or_missing_list_is_found() {
        assert_eq!(problems("nonsense\n", &[]).len(), 1);
        assert_eq!(check(&Sources::of(&[])).len(), 1);
    }

    #[test]
    fn the_sum_is_that_of_sha256sum() {
        let sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sum_of(""), sum);
    }
}
