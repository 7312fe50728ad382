//! Bytes as a schema, and as changes of a project file.
use std::cell::RefCell;
use std::ops::ControlFlow;
use std::path::Path;

use nhan_core::domain::Schema;
use nhan_core::formats::{self, ReadOptions};
use nhan_core::ops::import::Options;
use nhan_core::ops::{Project, system_clock, validate};
use nhan_core::progress::Silent;

use crate::sound;

/// A schema file is refused, or a project can be made of it and shows it again.
pub(crate) fn schema(bytes: &[u8]) {
    let Ok(schema) = serde_json::from_slice::<Schema>(bytes) else {
        return;
    };
    if let Err(error) = validate::schema(&schema) {
        return sound::refusal(&error);
    }
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("p.nhan");
    let project = Project::create(&path, &Schema::default(), system_clock).unwrap();
    let who = project.annotator("Mai").unwrap().id;
    match project.import_schema(who, &schema) {
        Err(error) => sound::refusal(&error),
        Ok(_) => {
            let stored = project.schema().unwrap();
            assert_eq!(stored.labels, schema.labels);
            assert_eq!(stored.relations, schema.relations);
        }
    }
}

const NOTHING_SPECIAL: &str = r#"{"text":"Bà Hằng, Thứ trưởng Ngoại giao.","spans":[{"start":3,"end":7,"label":"PERSON"},{"start":9,"end":19,"label":"ROLE"}]}"#;

thread_local! {
    /// A project file with an article.
    static FILE: RefCell<Vec<u8>> = RefCell::new(made());
}

fn made() -> Vec<u8> {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("p.nhan");
    let article = place.path().join("a.jsonl");
    std::fs::write(&article, NOTHING_SPECIAL).unwrap();
    let project = Project::create(&path, &Schema::default_news(), system_clock).unwrap();
    let who = project.annotator("Mai").unwrap().id;
    let mut reading = formats::read(&[article], &ReadOptions::default()).unwrap();
    let header = std::mem::take(&mut reading.header);
    let options = Options::default();
    project
        .import(who, &header, &mut reading, &options, &Silent)
        .unwrap();
    let copy = place.path().join("copy.nhan");
    project.file().save_copy(&copy).unwrap();
    std::fs::read(copy).unwrap()
}

/// Each five bytes are a place in a project file, four of them, and what stands there instead; the
/// file is opened, read, checked and written to, or refused.
pub(crate) fn file(bytes: &[u8]) {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("p.nhan");
    FILE.with_borrow(|sound| {
        let mut file = sound.clone();
        for edit in bytes.chunks_exact(5) {
            let at = u32::from_le_bytes([edit[0], edit[1], edit[2], edit[3]]) as usize;
            let at = at % file.len();
            file[at] = edit[4];
        }
        std::fs::write(&path, file).unwrap();
    });
    // Whatever is said of a damaged file is right, as long as it is said.
    if let Ok(project) = Project::open_to_read(&path, system_clock) {
        let _ = looked_through(&project);
    }
    if let Ok(opened) = Project::open(&path, system_clock) {
        let _ = looked_through(&opened.project);
        let _ = opened.project.annotator("Nam");
    } else {
        assert!(
            is_kept(place.path()),
            "a file that is refused is not deleted"
        );
    }
}

fn looked_through(project: &Project) -> nhan_core::Result<()> {
    let _ = project.schema();
    let _ = project.check(&Silent);
    let _ = project.stats();
    let _ = project.search("hang", &Silent, &mut |_| ControlFlow::Continue(()));
    project.list(None, &mut |row| {
        let _ = project.document(&row.id);
        ControlFlow::Continue(())
    })
}

/// Whether there is still a project file in the folder, by whatever name.
fn is_kept(folder: &Path) -> bool {
    let mut entries = std::fs::read_dir(folder).unwrap().flatten();
    entries.any(|entry| {
        entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "nhan")
    })
}
