//! What a revision does to the spans and links of a layer.
use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::plan::fate;
use super::report::{Fate, LostRelation, Revised, SpanFate};
use crate::domain::id::{LayerId, RelationId, RevisionId, SpanId};
use crate::domain::{Annotator, Fragment, Layer, Range, Relation, Schema, Span};
use crate::error::Result;
use crate::ops::validate;
use crate::storage::{Stored, relation, span};
use crate::text::Projection;

/// A layer goes on to the new text with what can be projected; what cannot stays behind.
pub(super) struct Plan {
    /// On the new text.
    pub(super) layer: Layer,
    pub(super) projected: Vec<Span>,
    /// The layer for what is lost, on the old text.
    pub(super) behind: Option<Layer>,
    pub(super) lost: Vec<Span>,
    /// Links between two spans that stay behind.
    pub(super) links_behind: Vec<Relation>,
    /// Links between one that does and one that does not.
    pub(super) torn: Vec<RelationId>,
}

pub(super) fn plan(
    conn: &Connection,
    mut layer: Layer,
    projection: &Projection<'_>,
    schema: &Schema,
    revision: RevisionId,
    report: &mut Revised,
) -> Result<Plan> {
    let name = match layer.annotator {
        Some(annotator) => Annotator::get(conn, annotator)?.map(|annotator| annotator.name),
        None => None,
    };
    let name = name.unwrap_or_else(|| layer.name.clone());
    let spans = span::of_layer(conn, layer.id)?;
    let found = project(&spans, projection);
    let behind = Layer {
        id: LayerId::new(),
        ..layer.clone()
    };
    layer.revision = revision;
    let mut plan = Plan {
        layer,
        projected: Vec::new(),
        behind: None,
        lost: Vec::new(),
        links_behind: Vec::new(),
        torn: Vec::new(),
    };
    for (span, (fate, after)) in spans.iter().zip(found) {
        let label = schema.label(span.label);
        report.spans.push(SpanFate {
            span: span.id,
            layer: name.clone(),
            label: label.map_or_else(String::new, |label| label.name.clone()),
            fate,
            before: span.fragments.clone(),
            after: after.clone(),
        });
        let mut span = span.clone();
        if fate == Fate::Lost {
            span.layer = behind.id;
            plan.lost.push(span);
        } else {
            span.fragments = after;
            plan.projected.push(span);
        }
    }
    let lost: HashSet<SpanId> = plan.lost.iter().map(|span| span.id).collect();
    let by_id: HashMap<SpanId, &Span> = spans.iter().map(|span| (span.id, span)).collect();
    let covered = |id| by_id.get(&id).map(|span| span.text()).unwrap_or_default();
    let links = match lost.is_empty() {
        true => Vec::new(),
        false => relation::of_layer(conn, plan.layer.id)?,
    };
    for mut link in links {
        let ends = [link.from, link.to].map(|end| lost.contains(&end));
        if ends == [false, false] {
            continue;
        }
        let kind = schema.relations.iter().find(|kind| kind.id == link.kind);
        report.relations_lost.push(LostRelation {
            relation: link.id,
            layer: name.clone(),
            kind: kind.map_or_else(String::new, |kind| kind.name.clone()),
            from: covered(link.from),
            to: covered(link.to),
        });
        if ends == [true, true] {
            link.layer = behind.id;
            plan.links_behind.push(link);
        } else {
            plan.torn.push(link.id);
        }
    }
    plan.behind = (!lost.is_empty()).then_some(behind);
    Ok(plan)
}

/// What becomes of each span. Where two of a label come to cover the same text, the one whose text
/// it was has it, and the other is lost.
fn project(spans: &[Span], projection: &Projection<'_>) -> Vec<(Fate, Vec<Fragment>)> {
    let mut found: Vec<_> = spans.iter().map(|span| one(span, projection)).collect();
    let mut taken = HashSet::new();
    for first in [true, false] {
        for (span, (fate, after)) in spans.iter().zip(&mut found) {
            let turn = (*fate != Fate::Changed) == first;
            if *fate != Fate::Lost && turn && !taken.insert((span.label, after.clone())) {
                (*fate, *after) = (Fate::Lost, Vec::new());
            }
        }
    }
    found
}

/// A span of which a fragment is lost says something else than it did: it is lost as a whole.
fn one(span: &Span, projection: &Projection<'_>) -> (Fate, Vec<Fragment>) {
    let ranges: Option<Vec<Range>> = span
        .fragments
        .iter()
        .map(|fragment| projection.range(fragment.range))
        .collect();
    let after = ranges.and_then(|ranges| validate::fragments(projection.new_text(), &ranges).ok());
    let Some(after) = after else {
        return (Fate::Lost, Vec::new());
    };
    let fates = span
        .fragments
        .iter()
        .zip(&after)
        .map(|(old, new)| fate(projection, old.range, Some(new.range)));
    let worst = [Fate::Changed, Fate::Moved];
    let fates: Vec<Fate> = fates.collect();
    let fate = worst.into_iter().find(|fate| fates.contains(fate));
    (fate.unwrap_or(Fate::Kept), after)
}
