//! The bodies that fuzzing runs, on the seeds that it starts from and on what small damage makes of
//! them.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use nhan_core::formats;
use nhan_hostile::mutate::mutated;

/// Damaged files for each body, shared among its seeds.
const DAMAGED: u64 = 150;

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}

/// The seeds of a body, with their names, in order.
fn seeds(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = fuzz().join("seeds").join(target);
    let mut all: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect();
    all.sort();
    assert!(!all.is_empty(), "no seeds for {target}");
    all
}

#[test]
fn every_body_is_a_fuzz_target() {
    let manifest = std::fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
    for target in nhan_hostile::targets() {
        let code = std::fs::read_to_string(fuzz().join(format!("targets/{target}.rs"))).unwrap();
        assert!(code.contains(&format!("run(\"{target}\"")), "{target}");
        assert!(
            manifest.contains(&format!("\"targets/{target}.rs\"")),
            "{target}"
        );
    }
}

#[test]
fn seeds_of_formats_are_files_of_them() {
    let read = formats::all()
        .iter()
        .filter(|format| format.reader.is_some());
    let mut refused = Vec::new();
    for format in read {
        for (name, seed) in seeds(format.name) {
            let report = nhan_hostile::read(format.name, &seed);
            let report = report.unwrap_or_default();
            if report.articles == 0 || !report.problems.is_empty() {
                refused.push((format.name, name, report.problems));
            }
        }
    }
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn seeds_and_damaged_seeds_are_read_or_refused() {
    for target in nhan_hostile::targets() {
        let seeds = seeds(target);
        for (name, seed) in &seeds {
            run(target, seed, name);
        }
        for (number, (name, seed)) in (0..DAMAGED).zip(seeds.iter().cycle()) {
            run(
                target,
                &mutated(seed, number),
                &format!("{name}, damage {number}"),
            );
        }
    }
}

fn run(target: &str, bytes: &[u8], what: &str) {
    let ended = catch_unwind(AssertUnwindSafe(|| nhan_hostile::run(target, bytes)));
    let shown = String::from_utf8_lossy(bytes);
    assert!(ended.is_ok(), "{target}: {what}\n{shown}");
}
