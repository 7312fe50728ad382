//! A storm of operations in a process that is killed: what was acknowledged is there, the file is
//! sound, and undo works.
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use nhan_core::domain::Range;
use nhan_core::domain::id::SpanId;
use nhan_core::error::Code;
use nhan_core::ops::{Op, Project, system_clock};
use nhan_core::storage::{Access, article};

use crate::support::project_of;

const STORM: &str = "NHAN_STORM";
const KILLS: u64 = 50;

/// The text in which the storm labels: a thousand syllables, each of three letters.
fn text() -> String {
    "hai ".repeat(1_000)
}

/// The child: labels, relabels, deletes and undoes without end, and says on standard output what
/// is on the disk. Run by the test below only.
#[test]
fn storm_child() {
    let Some(path) = std::env::var_os(STORM) else {
        return;
    };
    let project = Project::open(Path::new(&path), system_clock)
        .unwrap()
        .project;
    let who = project.annotator("Bão").unwrap().id;
    let article = project.read(article::ids).unwrap()[0];
    let labels: Vec<_> = project
        .schema()
        .unwrap()
        .labels
        .iter()
        .map(|l| l.id)
        .collect();
    let mut there: Vec<SpanId> = Vec::new();
    for step in 0u32.. {
        // Runs of this child label disjoint words, so that nothing is labelled twice.
        let word = (std::process::id().wrapping_mul(31).wrapping_add(step)) % 1_000;
        let id = SpanId::new();
        let add = Op::AddSpan {
            id,
            article,
            layer: None,
            label: labels[(step % 3) as usize],
            ranges: vec![Range::new(word * 4, word * 4 + 3)],
        };
        match project.transact(who, &[add], None) {
            Ok(_) => {
                println!("+ {id}");
                there.push(id);
            }
            Err(error) => assert_eq!(error.code(), Code::SpanExists),
        }
        if step % 5 == 4
            && let Some(gone) = there.pop()
        {
            // Said before and after: a kill between the two leaves either.
            println!("? {gone}");
            project
                .transact(who, &[Op::DeleteSpan { span: gone }], None)
                .unwrap();
            println!("- {gone}");
        }
    }
}

#[test]
fn what_was_acknowledged_survives_a_kill_at_any_moment() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bao.nhan");
    drop(project_of(&path, "Bão", text()));
    let mut acknowledged = 0;
    for round in 0..KILLS {
        let (there, gone) = storm(&path, Duration::from_millis(20 + round * 37 % 160));
        acknowledged += there.len();
        let opened = Project::open(&path, system_clock).unwrap();
        assert_eq!(
            opened.access,
            Access::Write,
            "the lock of a killed process holds nobody up"
        );
        let project = opened.project;
        assert_eq!(project.file().integrity().unwrap(), "ok");
        for id in &there {
            assert!(
                project.span(*id).is_ok(),
                "round {round}: {id} was acknowledged and is gone"
            );
        }
        for id in &gone {
            assert!(
                project.span(*id).is_err(),
                "round {round}: {id} was deleted and is back"
            );
        }
        let who = project.annotator("Bão").unwrap().id;
        if !there.is_empty() {
            project.undo(who).unwrap();
            project.redo(who).unwrap();
        }
    }
    assert!(
        acknowledged > 50,
        "the storm was too weak to show anything: {acknowledged}"
    );
}

/// Lets the child storm for a while and kills it; returns the spans that it said are there, and
/// those that it said are gone.
fn storm(path: &Path, time: Duration) -> (Vec<SpanId>, Vec<SpanId>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::storm_child", "--nocapture"])
        .env(STORM, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (mut there, mut gone) = (Vec::new(), Vec::new());
    let mut note = |line: &str| {
        let Some((sign, id)) = line.split_once(' ') else {
            return false;
        };
        let Ok(id) = id.parse::<SpanId>() else {
            return false;
        };
        match sign {
            "+" => there.push(id),
            "?" => there.retain(|known| *known != id),
            "-" => gone.push(id),
            _ => return false,
        }
        true
    };
    // The clock starts with the first acknowledged change, not with the start of the process.
    for line in lines.by_ref() {
        if note(&line.unwrap()) {
            break;
        }
    }
    std::thread::sleep(time);
    child.kill().unwrap();
    child.wait().unwrap();
    for line in lines {
        note(&line.unwrap());
    }
    (there, gone)
}
