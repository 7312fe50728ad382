//! A folder of its own for each test, and the command line as a process.
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use nhan_core::domain::{Document, Header, Schema};
use nhan_core::ops::import::{Incoming, Options, Problem};
use nhan_core::ops::{Project, system_clock};
use nhan_core::progress::Silent;
use serde_json::Value;

/// A folder that goes when the test ends.
pub(crate) struct Place(tempfile::TempDir);

/// What a command printed, and how it ended.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs `nhan` in this folder, in English, as Mai.
    pub(crate) fn nhan(&self, arguments: &[&str]) -> Ran {
        self.run(arguments, |command| command.env("NHAN_ANNOTATOR", "Mai"))
    }

    /// Runs `nhan` where the environment names no user, as in a container.
    pub(crate) fn nhan_of_nobody(&self, arguments: &[&str]) -> Ran {
        let names = ["NHAN_ANNOTATOR", "USER", "LOGNAME", "USERNAME"];
        self.run(arguments, |command| {
            names
                .iter()
                .fold(command, |command, name| command.env_remove(name))
        })
    }

    fn run(&self, arguments: &[&str], who: impl FnOnce(&mut Command) -> &mut Command) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nhan-under-test"));
        who(command.current_dir(self.0.path()));
        if !arguments.contains(&"--lang") {
            command.args(["--lang", "en"]);
        }
        let Output {
            status,
            stdout,
            stderr,
        } = command.args(arguments).output().unwrap();
        Ran {
            code: status.code().unwrap(),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
    }

    /// The same with `--json`; it must end well.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let ran = self.nhan(&[&["--json"], arguments].concat());
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
        ran.json()
    }

    /// A new project `p.nhan` with what these paths hold.
    pub(crate) fn project(&self, imports: &[&str]) {
        self.json(&["new", "p.nhan"]);
        if !imports.is_empty() {
            self.json(&[&["import", "p.nhan"], imports].concat());
        }
    }
}

impl Ran {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {} {}", self.out, self.err))
    }

    pub(crate) fn rows(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

/// The sample articles.
pub(crate) fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src-tauri/core/samples/samples.jsonl")
}

/// The folder of real articles; none, said aloud, where it is not named.
pub(crate) fn data() -> Option<PathBuf> {
    let Some(named) = std::env::var_os("NHAN_DATA").map(PathBuf::from) else {
        eprintln!("skipped: NHAN_DATA is not set");
        return None;
    };
    // A path in it may be relative to where the tests were started.
    let found = [
        named.clone(),
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../..")
            .join(&named),
    ]
    .into_iter()
    .find(|folder| folder.join("articles").is_dir());
    assert!(
        found.is_some(),
        "NHAN_DATA names no such folder: {}",
        named.display()
    );
    found
}

/// A new project of one article, imported by the annotator of this name.
pub(crate) fn project_of(path: &Path, annotator: &str, text: String) -> Project {
    let project = Project::create(path, &Schema::default_news(), system_clock).unwrap();
    let who = project.annotator(annotator).unwrap().id;
    let document = Document::of_text("bai".to_owned(), "Bài".to_owned(), text);
    let file = "bai.txt".to_owned();
    let mut one = std::iter::once(Ok::<_, Problem>(Incoming {
        file,
        line: None,
        document,
        notes: Vec::new(),
    }));
    project
        .import(
            who,
            &Header::default(),
            &mut one,
            &Options::default(),
            &Silent,
        )
        .unwrap();
    project
}
