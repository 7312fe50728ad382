//! The header: which layers there are, and what their columns hold.
use super::{Refused, shown};
use crate::error::{Code, Error};

/// What a file begins with.
pub(super) const FORMAT: &str = "#FORMAT=WebAnno TSV 3";

/// A layer of annotations.
#[derive(Debug)]
pub(super) struct Layer<'t> {
    pub(super) kind: Kind,
    /// The name of its type.
    pub(super) name: &'t str,
    /// Of the cells of a row, those from here on.
    pub(super) first: usize,
    /// At least one.
    pub(super) columns: Vec<Column<'t>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Span,
    Chain,
    Relation,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column<'t> {
    Feature(&'t str),
    /// Says only that there is an annotation.
    Bare,
    /// Roles of the slots of a feature.
    Roles(&'t str),
    /// Targets of the slots of the column before, of this type.
    Targets(&'t str),
    /// Where a relation comes from; both of its ends are of this type.
    Base(&'t str),
    /// The relation to the next link of a chain.
    Step,
}

/// The layer that a line of the header declares; none for other lines.
pub(super) fn layer<'t>(
    text: &'t str,
    line: u64,
    first: usize,
) -> Result<Option<Layer<'t>>, Refused> {
    let kinds = [
        ("#T_SP=", Kind::Span),
        ("#T_CH=", Kind::Chain),
        ("#T_RL=", Kind::Relation),
    ];
    let declared = kinds
        .into_iter()
        .find_map(|(mark, kind)| Some((kind, text.strip_prefix(mark)?)));
    let Some((kind, said)) = declared else {
        return Ok(None);
    };
    let bad = || Refused {
        line,
        column: 1,
        error: Error::new(Code::BadRecord).arg("what", shown(said)),
    };
    let mut parts = said.split('|');
    let name = parts.next().unwrap_or_default().trim();
    let mut columns = Vec::new();
    for part in parts.map(str::trim) {
        let before = columns.last().copied();
        columns.push(match (kind, before) {
            (Kind::Span, Some(Column::Roles(_))) => Column::Targets(part),
            (Kind::Span, _) if part.starts_with("ROLE_") => {
                let (_, role) = part.split_once(':').ok_or_else(bad)?;
                Column::Roles(role.split('_').next().unwrap_or(role))
            }
            (Kind::Chain, _) if part == "referenceRelation" => Column::Step,
            (Kind::Relation, _) if part.starts_with("BT_") => Column::Base(&part[3..]),
            _ if part.is_empty() => Column::Bare,
            _ => Column::Feature(part),
        });
    }
    if columns.is_empty() {
        columns.push(Column::Bare);
    }
    let is_whole = match kind {
        Kind::Span => !matches!(columns.last(), Some(Column::Roles(_))),
        Kind::Chain => columns.contains(&Column::Step),
        Kind::Relation => matches!(columns.last(), Some(Column::Base(_))),
    };
    if name.is_empty() || !is_whole {
        return Err(bad());
    }
    Ok(Some(Layer {
        kind,
        name,
        first,
        columns,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(text: &str) -> Vec<Column<'_>> {
        layer(text, 1, 0).unwrap().unwrap().columns
    }

    #[test]
    fn columns_by_what_they_hold() {
        use Column::{Bare, Base, Feature, Roles, Step, Targets};
        assert_eq!(columns("#T_SP=a.B|"), [Bare]);
        assert_eq!(columns("#T_SP=a.B"), [Bare]);
        let slots = "#T_SP=a.B|x|ROLE_a.B:links_a.BLink|a.C|y";
        let expected = [Feature("x"), Roles("links"), Targets("a.C"), Feature("y")];
        assert_eq!(columns(slots), expected);
        assert_eq!(columns("#T_RL=a.R|v|BT_a.B"), [Feature("v"), Base("a.B")]);
        let chain = "#T_CH=a.Link|referenceRelation|referenceType";
        assert_eq!(columns(chain), [Step, Feature("referenceType")]);
    }

    #[test]
    fn half_a_declaration_is_refused() {
        for half in [
            "#T_SP=",
            "#T_SP=a.B|ROLE_a.B:links_a.BLink",
            "#T_SP=a.B|ROLE_links|a.C",
            "#T_RL=a.R|v",
            "#T_CH=a.Link|referenceType",
        ] {
            let error = layer(half, 3, 0).unwrap_err();
            assert_eq!(
                (error.line, error.error.code()),
                (3, Code::BadRecord),
                "{half}"
            );
        }
        assert!(layer("#Text=a", 1, 0).unwrap().is_none());
    }
}
