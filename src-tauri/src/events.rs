//! Names of what the webview is told without asking; the other side is ui/src/lib/ipc/backend.ts.
pub const CHANGED: &str = "changed";
pub const PROGRESS: &str = "progress";
pub const DROPPED: &str = "dropped";
pub const CLOSING: &str = "closing";
pub const MENU: &str = "menu";
pub const WARNING: &str = "warning";
