//! Which of many texts are alike.

use super::signature::{PLACES, Signature};

/// Texts are alike of which so many places are the same: a likeness of 0.7. What was copied with
/// another headline, a lead or a paragraph more is above 0.8, other reports of the same event,
/// which share quotations, are below 0.5; between the two an estimate may err by 0.08.
const ALIKE: u8 = 90;
/// Places that have to be the same one after the other for two texts to be compared at all. Of 32
/// such bands two texts with a likeness of 0.7 share one but once in five thousand times.
const BAND: usize = 4;
/// Each text is compared with so many behind it at most, of those that share a band with it: where
/// all are made from one template, all pairs would never come to an end.
const NEXT: usize = 32;

/// The groups of texts that are alike, each with the places of two texts or more in `signatures`,
/// ascending; groups by their first. A text is in one group at most: in that of every text that it
/// is like. The order of the texts makes no difference.
#[must_use]
pub fn groups(signatures: &[Signature]) -> Vec<Vec<usize>> {
    let mut sets = Sets::new(signatures.len());
    for band in (0..PLACES).step_by(BAND) {
        let mut order: Vec<_> = (0..signatures.len())
            .map(|at| (beginning(&signatures[at], band), at))
            .collect();
        order.sort_unstable_by(|(one, a), (other, b)| {
            let turned = |at: usize| {
                let (before, from) = signatures[at].places.split_at(band);
                (from, before)
            };
            one.cmp(other).then_with(|| turned(*a).cmp(&turned(*b)))
        });
        for (place, (beginning, one)) in order.iter().enumerate() {
            let next = order[place + 1..].iter().take(NEXT);
            for (_, other) in next.take_while(|(other, _)| other >> 32 == beginning >> 32) {
                let (a, b) = (&signatures[*one], &signatures[*other]);
                if a.same_places(b) >= ALIKE {
                    sets.join(*one, *other);
                }
            }
        }
    }
    sets.of_several()
}

/// The places of a band, and as many after it; behind the last comes the first.
fn beginning(signature: &Signature, band: usize) -> u64 {
    let places = signature.places.iter().cycle().skip(band).take(2 * BAND);
    places.fold(0, |all, place| all << 8 | u64::from(*place))
}

/// Sets that are joined two by two.
struct Sets {
    /// Of the same set, one that came before; of the first, itself.
    before: Vec<usize>,
}

impl Sets {
    fn new(size: usize) -> Self {
        Self {
            before: (0..size).collect(),
        }
    }

    fn first(&mut self, mut at: usize) -> usize {
        while self.before[at] != at {
            self.before[at] = self.before[self.before[at]];
            at = self.before[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        self.before[one.max(other)] = one.min(other);
    }

    fn of_several(mut self) -> Vec<Vec<usize>> {
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); self.before.len()];
        for at in 0..self.before.len() {
            let first = self.first(at);
            members[first].push(at);
        }
        members.retain(|set| set.len() > 1);
        members
    }
}
