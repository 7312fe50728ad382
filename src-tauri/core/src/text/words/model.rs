//! A conditional random field over two states: a unit begins a word, or is joined to the one
//! before.
//!
//! Trained by AdaGrad, one run of units after the other in an order that is always the same, so
//! that the same texts make the same model.

use super::features::{COUNT, PLACES};

/// Passes over all runs.
const PASSES: u32 = 12;
/// The first step of each weight.
const STEP: f32 = 0.25;
/// How strongly weights are drawn to nothing.
const DECAY: f32 = 2e-4;

/// Units without a break among them: the features of each, and whether it is joined to the one
/// before; the first is not.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) features: Vec<[u32; COUNT]>,
    pub(super) joined: Vec<bool>,
}

/// Weights of features for being joined, and of one state after the other.
#[derive(Debug)]
pub(super) struct Model {
    weights: Vec<f32>,
    /// By the state before and the state, joined being 1.
    steps: [[f32; 2]; 2],
}

/// Each state before and each state.
const STEPS: [(usize, usize); 4] = [(0, 0), (0, 1), (1, 0), (1, 1)];

/// Probabilities of two states.
type Pair = [f64; 2];

impl Model {
    /// Learns from runs.
    pub(super) fn train(runs: &[Run]) -> Self {
        let mut model = Self {
            weights: vec![0.0; PLACES],
            steps: [[0.0; 2]; 2],
        };
        let mut squares = vec![0.0_f32; PLACES];
        let mut step_squares = [[0.0_f32; 2]; 2];
        for pass in 0..PASSES {
            for place in order(runs.len(), pass) {
                if let Some(run) = runs.get(place) {
                    model.learn(run, &mut squares, &mut step_squares);
                }
            }
        }
        model
    }

    /// Moves the weights towards what a run says.
    fn learn(&mut self, run: &Run, squares: &mut [f32], step_squares: &mut [[f32; 2]; 2]) {
        let expected = self.expect(&run.features, |_| false);
        for (place, (features, joined)) in run.features.iter().zip(&run.joined).enumerate().skip(1)
        {
            let wrong = narrow(expected.joined(place)) - f32::from(u8::from(*joined));
            for feature in features {
                let at = *feature as usize;
                if let (Some(weight), Some(square)) =
                    (self.weights.get_mut(at), squares.get_mut(at))
                {
                    adapt(weight, square, wrong);
                }
            }
        }
        let (wanted, found) = (count(&run.joined), expected.steps());
        for (before, state) in STEPS {
            let wrong = narrow(found[before][state] - wanted[before][state]);
            let square = &mut step_squares[before][state];
            adapt(&mut self.steps[before][state], square, wrong);
        }
    }

    /// How likely each unit of a run is joined to the one before; 1 where that is given.
    pub(super) fn joined(
        &self,
        features: &[[u32; COUNT]],
        is_given: impl Fn(usize) -> bool,
    ) -> Vec<f64> {
        let expected = self.expect(features, is_given);
        (0..features.len())
            .map(|place| expected.joined(place))
            .collect()
    }

    /// Forwards and backwards over a run.
    fn expect(&self, features: &[[u32; COUNT]], is_given: impl Fn(usize) -> bool) -> Expected {
        let steps = self.steps.map(|row| row.map(|step| f64::from(step).exp()));
        let own: Vec<Pair> = features
            .iter()
            .enumerate()
            .map(|(place, features)| {
                if place == 0 {
                    [1.0, 0.0]
                } else if is_given(place) {
                    [0.0, 1.0]
                } else {
                    share([1.0, f64::from(self.score(features)).exp()])
                }
            })
            .collect();
        let mut forward = Vec::with_capacity(own.len());
        let mut last: Option<Pair> = None;
        for mine in &own {
            let reached = last.map_or([1.0, 1.0], |last| {
                [0, 1].map(|state| last[0] * steps[0][state] + last[1] * steps[1][state])
            });
            let now = share([reached[0] * mine[0], reached[1] * mine[1]]);
            forward.push(now);
            last = Some(now);
        }
        let mut backward = vec![[0.5; 2]; own.len()];
        let mut next = [0.5; 2];
        for (place, mine) in own.iter().enumerate().rev() {
            if let Some(here) = backward.get_mut(place) {
                *here = next;
            }
            next = share([0, 1].map(|before: usize| {
                (0..2)
                    .map(|state| steps[before][state] * mine[state] * next[state])
                    .sum()
            }));
        }
        Expected {
            own,
            forward,
            backward,
            steps,
        }
    }

    fn score(&self, features: &[u32; COUNT]) -> f32 {
        let weight = |feature: &u32| self.weights.get(*feature as usize);
        // Beyond that a probability is 0 or 1 in any case.
        let sum: f32 = features.iter().filter_map(weight).sum();
        sum.clamp(-30.0, 30.0)
    }
}

