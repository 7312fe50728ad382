//! What a command answers when it cannot do what was asked.
use nhan_core::{Code, Error};

use crate::dto::ErrorDto;

pub type CommandResult<T> = Result<T, ErrorDto>;

/// There is no project open; the interface never asks then.
pub(crate) fn no_project() -> Error {
    Error::internal("no project is open")
}

/// An id that is none can only be a mistake of ours.
pub(crate) fn parse_id<T: std::str::FromStr>(text: &str) -> Result<T, Error> {
    text.parse()
        .map_err(|_| Error::new(Code::Internal).detail(format_args!("not an id: {text}")))
}
