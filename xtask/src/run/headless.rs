//! The main job without a window: the sample project, its articles with their labels, and every
//! export there is, so that somebody on a server sees the same result.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::sample;
use crate::{app, paths, proc, table};

pub(crate) fn main_job(by_wish: bool) -> Result<()> {
    let nhan = app::build_command_line()?;
    let out = paths::root().join("out");
    std::fs::create_dir_all(&out)?;
    let project = out.join(sample::NAME);
    // Fresh each time: what is shown is what this checkout makes.
    for ending in ["", "-wal", "-shm"] {
        sample::remove(&out.join(format!("{}{ending}", sample::NAME)))?;
    }
    sample::make(&nhan, &project)?;

    let mut rows = vec![row(&project, &stats(&nhan, &project)?)?];
    for format in writable(&formats(&nhan)?)? {
        let to = out.join(format.file_name());
        sample::remove(&to)?;
        rows.push(row(&to, &export(&nhan, &project, &to, &format.name)?)?);
    }

    println!(
        "\n{}",
        table::render(&["made", "size", "articles", "spans"], &rows)
    );
    if by_wish {
        println!("This was done through the command line, as asked for.");
    } else {
        println!(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so this was done\n\
             through the command line. With a display, `cargo xtask run` opens the application."
        );
    }
    Ok(())
}

#[derive(Debug, PartialEq, Eq)]
struct Format {
    name: String,
    extension: String,
    folder: bool,
}

impl Format {
    fn file_name(&self) -> String {
        let stem = sample::NAME.trim_end_matches(".nhan");
        match self.extension.trim_start_matches('.') {
            "" => format!("{stem}.{}", self.name),
            // `Bai-mau.csv`, not `Bai-mau.csv.csv`.
            extension if self.folder || extension == self.name => format!("{stem}.{}", self.name),
            extension => format!("{stem}.{}.{extension}", self.name),
        }
    }
}

fn formats(nhan: &Path) -> Result<Value> {
    json(nhan, &["export", "--list-formats", "--json"].map(Path::new))
}

fn writable(list: &Value) -> Result<Vec<Format>> {
    let list = list.as_array().context("the list of formats is no list")?;
    let is = |format: &Value, key: &str| format.get(key).and_then(Value::as_bool) == Some(true);
    let text = |format: &Value, key: &str| {
        format
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let formats: Vec<_> = list
        .iter()
        .filter(|format| is(format, "writes"))
        .map(|format| Format {
            name: text(format, "name"),
            extension: text(format, "extension"),
            folder: is(format, "folder"),
        })
        .collect();
    if formats.is_empty() || formats.iter().any(|format| format.name.is_empty()) {
        bail!("the list of formats names none that can be written");
    }
    Ok(formats)
}

fn stats(nhan: &Path, project: &Path) -> Result<Value> {
    json(nhan, &[Path::new("stats"), project, Path::new("--json")])
}

fn export(nhan: &Path, project: &Path, to: &Path, format: &str) -> Result<Value> {
    println!("  {format} → {}", paths::shown(to));
    let words = ["--to", format, "--articles", "all", "--json"];
    let arguments = [Path::new("export"), project, to];
    json(
        nhan,
        &arguments
            .into_iter()
            .chain(words.iter().map(Path::new))
            .collect::<Vec<_>>(),
    )
}

/// What a command of the command line prints with `--json`.
fn json(nhan: &Path, arguments: &[&Path]) -> Result<Value> {
    let text = proc::output(proc::command(nhan).args(arguments))?;
    serde_json::from_str(&text)
        .with_context(|| format!("`nhan {}` printed no JSON document", arguments[0].display()))
}

fn row(path: &Path, report: &Value) -> Result<Vec<String>> {
    if !path.exists() {
        bail!("{} was not made", paths::shown(path));
    }
    let size = table::size(size_of(path)?);
    Ok(vec![
        paths::shown(path),
        size,
        count(report, "articles"),
        count(report, "spans"),
    ])
}

/// A number, or the length of a list, by that name at the top of a report.
fn count(report: &Value, key: &str) -> String {
    match report.get(key) {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Array(list)) => list.len().to_string(),
        Some(Value::Object(parts)) => parts
            .get("total")
            .map_or_else(|| "–".to_owned(), Value::to_string),
        _ => "–".to_owned(),
    }
}

fn size_of(path: &Path) -> Result<u64> {
    if path.is_file() {
        return Ok(path.metadata()?.len());
    }
    std::fs::read_dir(path)?
        .map(|entry| size_of(&entry?.path()))
        .sum()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_formats_that_can_be_written_are_exported() {
        let list = json!([
            {"name": "text", "extension": "txt", "reads": true, "writes": false, "folder": false},
            {"name": "doccano", "extension": "jsonl", "reads": true, "writes": true, "folder": false},
            {"name": "brat", "extension": "ann", "reads": true, "writes": true, "folder": true},
            {"name": "csv", "extension": "csv", "reads": false, "writes": true, "folder": false},
        ]);
        let names: Vec<_> = writable(&list)
            .unwrap()
            .iter()
            .map(Format::file_name)
            .collect();
        assert_eq!(
            names,
            ["Bai-mau.doccano.jsonl", "Bai-mau.brat", "Bai-mau.csv"]
        );
    }

    #[test]
    fn an_empty_or_foreign_list_is_an_error() {
        assert!(writable(&json!([])).is_err());
        assert!(writable(&json!({"formats": []})).is_err());
        assert!(writable(&json!([{"writes": true}])).is_err());
    }

    #[test]
    fn counts_are_found_or_shown_as_unknown() {
        let report = json!({"articles": 10, "spans": {"total": 42}});
        assert_eq!(count(&report, "articles"), "10");
        assert_eq!(count(&report, "spans"), "42");
        assert_eq!(count(&report, "relations"), "–");
    }
}
