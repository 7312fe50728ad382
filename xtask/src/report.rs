//! The steps of a long task: how long each took, what it counted, and the one line at the end.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::counts::{self, Counts};
use crate::proc::Streamed;
use crate::table;

enum Outcome {
    /// A step that prepares: it counts only when it fails.
    Done,
    /// A step that checks one thing.
    Checked,
    /// A step that ran tests.
    Tested(Counts),
    Failed(String, Counts),
    LeftOut(String),
}

struct Step {
    name: String,
    took: Duration,
    outcome: Outcome,
}

#[derive(Default)]
pub(crate) struct Report {
    steps: Vec<Step>,
}

impl Report {
    /// A step that prepares something. Gives whether it succeeded.
    pub(crate) fn prepare(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> bool {
        self.step(name, || work().map(|()| Outcome::Done))
    }

    /// A step that checks one thing.
    pub(crate) fn check(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> bool {
        self.step(name, || work().map(|()| Outcome::Checked))
    }

    /// A step that runs tests, whose numbers are read from what the runner printed.
    pub(crate) fn tests(&mut self, name: &str, work: impl FnOnce() -> Result<Streamed>) -> bool {
        self.step(name, || work().map(|streamed| judge(&streamed)))
    }

    pub(crate) fn leave_out(&mut self, name: &str, why: &str) {
        let outcome = Outcome::LeftOut(why.to_owned());
        self.steps.push(Step {
            name: name.to_owned(),
            took: Duration::ZERO,
            outcome,
        });
    }

    fn step(&mut self, name: &str, work: impl FnOnce() -> Result<Outcome>) -> bool {
        println!("\n── {name}");
        let started = Instant::now();
        let outcome = work().unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            let why = format!("{error:#}")
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned();
            Outcome::Failed(
                why,
                Counts {
                    failed: 1,
                    ..Counts::default()
                },
            )
        });
        let good = !matches!(outcome, Outcome::Failed(..));
        self.steps.push(Step {
            name: name.to_owned(),
            took: started.elapsed(),
            outcome,
        });
        good
    }

    pub(crate) fn totals(&self) -> Counts {
        let mut sum = Counts::default();
        for step in &self.steps {
            let counts = match &step.outcome {
                Outcome::Checked => Counts {
                    passed: 1,
                    ..Counts::default()
                },
                Outcome::Tested(counts) | Outcome::Failed(_, counts) => *counts,
                Outcome::Done | Outcome::LeftOut(_) => Counts::default(),
            };
            sum.passed += counts.passed;
            sum.failed += counts.failed;
            sum.skipped += counts.skipped;
        }
        sum
    }

    /// Prints a line for each step and gives whether all went well.
    pub(crate) fn print(&self) -> bool {
        let rows: Vec<_> = self.steps.iter().map(row).collect();
        println!("\n{}", table::render(&["step", "time", "result"], &rows));
        self.totals().failed == 0
    }

    /// Leaves the totals where `.ci/run` finds them: `passed failed`.
    pub(crate) fn keep(&self, file: &Path) -> Result<()> {
        let Counts { passed, failed, .. } = self.totals();
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(file, format!("{passed} {failed}\n"))
            .with_context(|| format!("cannot write {}", file.display()))
    }
}

fn judge(streamed: &Streamed) -> Outcome {
    let counts = counts::parse(&streamed.text);
    match (streamed.success, counts) {
        // A suite that silently runs nothing is how tests die.
        (
            true,
            Some(Counts {
                passed: 0,
                failed: 0,
                ..
            }),
        ) => Outcome::Failed(
            "no test ran".to_owned(),
            Counts {
                failed: 1,
                ..Counts::default()
            },
        ),
        (true, Some(counts)) if counts.failed == 0 => Outcome::Tested(counts),
        (true, None) => Outcome::Checked,
        (_, counts) => {
            let mut counts = counts.unwrap_or_default();
            let why = match counts.failed {
                // It failed outside a test: it did not compile, or it crashed.
                0 => "failed outside a test".to_owned(),
                failed => format!("{failed} failed, {} passed", counts.passed),
            };
            counts.failed = counts.failed.max(1);
            Outcome::Failed(why, counts)
        }
    }
}

fn row(step: &Step) -> Vec<String> {
    let result = match &step.outcome {
        Outcome::Done | Outcome::Checked => "ok".to_owned(),
        Outcome::Tested(counts) if counts.skipped > 0 => {
            format!("ok, {} passed, {} skipped", counts.passed, counts.skipped)
        }
        Outcome::Tested(counts) => format!("ok, {} passed", counts.passed),
        Outcome::Failed(why, _) => format!("FAILED: {why}"),
        Outcome::LeftOut(why) => format!("left out: {why}"),
    };
    let seconds = step.took.as_secs_f64();
    vec![step.name.clone(), format!("{seconds:.1} s"), result]
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    fn printed(text: &str, success: bool) -> Result<Streamed> {
        Ok(Streamed {
            text: text.to_owned(),
            success,
        })
    }

    #[test]
    fn preparing_counts_only_when_it_fails() {
        let mut report = Report::default();
        assert!(report.prepare("a", || Ok(())));
        assert_eq!(report.totals(), Counts::default());
        assert!(!report.prepare("b", || bail!("broken")));
        assert_eq!(
            report.totals(),
            Counts {
                failed: 1,
                ..Counts::default()
            }
        );
        assert!(!report.print());
    }

    #[test]
    fn the_numbers_of_the_runners_add_up() {
        let mut report = Report::default();
        report.tests("rust", || {
            printed("test result: ok. 3 passed; 0 failed; 1 ignored", true)
        });
        report.tests("ui", || printed("  Tests  4 passed (4)", true));
        report.check("format", || Ok(()));
        assert_eq!(
            report.totals(),
            Counts {
                passed: 8,
                failed: 0,
                skipped: 1
            }
        );
        assert!(report.print());
    }

    #[test]
    fn a_runner_that_fails_without_a_failed_test_counts_as_one_failure() {
        let mut report = Report::default();
        report.tests("does not compile", || printed("", false));
        report.tests("crashes", || {
            printed("test result: ok. 3 passed; 0 failed", false)
        });
        assert_eq!(
            report.totals(),
            Counts {
                passed: 3,
                failed: 2,
                skipped: 0
            }
        );
    }

    #[test]
    fn a_suite_that_runs_nothing_fails() {
        let mut report = Report::default();
        assert!(!report.tests("ui", || printed("  Tests  no tests", true)));
    }

    #[test]
    fn a_failed_test_is_a_failure_whatever_the_runner_returns() {
        let mut report = Report::default();
        assert!(!report.tests("ui", || printed("  Tests  1 failed | 2 passed (3)", true)));
        assert_eq!(
            report.totals(),
            Counts {
                passed: 2,
                failed: 1,
                skipped: 0
            }
        );
    }
}
