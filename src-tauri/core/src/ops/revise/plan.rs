//! What a revision does to each record.
use rusqlite::Connection;

use super::report::{Fate, Revised, ZoneFate};
use super::{Revise, layers, mended};
use crate::domain::{Article, Batch, BatchState, Layer, Range, Revision, Zone};
use crate::error::{Code, Error, Result};
use crate::ops::apply::find_article;
use crate::storage::{self, Stored, layer, zone};
use crate::text::Projection;

/// The records as they will be, and what is said of them.
pub(super) struct Plan {
    pub(super) article: Article,
    pub(super) revision: Revision,
    /// Those that are projected.
    pub(super) zones: Vec<Zone>,
    pub(super) layers: Vec<layers::Plan>,
    pub(super) report: Revised,
}

pub(super) fn plan(conn: &Connection, revise: &Revise) -> Result<Plan> {
    let article = find_article(conn, revise.article)?;
    if article.revision != revise.from {
        return Err(Error::new(Code::RevisionStale));
    }
    let old = Revision::get(conn, revise.from)?
        .ok_or_else(|| Error::internal("an article without text"))?;
    let (new, bytes) = mended::revision(&old, revise)?;
    let of_bytes = bytes.and_then(|bytes| {
        let before = (old.text.as_str(), mended::encoding_of(&old));
        let after = (new.text.as_str(), mended::encoding_of(&new));
        Projection::of_bytes(&bytes, before, after)
    });
    let projection = of_bytes.unwrap_or_else(|| Projection::between(&old.text, &new.text));
    let mut plan = Plan {
        article: mended::article(article, &old.text, &new.text, new.id),
        zones: Vec::new(),
        layers: Vec::new(),
        report: Revised {
            revision: new.id,
            encoding: new.encoding.clone(),
            characters_before: projection.old_text().len().0,
            characters_after: projection.new_text().len().0,
            spans: Vec::new(),
            relations_lost: Vec::new(),
            zones: Vec::new(),
        },
        revision: new.clone(),
    };
    for zone in zone::of_revision(conn, old.id)? {
        plan.zone(zone, &projection);
    }
    let schema = storage::schema::load(conn)?;
    for id in layer::all_of_article(conn, revise.article)? {
        // What stayed behind on a text before this one stays there.
        let Some(layer) = Layer::get(conn, id)?.filter(|layer| layer.revision == old.id) else {
            continue;
        };
        let batch = layer.batch.map(|batch| Batch::get(conn, batch));
        if let Some(Some(batch)) = batch.transpose()?
            && batch.state == BatchState::Loading
        {
            return Err(Error::new(Code::ImportRunning));
        }
        let projected = layers::plan(conn, layer, &projection, &schema, new.id, &mut plan.report)?;
        plan.layers.push(projected);
    }
    Ok(plan)
}

impl Plan {
    fn zone(&mut self, zone: Zone, projection: &Projection<'_>) {
        let before = zone.range;
        let after = projection.stretch(before);
        self.report.zones.push(ZoneFate {
            zone: zone.id,
            kind: zone.kind,
            fate: fate(projection, before, after),
            before,
            after,
        });
        self.zones.extend(after.map(|range| Zone {
            revision: self.revision.id,
            range,
            ..zone
        }));
    }
}

/// What became of a stretch of the old text.
pub(super) fn fate(projection: &Projection<'_>, before: Range, after: Option<Range>) -> Fate {
    match after {
        None => Fate::Lost,
        Some(after) if projection.old_quote(before) != projection.quote(after) => Fate::Changed,
        Some(after) if before != after => Fate::Moved,
        Some(_) => Fate::Kept,
    }
}
