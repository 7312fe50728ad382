//! A disk that fills up: nothing acknowledged is lost, and it is said what happened.
use std::path::{Path, PathBuf};
use std::process::Command;

use nhan_core::domain::Range;
use nhan_core::domain::id::SpanId;
use nhan_core::error::Code;
use nhan_core::ops::{Op, Project, system_clock};
use nhan_core::storage::article;

use crate::support::project_of;

/// A small file system of its own; none where this process may not mount one.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn mount(at: &Path) -> Option<Self> {
        std::fs::create_dir_all(at).unwrap();
        let done = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
            .arg(at)
            .output()
            .is_ok_and(|output| output.status.success());
        done.then(|| Self(at.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}

#[test]
fn a_full_disk_loses_nothing_acknowledged_and_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = SmallDisk::mount(&folder.path().join("disk")) else {
        println!("skipped: this process may not mount a small file system");
        return;
    };
    let path = disk.0.join("day.nhan");
    let project = project_of(&path, "An", "hai ".repeat(5_000));
    let who = project.annotator("An").unwrap().id;
    let article = project.read(article::ids).unwrap()[0];
    let label = project.schema().unwrap().labels[0].id;

    let mut acknowledged = Vec::new();
    let refusal = loop {
        let word = u32::try_from(acknowledged.len()).unwrap();
        let id = SpanId::new();
        let range = Range::new(word * 4, word * 4 + 3);
        let add = Op::AddSpan {
            id,
            article,
            layer: None,
            label,
            ranges: vec![range],
        };
        match project.transact(who, &[add], None) {
            Ok(_) => acknowledged.push(id),
            Err(error) => break error,
        }
    };
    assert_eq!(refusal.code(), Code::DiskFull, "{refusal}");
    assert!(!acknowledged.is_empty());
    for id in &acknowledged {
        assert!(project.span(*id).is_ok());
    }
    // A copy that does not fit leaves no half file.
    let copy = disk.0.join("copy.nhan");
    assert!(project.file().save_copy(&copy).is_err());
    assert!(!copy.exists());
    drop(project);

    let project = Project::open(&path, system_clock).unwrap().project;
    assert_eq!(project.file().integrity().unwrap(), "ok");
    for id in &acknowledged {
        assert!(
            project.span(*id).is_ok(),
            "{id} was acknowledged and is gone"
        );
    }
}
