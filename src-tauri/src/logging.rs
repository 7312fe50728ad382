//! The log: a file a day, the last seven. It never holds the text of an article.
use std::path::Path;

use tracing_appender::non_blocking::WorkerGuard;
use tracing_appender::rolling::{Builder, Rotation};

/// Starts the log; it is written out when the guard is dropped.
pub fn start(folder: &Path) -> Option<WorkerGuard> {
    let folder = folder.join("logs");
    // Else the first start complains that it finds no old logs to count.
    std::fs::create_dir_all(&folder).ok()?;
    let files = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix("nhan")
        .filename_suffix("log")
        .max_log_files(7)
        .build(folder)
        .ok()?;
    let (writer, guard) = tracing_appender::non_blocking(files);
    let filter = tracing_subscriber::EnvFilter::try_from_env("NHAN_LOG").unwrap_or_else(|_| {
        tracing_subscriber::EnvFilter::new("warn,nhan_core=info,nhan_desktop=info")
    });
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(writer)
        .init();
    Some(guard)
}
