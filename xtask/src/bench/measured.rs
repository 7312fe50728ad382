//! What the benchmarks measured, against the budgets.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::budgets::{Budget, Limit};

#[derive(Debug, PartialEq)]
pub(crate) struct Measured {
    id: String,
    value: f64,
    reference: Option<f64>,
}

pub(crate) struct Row {
    pub(crate) cells: [String; 5],
    pub(crate) within: bool,
}

pub(crate) fn parse(lines: &str) -> Result<Vec<Measured>> {
    let mut all = Vec::new();
    for (number, line) in lines
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let at = || format!("line {}", number + 1);
        let json: Value = serde_json::from_str(line).with_context(at)?;
        let id = json
            .get("id")
            .and_then(Value::as_str)
            .context("no `id`")
            .with_context(at)?;
        let value = json
            .get("value")
            .and_then(Value::as_f64)
            .context("no `value`")
            .with_context(at)?;
        let reference = json.get("reference").and_then(Value::as_f64);
        all.push(Measured {
            id: id.to_owned(),
            value,
            reference,
        });
    }
    Ok(all)
}

/// A row for each budget, in their order. What nobody measured is shown as such; a figure without a
/// budget is an error, for it is most likely a misspelt one.
pub(crate) fn rows(budgets: &[Budget], measured: &[Measured]) -> Result<Vec<Row>> {
    if let Some(stray) = measured
        .iter()
        .find(|m| budgets.iter().all(|b| b.id != m.id))
    {
        bail!(
            "`{}` was measured, but has no budget in xtask/src/bench/budgets.rs",
            stray.id
        );
    }
    budgets
        .iter()
        .map(|budget| {
            row(
                budget,
                measured.iter().find(|measured| measured.id == budget.id),
            )
        })
        .collect()
}

fn row(budget: &Budget, measured: Option<&Measured>) -> Result<Row> {
    let (limit, unit) = match budget.limit {
        Limit::AtMost(limit, unit) => (format!("≤ {limit} {unit}"), unit),
        Limit::AtLeast(limit, unit) => (format!("≥ {limit} {unit}"), unit),
        Limit::Times(limit, unit) => (format!("≤ {limit} ×"), unit),
        Limit::Above(limit, unit) => (format!("≤ {limit} {unit} above"), unit),
    };
    let what = budget.what.to_owned();
    let Some(measured) = measured else {
        let cells = [what, "–".into(), "–".into(), limit, "not measured".into()];
        return Ok(Row {
            cells,
            within: true,
        });
    };
    let needed = || format!("`{}` is held against a reference and has none", budget.id);
    let value = measured.value;
    let (within, found) = match budget.limit {
        Limit::AtMost(limit, _) => (value <= limit, String::new()),
        Limit::AtLeast(limit, _) => (value >= limit, String::new()),
        Limit::Times(limit, _) => {
            let times = value / measured.reference.with_context(needed)?;
            (times <= limit, format!(" ({times:.2} ×)"))
        }
        Limit::Above(limit, _) => {
            let above = value - measured.reference.with_context(needed)?;
            (above <= limit, format!(" ({above:.1} {unit} above)"))
        }
    };
    let shown = |figure: f64| format!("{figure:.1} {unit}");
    let reference = measured.reference.map_or_else(|| "–".to_owned(), shown);
    let verdict = format!("{}{found}", if within { "within" } else { "OVER" });
    Ok(Row {
        cells: [what, shown(value), reference, limit, verdict],
        within,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGETS: &[Budget] = &[
        Budget {
            id: "open",
            what: "open",
            limit: Limit::AtMost(50.0, "ms"),
        },
        Budget {
            id: "rate",
            what: "rate",
            limit: Limit::AtLeast(2000.0, "articles/s"),
        },
        Budget {
            id: "start",
            what: "start",
            limit: Limit::Times(1.3, "ms"),
        },
        Budget {
            id: "memory",
            what: "memory",
            limit: Limit::Above(60.0, "MB"),
        },
    ];

    fn verdicts(lines: &str) -> Result<Vec<bool>> {
        Ok(rows(BUDGETS, &parse(lines)?)?
            .iter()
            .map(|row| row.within)
            .collect())
    }

    #[test]
    fn each_kind_of_budget_can_be_met_and_missed() {
        let good = r#"{"id":"open","value":50}
            {"id":"rate","value":2000}
            {"id":"start","value":130,"reference":100}
            {"id":"memory","value":160,"reference":100}"#;
        assert_eq!(verdicts(good).unwrap(), [true; 4]);
        let bad = r#"{"id":"open","value":50.1}
            {"id":"rate","value":1999}
            {"id":"start","value":131,"reference":100}
            {"id":"memory","value":161,"reference":100}"#;
        assert_eq!(verdicts(bad).unwrap(), [false; 4]);
    }

    #[test]
    fn what_was_not_measured_is_said() {
        let rows = rows(BUDGETS, &[]).unwrap();
        assert!(rows.iter().all(|row| row.cells[4] == "not measured"));
    }

    #[test]
    fn a_stray_figure_a_missing_reference_and_a_broken_line_are_errors() {
        assert!(verdicts(r#"{"id":"opne","value":1}"#).is_err());
        assert!(verdicts(r#"{"id":"start","value":1}"#).is_err());
        assert!(verdicts(r#"{"id":"open"}"#).is_err());
        assert!(verdicts("not JSON").is_err());
    }
}