fn adapt(weight: &mut f32, square: &mut f32, wrong: f32) {
    let slope = wrong + DECAY * *weight;
    *square += slope * slope;
    *weight -= STEP * slope / (*square + 1e-6).sqrt();
}

/// A probability is precise enough in fewer bits.
#[allow(clippy::cast_possible_truncation, reason = "only precision is lost")]
pub(super) fn narrow(probability: f64) -> f32 {
    probability as f32
}

/// The same with a sum of 1.
fn share(pair: Pair) -> Pair {
    let sum = pair[0] + pair[1];
    if sum > 0.0 {
        pair.map(|part| part / sum)
    } else {
        [0.5; 2]
    }
}

/// How often each state follows each.
fn count(joined: &[bool]) -> [Pair; 2] {
    let mut counts = [[0.0; 2]; 2];
    for pair in joined.windows(2) {
        if let [before, state] = pair {
            counts[usize::from(*before)][usize::from(*state)] += 1.0;
        }
    }
    counts
}

/// What a model expects of a run.
struct Expected {
    own: Vec<Pair>,
    forward: Vec<Pair>,
    backward: Vec<Pair>,
    steps: [Pair; 2],
}

impl Expected {
    fn joined(&self, place: usize) -> f64 {
        match (self.forward.get(place), self.backward.get(place)) {
            (Some(forward), Some(backward)) => {
                share([forward[0] * backward[0], forward[1] * backward[1]])[1]
            }
            _ => 0.0,
        }
    }

    /// How often each state is expected to follow each.
    fn steps(&self) -> [Pair; 2] {
        let mut all = [[0.0; 2]; 2];
        let after = self.own.iter().zip(&self.backward).skip(1);
        for (forward, (own, backward)) in self.forward.iter().zip(after) {
            let likely = STEPS.map(|(before, state)| {
                forward[before] * self.steps[before][state] * own[state] * backward[state]
            });
            let sum: f64 = likely.iter().sum();
            if sum > 0.0 {
                for ((before, state), likely) in STEPS.into_iter().zip(likely) {
                    all[before][state] += likely / sum;
                }
            }
        }
        all
    }
}

/// The places up to `length` in an order without pattern, another for each pass.
fn order(length: usize, pass: u32) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    let mut state = u64::from(pass) + 1;
    for last in (1..length).rev() {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from(state >> 33).unwrap_or_default() % (last + 1);
        places.swap(last, other);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All features of a unit say the same.
    fn run(what: &[u32], joined: &[bool]) -> Run {
        let features = what
            .iter()
            .map(|said| std::array::from_fn(|place| said * 100 + u32::try_from(place).unwrap()));
        Run {
            features: features.collect(),
            joined: joined.to_vec(),
        }
    }

    #[test]
    fn learns_what_it_is_shown() {
        let runs = [
            run(&[1, 2, 1, 3], &[false, true, false, false]),
            run(&[3, 1, 2], &[false, false, true]),
            run(&[1, 3, 3], &[false, false, false]),
        ];
        let model = Model::train(&runs);
        let likely = model.joined(&run(&[3, 2, 3], &[]).features, |_| false);
        assert!(
            likely[0] == 0.0 && likely[1] > 0.8 && likely[2] < 0.2,
            "{likely:?}"
        );
        let again = Model::train(&runs);
        assert_eq!(model.weights, again.weights);
    }

    #[test]
    fn what_follows_what_is_learned() {
        // The features say nothing: every other unit is joined.
        let runs = [run(
            &[1; 8],
            &[false, true, false, true, false, true, false, true],
        )];
        let likely = Model::train(&runs).joined(&runs[0].features, |_| false);
        assert!(
            likely[1] > 0.6 && likely[2] < 0.4 && likely[3] > 0.6,
            "{likely:?}"
        );
    }

    #[test]
    fn what_is_given_is_certain_and_changes_the_rest() {
        let runs = [run(&[1; 4], &[false, true, false, true])];
        let model = Model::train(&runs);
        let free = model.joined(&runs[0].features, |_| false);
        let given = model.joined(&runs[0].features, |place| place == 2);
        assert!((given[2] - 1.0).abs() < 1e-9);
        assert!(given[1] < free[1]);
    }

    #[test]
    fn an_order_holds_each_place_once() {
        for pass in 0..3 {
            let mut places = order(100, pass);
            assert!(!places.is_sorted());
            places.sort_unstable();
            assert_eq!(places, (0..100).collect::<Vec<_>>());
        }
        assert!(order(0, 0).is_empty());
    }
}
