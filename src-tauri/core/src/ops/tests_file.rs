//! Opening what is not a sound project of this version, and copies of one that is.
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::domain::Schema;
use crate::error::Code;
use crate::ops::{OpenProject, Project};
use crate::storage::{APPLICATION_ID, Access, backup, meta};

const NOW: i64 = 1_700_000_000_000;

fn open(path: &Path) -> Result<OpenProject, crate::Error> {
    Project::open(path, || NOW)
}

fn made(folder: &Path) -> PathBuf {
    let path = folder.join("a.nhan");
    drop(Project::create(&path, &Schema::default_news(), || NOW).unwrap());
    path
}

#[test]
fn what_is_no_project_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("text.nhan");
    std::fs::write(&text, "Đây là một tệp văn bản, không phải dự án.").unwrap();
    let other = folder.path().join("other.nhan");
    Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    for path in [text, other] {
        let before = std::fs::read(&path).unwrap();
        assert_eq!(open(&path).unwrap_err().code(), Code::NotAProject);
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
    assert_eq!(
        open(&folder.path().join("none.nhan")).unwrap_err().code(),
        Code::FileNotFound
    );
}

#[test]
fn a_newer_file_is_refused_politely() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path());
    Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let refused = open(&path).unwrap_err();
    assert_eq!(
        (refused.code(), refused.args()["version"].as_str()),
        (Code::NewerFile, "99")
    );
}

#[test]
fn an_older_file_is_backed_up_beside_itself_then_upgraded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.nhan");
    let old = Connection::open(&path).unwrap();
    old.pragma_update(None, "application_id", APPLICATION_ID)
        .unwrap();
    old.execute_batch("CREATE TABLE of_the_old_version (x)")
        .unwrap();
    drop(old);
    let opened = open(&path).unwrap();
    let copy = opened.upgraded.unwrap();
    assert_eq!(copy.parent(), path.parent());
    let tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'span'";
    let count = |conn: &Connection| conn.query_row(tables, [], |r| r.get::<_, u32>(0)).unwrap();
    assert_eq!(count(&Connection::open(copy).unwrap()), 0);
    assert_eq!(opened.project.read(|conn| Ok(count(conn))).unwrap(), 1);
}

/// Writes nonsense over pages of the file.
fn damage(path: &Path) {
    let mut file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    for page in 1..8 {
        file.seek(SeekFrom::Start(page * 4_096)).unwrap();
        file.write_all(&[0x5a; 600]).unwrap();
    }
}

#[test]
fn a_damaged_file_is_set_aside_and_the_newest_backup_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path());
    open(&path).unwrap().project.back_up().unwrap();
    damage(&path);
    let damaged = std::fs::read(&path).unwrap();
    let refused = open(&path).unwrap_err();
    assert_eq!(refused.code(), Code::DamagedFile);
    assert!(!path.exists());
    assert_eq!(
        std::fs::read(&refused.args()["set_aside"]).unwrap(),
        damaged
    );
    assert!(open(Path::new(&refused.args()["backup"])).is_ok());
}

#[test]
fn without_a_backup_none_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path());
    damage(&path);
    let refused = open(&path).unwrap_err();
    assert_eq!(refused.code(), Code::DamagedFile);
    assert!(refused.args().contains_key("set_aside"));
    assert!(!refused.args().contains_key("backup"));
}

#[test]
fn the_last_ten_backups_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path());
    let project = open(&path).unwrap().project;
    for day in 0..12 {
        project.file().back_up(NOW + day * 86_400_000).unwrap();
    }
    let kept = backup::list(&path);
    assert_eq!(kept.len(), 10);
    assert!(open(&kept[9]).is_ok());
}

#[test]
fn a_saved_copy_is_a_project_with_a_site_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let project = open(&made(folder.path())).unwrap().project;
    let target = folder.path().join("copy.nhan");
    project.file().save_copy(&target).unwrap();
    assert_eq!(
        project.file().save_copy(project.path()).unwrap_err().code(),
        Code::FileExists
    );
    let copy = open(&target).unwrap();
    assert_eq!(copy.access, Access::Write);
    let fact = |project: &Project, key| project.read(|conn| meta::get(conn, key)).unwrap();
    assert_eq!(
        fact(&copy.project, meta::PROJECT_ID),
        fact(&project, meta::PROJECT_ID)
    );
    assert_ne!(fact(&copy.project, meta::SITE), fact(&project, meta::SITE));
    assert_eq!(copy.project.name().unwrap(), "copy");
}

#[test]
fn a_file_bears_its_name_as_far_as_a_disk_lets_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Bai-mau.nhan");
    let project = crate::samples::make_project(&path).unwrap();
    assert_eq!(project.name().unwrap(), "Bài mẫu");
}
