//! Work on many things at once, its results taken in the order of the things.
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, channel};

use crate::error::{Error, Result};

/// How many things are handed over at a time: enough that handing over costs little beside them.
const TOGETHER: usize = 4;

/// How many such lots are worked on or wait to be taken: enough that nobody waits, few enough that
/// long articles fit in memory.
const AHEAD: usize = 8;

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
}
