//! How long work tells how far it is, and is told to stop.
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How much there is to do in all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Total {
    Unknown,
    /// Of what is counted as done.
    Count(u64),
    /// Not counted, but this part of it is done, from 0 to 1.
    Share(f64),
}

/// Watches long work. Called often: answers must be quick.
pub trait Progress: Sync {
    fn report(&self, phase: &'static str, done: u64, total: Total);
    fn cancelled(&self) -> bool;
}

/// Nobody watches.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn report(&self, _: &'static str, _: u64, _: Total) {}

    fn cancelled(&self) -> bool {
        false
    }
}

/// How many bytes of how many have been read: of documents nobody knows the number before their
/// files are read to the end.
#[derive(Debug, Clone, Default)]
pub struct Meter(Arc<Bytes>);

#[derive(Debug, Default)]
struct Bytes {
    read: AtomicU64,
    all: AtomicU64,
}

impl Meter {
    pub fn expect(&self, bytes: u64) {
        self.0.all.fetch_add(bytes, Ordering::Relaxed);
    }

    pub fn add(&self, bytes: u64) {
        self.0.read.fetch_add(bytes, Ordering::Relaxed);
    }

    pub fn read(&self) -> u64 {
        self.0.read.load(Ordering::Relaxed)
    }

    /// Sets how much has been read, whatever was added before.
    pub fn set(&self, bytes: u64) {
        self.0.read.store(bytes, Ordering::Relaxed);
    }

    fn total(&self) -> Total {
        let all = self.0.all.load(Ordering::Relaxed);
        if all == 0 {
            return Total::Unknown;
        }
        #[expect(clippy::cast_precision_loss, reason = "a bar has no more precision")]
        let share = self.read() as f64 / all as f64;
        Total::Share(share.min(1.0))
    }

    /// Tells `progress` of the bytes where the work itself does not know how much there is.
    pub fn beside<'a>(&self, progress: &'a dyn Progress) -> impl Progress + use<'a> {
        Metered {
            meter: self.clone(),
            progress,
        }
    }
}

struct Metered<'a> {
    meter: Meter,
    progress: &'a dyn Progress,
}

impl Progress for Metered<'_> {
    fn report(&self, phase: &'static str, done: u64, total: Total) {
        let total = match total {
            Total::Unknown => self.meter.total(),
            known => known,
        };
        self.progress.report(phase, done, total);
    }

    fn cancelled(&self) -> bool {
        self.progress.cancelled()
    }
}
