//! The language that people are spoken to in.
use crate::args::{Global, Lang};

/// As asked for, else the system's: Vietnamese where it is, English elsewhere.
pub(crate) fn chosen(global: &Global) -> Lang {
    global.lang.unwrap_or_else(|| {
        let system = sys_locale::get_locale().unwrap_or_default();
        let is_vietnamese = system.to_lowercase().starts_with("vi");
        if is_vietnamese { Lang::Vi } else { Lang::En }
    })
}
