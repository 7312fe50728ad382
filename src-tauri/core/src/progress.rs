//! How long work tells how far it is, and is told to stop.

/// Watches long work. Called often: answers must be quick.
pub trait Progress: Sync {
    /// `total` is 0 while it is not known.
    fn report(&self, phase: &'static str, done: u64, total: u64);
    fn cancelled(&self) -> bool;
}

/// Nobody watches.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn report(&self, _: &'static str, _: u64, _: u64) {}

    fn cancelled(&self) -> bool {
        false
    }
}
