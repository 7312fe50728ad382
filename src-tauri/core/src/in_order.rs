//! Work on many things at once, its results taken in the order of the things.
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use crate::error::{Error, Result};

/// How many things are handed over at a time: enough that handing over costs little beside them.
const TOGETHER: usize = 4;

/// How many such lots are worked on or wait to be taken: enough that nobody waits, few enough that
/// long articles fit in memory.
const AHEAD: usize = 24;

/// Fetches `things` and takes results on this thread, and works on the others meanwhile. Ends
/// with the first error of either.
pub fn in_order<T: Send, R: Send>(
    things: impl Iterator<Item = Result<T>>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<()>,
) -> Result<()> {
    rayon::in_place_scope(|scope| {
        let work = &work;
        let mut waiting: VecDeque<Receiver<Vec<R>>> = VecDeque::with_capacity(AHEAD);
        let mut take_first = |waiting: &mut VecDeque<Receiver<Vec<R>>>| match waiting.pop_front() {
            Some(results) => results
                .recv()
                .map_err(Error::internal)?
                .into_iter()
                .try_for_each(&mut take),
            None => Ok(()),
        };
        let mut things = things.peekable();
        while things.peek().is_some() {
            let lot: Vec<T> = things.by_ref().take(TOGETHER).collect::<Result<_>>()?;
            let (done, results) = channel();
            scope.spawn(move |_| {
                // Nobody waits for it any more when something else has failed.
                let _ = done.send(lot.into_iter().map(work).collect());
            });
            waiting.push_back(results);
            if waiting.len() == AHEAD {
                take_first(&mut waiting)?;
            }
        }
        while !waiting.is_empty() {
            take_first(&mut waiting)?;
        }
        Ok(())
    })
}

/// The results of `work` on things that are fetched, on the thread that asks for results, some lots
/// before theirs are asked for. A panic of `work` is one of whoever asks.
pub fn ahead<T: Send + 'static, R: Send + 'static>(
    things: impl Iterator<Item = T>,
    work: impl Fn(T) -> R + Clone + Send + 'static,
) -> impl Iterator<Item = R> {
    let mut things = things.fuse();
    let mut waiting: VecDeque<Receiver<thread::Result<Vec<R>>>> = VecDeque::with_capacity(AHEAD);
    let mut ready = Vec::new().into_iter();
    std::iter::from_fn(move || {
        loop {
            if let Some(result) = ready.next() {
                return Some(result);
            }
            while waiting.len() < AHEAD {
                let lot: Vec<T> = things.by_ref().take(TOGETHER).collect();
                if lot.is_empty() {
                    break;
                }
                let (done, results) = channel();
                let work = work.clone();
                rayon::spawn(move || {
                    let all = || lot.into_iter().map(work).collect();
                    // Nobody waits for it any more when it is not asked for to the end.
                    let _ = done.send(catch_unwind(AssertUnwindSafe(all)));
                });
                waiting.push_back(results);
            }
            let results = waiting.pop_front()?.recv();
            ready = match results.ok()? {
                Ok(results) => results.into_iter(),
                Err(panic) => resume_unwind(panic),
            };
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    fn slow(number: u64) -> u64 {
        std::thread::sleep(std::time::Duration::from_micros(number * 7 % 500));
        number
    }

    #[test]
    fn results_come_in_order() {
        let mut taken = Vec::new();
        in_order((0..300).map(Ok), slow, |number| {
            taken.push(number);
            Ok(())
        })
        .unwrap();
        assert_eq!(taken, (0..300).collect::<Vec<_>>());
    }

    #[test]
    fn the_first_error_ends_it() {
        let refused = || Error::new(Code::Cancelled);
        let things = (0..300).map(|n| if n == 100 { Err(refused()) } else { Ok(n) });
        let mut taken = 0;
        let count = |_| {
            taken += 1;
            Ok(())
        };
        assert_eq!(
            in_order(things, slow, count).unwrap_err().code(),
            Code::Cancelled
        );
        assert!(taken <= 100);
        let refuse = |number| if number == 50 { Err(refused()) } else { Ok(()) };
        assert!(in_order((0..300).map(Ok), slow, refuse).is_err());
    }
    #[test]
    fn what_is_fetched_ahead_comes_in_order_and_not_all_at_once() {
        let fetched = std::cell::Cell::new(0);
        let things = (0..300).inspect(|n| fetched.set(n + 1));
        let mut results = ahead(things, slow);
        assert_eq!(results.next(), Some(0));
        assert!(fetched.get() <= (TOGETHER * AHEAD) as u64);
        assert_eq!(results.collect::<Vec<_>>(), (1..300).collect::<Vec<_>>());
        assert_eq!(ahead(0..0, slow).next(), None);
    }

    #[test]
    #[should_panic(expected = "thirty")]
    fn a_panic_is_not_lost() {
        let work = |number: u64| assert_ne!(number, 30, "thirty");
        ahead(0..100, work).for_each(drop);
    }
}
