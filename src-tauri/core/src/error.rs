//! One error for all of core: a code, its arguments, and detail for the log. Whoever shows it
//! turns the code into a sentence in the user's language (`error_<code>` in ui/messages).
use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    NotAProject,
    NewerFile,
    DamagedFile,
    MigrationFailed,
    BusyWriter,
    ReadOnly,
    DiskFull,
    DiskError,
    NetworkShare,
    SyncedFolder,
    NoAnnotator,
    AnnotatorNameEmpty,
    AnnotatorUnknown,
    PathNotGranted,
    FileNotFound,
    FileExists,
    PermissionDenied,
    NotUtf8,
    /// The same of another encoding.
    BrokenBytes,
    EncodingUnknown,
    EncodingUnsure,
    EncodingOfFonts,
    EncodingNotJson,
    FileEmpty,
    FileTooLarge,
    /// A web page on which nothing shows.
    PageEmpty,
    FormatUnknown,
    FormatNotRead,
    FormatNotWritten,
    BadJson,
    BadXml,
    BadRecord,
    BadColumns,
    BadTag,
    /// A line that is not what its format has there.
    BadLine,
    /// An id that nothing in the file has.
    ReferenceUnknown,
    /// An id that two things in the file have.
    IdTwice,
    /// Annotations of a text that is nowhere to be found.
    TextMissing,
    /// Offsets that do not fit as code points, and fit as more than one other unit.
    OffsetUnitUnclear,
    BadMarkup,
    ColumnsUnknown,
    TextNotFound,
    ArchiveBroken,
    ArchiveEncrypted,
    /// Packed in a way that is not read.
    ArchiveMethod,
    /// An archive in an archive.
    ArchiveNested,
    /// It unpacks to more than it may.
    ArchiveTooLarge,
    /// An entry that cannot be unpacked safely.
    ArchiveEntry,
    SourceIdCollision,
    TextHasNul,
    TextEmpty,
    /// A new text that is the one in use.
    RevisionSame,
    /// The text in use is no longer the one that was to be mended.
    RevisionStale,
    /// The text does not tell any more which bytes it was read from.
    BytesLost,
    ImportRunning,
    OffsetOutOfRange,
    OffsetMidGrapheme,
    QuoteMismatch,
    LabelUnknown,
    RelationTypeUnknown,
    RelationEnds,
    RelationExists,
    SpanEmpty,
    SpanExists,
    ArticleUnknown,
    LayerUnknown,
    SpanUnknown,
    RelationUnknown,
    EntityUnknown,
    LayerNotEditable,
    AttributeUnknown,
    AttributeValue,
    IdTaken,
    /// Two zones of a file claim the same text.
    ZonesOverlap,
    NothingToUndo,
    NothingToRedo,
    UndoConflict,
    /// Something else in the project points at it.
    InUse,
    Cancelled,
    BackupFailed,
    ExportNothing,
    /// Parts and shares of an export that make no sense.
    BadSplit,
    Internal,
}

impl Code {
    /// The code as it is written in messages and `--json` output.
    pub fn name(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            _ => "internal".to_owned(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Inner {
    code: Code,
    args: BTreeMap<&'static str, String>,
    detail: Option<String>,
}

/// See the module. Boxed, since results are returned far more often than errors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Error(Box<Inner>);

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub fn new(code: Code) -> Self {
        Self(Box::new(Inner {
            code,
            args: BTreeMap::new(),
            detail: None,
        }))
    }

    /// A named part of the sentence that the user will read.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.0.args.insert(name, value.to_string());
        self
    }

    /// What the log needs and the user does not; never holds article text.
    #[must_use]
    pub fn detail(mut self, detail: impl fmt::Display) -> Self {
        self.0.detail = Some(detail.to_string());
        self
    }

    pub fn code(&self) -> Code {
        self.0.code
    }

    pub fn args(&self) -> &BTreeMap<&'static str, String> {
        &self.0.args
    }

    pub fn get_detail(&self) -> Option<&str> {
        self.0.detail.as_deref()
    }

    /// For what can only be a mistake of ours.
    pub fn internal(detail: impl fmt::Display) -> Self {
        Self::new(Code::Internal).detail(detail)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.code.name())?;
        for (name, value) in &self.0.args {
            write!(f, " {name}={value:?}")?;
        }
        self.0
            .detail
            .iter()
            .try_for_each(|detail| write!(f, " ({detail})"))
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Sql;
        let extended = error.sqlite_error().map(|e| e.extended_code);
        if extended == Some(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY) {
            return Self::new(Code::InUse).detail(error);
        }
        let code = match error.sqlite_error_code() {
            Some(Sql::DiskFull) => Code::DiskFull,
            Some(Sql::SystemIoFailure | Sql::CannotOpen) => Code::DiskError,
            Some(Sql::ReadOnly) => Code::ReadOnly,
            Some(Sql::PermissionDenied) => Code::PermissionDenied,
            Some(Sql::DatabaseBusy | Sql::DatabaseLocked) => Code::BusyWriter,
            Some(Sql::DatabaseCorrupt) => Code::DamagedFile,
            Some(Sql::NotADatabase) => Code::NotAProject,
            _ => Code::Internal,
        };
        Self::new(code).detail(error)
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as Io;
        let code = match error.kind() {
            Io::NotFound => Code::FileNotFound,
            Io::PermissionDenied => Code::PermissionDenied,
            Io::AlreadyExists => Code::FileExists,
            Io::StorageFull | Io::QuotaExceeded => Code::DiskFull,
            Io::ReadOnlyFilesystem => Code::ReadOnly,
            _ => Code::DiskError,
        };
        Self::new(code).detail(error)
    }
}

/// Names the file in an error of the file system.
pub fn at_path(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Error + '_ {
    move |error| Error::from(error).arg("file", path.display())
}

impl From<serde_json::Error> for Error {
    /// JSON of our own making that cannot be read or written; files of others are refused by
    /// their readers, with line and column.
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}
