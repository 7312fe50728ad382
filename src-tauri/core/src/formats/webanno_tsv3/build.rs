//! Rows become spans and relations.
use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::super::uima::{Made, fragment, local, named};
use super::cells::{split, step, value, with_id};
use super::header::{Column, Kind, Layer};
use super::read::{Row, Table};
use super::references::Annotations;
use super::text::Placed;
use super::{Refused, shown};
use crate::domain::{Attributes, DocLayer};
use crate::error::{Code, Error};
use crate::text::TextIndex;

/// Annotations in one article. A few bytes make one, so that a file of any size could fill any
/// memory.
const MOST: usize = 1 << 20;

/// All annotations of a table; none if it has none.
pub(super) fn layer(
    table: &Table<'_>,
    placed: &Placed,
    index: &TextIndex<'_>,
) -> Result<Option<DocLayer>, Refused> {
    let mut builder = Builder {
        table,
        annotations: Annotations::new(table)?,
        slots: Vec::new(),
        chains: BTreeMap::new(),
        links: HashMap::new(),
        relations: Vec::new(),
    };
    for (place, row) in table.rows.iter().enumerate() {
        for layer in &table.layers {
            builder.spans(layer, place, row)?;
        }
    }
    builder.connect()?;
    builder.finish(placed, index)
}

/// A relation between two annotations.
struct Link {
    kind: String,
    ends: (usize, usize),
    features: Attributes,
}

/// A slot, whose target may stand further down.
struct Slot<'t> {
    from: usize,
    role: String,
    target: &'t str,
    base: &'t str,
    row: usize,
    cell: usize,
}

/// The links of a chain by their numbers: the annotation, and its relation to the next.
type Chain = BTreeMap<u32, (usize, Option<String>)>;

struct Builder<'t> {
    table: &'t Table<'t>,
    annotations: Annotations<'t>,
    slots: Vec<Slot<'t>>,
    /// The chains by their type and number.
    chains: BTreeMap<(&'t str, u32), Chain>,
    links: HashMap<(&'t str, u32, u32), usize>,
    relations: Vec<Link>,
}

/// What the cells of a layer say in one row: for each column, the parts of those that are stacked.
struct Stacks<'t> {
    parts: Vec<Vec<&'t str>>,
    count: usize,
}

impl<'t> Stacks<'t> {
    /// None if the layer has nothing here.
    fn of(layer: &Layer<'_>, row: &Row<'t>) -> Result<Option<Self>, Refused> {
        let mut parts = Vec::with_capacity(layer.columns.len());
        for cell in layer.first..layer.first + layer.columns.len() {
            parts.push(match row.cells.get(cell) {
                None | Some(&"_") => Vec::new(),
                Some(cell) => split(cell, '|', MOST),
            });
        }
        let count = parts.iter().map(Vec::len).max().unwrap_or_default();
        for (at, part) in parts.iter().enumerate() {
            if !part.is_empty() && part.len() != count {
                return Err(bad(row, layer.first + at));
            }
        }
        Ok((count > 0).then_some(Self { parts, count }))
    }

    fn get(&self, column: usize, number: usize) -> Option<&'t str> {
        self.parts.get(column)?.get(number).copied()
    }
}

/// A cell that is not what its column should hold.
fn bad(row: &Row<'_>, cell: usize) -> Refused {
    let what = shown(row.cells.get(cell).copied().unwrap_or_default());
    row.refuse_cell(cell, Error::new(Code::BadRecord).arg("what", what))
}

/// A cell that refers to what is not there.
fn unknown(row: &Row<'_>, cell: usize) -> Refused {
    let id = shown(row.cells.get(cell).copied().unwrap_or_default());
    row.refuse_cell(cell, Error::new(Code::ReferenceUnknown).arg("id", id))
}

impl<'t> Builder<'t> {
    fn spans(
        &mut self,
        layer: &'t Layer<'t>,
        place: usize,
        row: &'t Row<'t>,
    ) -> Result<(), Refused> {
        if layer.kind == Kind::Relation {
            return Ok(());
        }
        let Some(stacks) = Stacks::of(layer, row)? else {
            return Ok(());
        };
        if self.annotations.all.len() + stacks.count > MOST {
            return Err(row.refuse_cell(layer.first, Error::new(Code::FileTooLarge)));
        }
        for number in 0..stacks.count {
            match layer.kind {
                Kind::Chain => self.link(layer, place, row, &stacks, number)?,
                _ => self.span(layer, place, row, &stacks, number)?,
            }
        }
        Ok(())
    }

    fn span(
        &mut self,
        layer: &'t Layer<'t>,
        place: usize,
        row: &'t Row<'t>,
        stacks: &Stacks<'t>,
        number: usize,
    ) -> Result<(), Refused> {
        let mut id = None;
        for (at, column) in layer.columns.iter().enumerate() {
            let part = stacks.get(at, number).unwrap_or("_");
            if !matches!(column, Column::Targets(_))
                && let (_, Some(said)) = with_id(part)
            {
                let said = said
                    .parse::<u32>()
                    .map_err(|_| bad(row, layer.first + at))?;
                id = Some(said);
            }
        }
        let features = || features(layer, stacks, number);
        let (span, is_new) = self.annotations.at(layer, place, id, features);
        if !is_new {
            return Ok(());
        }
        for (at, pair) in layer.columns.windows(2).enumerate() {
            let &[Column::Roles(name), Column::Targets(base)] = pair else {
                continue;
            };
            let cell = layer.first + at + 1;
            let (roles, _) = with_id(stacks.get(at, number).unwrap_or("_"));
            let targets = stacks.get(at + 1, number).unwrap_or("_");
            if ["*", "_"].contains(&targets) {
                continue;
            }
            let (roles, targets) = (split(roles, ';', MOST), split(targets, ';', MOST));
            if roles.len() != targets.len() || self.slots.len() + roles.len() > MOST {
                return Err(bad(row, cell));
            }
            for (role, target) in roles.into_iter().zip(targets) {
                self.slots.push(Slot {
                    from: span,
                    role: value(role).unwrap_or_else(|| name.to_owned()),
                    target,
                    base,
                    row: place,
                    cell,
                });
            }
        }
        Ok(())
    }

    fn link(
        &mut self,
        layer: &'t Layer<'t>,
        place: usize,
        row: &'t Row<'t>,
        stacks: &Stacks<'t>,
        number: usize,
    ) -> Result<(), Refused> {
        let at = layer.columns.iter().position(|c| *c == Column::Step);
        let at = at.unwrap_or_default();
        let said = stacks.get(at, number).and_then(step);
        let (relation, chain, link) = said.ok_or_else(|| bad(row, layer.first + at))?;
        if let Some(span) = self.links.get(&(layer.name, chain, link)) {
            self.annotations.extend(*span, place);
            return Ok(());
        }
        // What stands in brackets is the number of the chain, so that there is no id.
        let features = || features(layer, stacks, number);
        let (span, _) = self.annotations.at(layer, place, None, features);
        self.links.insert((layer.name, chain, link), span);
        let links = self.chains.entry((layer.name, chain)).or_default();
        links.insert(link, (span, value(relation)));
        Ok(())
    }

    /// Everything that leads from one annotation to another.
    fn connect(&mut self) -> Result<(), Refused> {
        for slot in std::mem::take(&mut self.slots) {
            let (unit, id) = reference(slot.target);
            let to = self.annotations.row(unit).and_then(|row| {
                let id = id.map(str::parse).transpose().ok()?;
                self.annotations.find((slot.base, slot.base), row, id)
            });
            let to = to.ok_or_else(|| unknown(&self.table.rows[slot.row], slot.cell))?;
            self.relations.push(Link {
                kind: slot.role,
                ends: (slot.from, to),
                features: Attributes::new(),
            });
        }
        for ((kind, _), links) in std::mem::take(&mut self.chains) {
            let mut links = links.into_values().peekable();
            while let Some((from, said)) = links.next() {
                if let Some((to, _)) = links.peek() {
                    self.relations.push(Link {
                        kind: said.unwrap_or_else(|| local(kind).to_owned()),
                        ends: (from, *to),
                        features: Attributes::new(),
                    });
                } else if let Some(said) = said {
                    let last = &mut self.annotations.all[from].features;
                    last.insert("referenceRelation".to_owned(), Value::String(said));
                }
            }
        }
        let table = self.table;
        for (place, row) in table.rows.iter().enumerate() {
            for layer in table.layers.iter().filter(|l| l.kind == Kind::Relation) {
                self.rows_relations(layer, place, row)?;
            }
        }
        Ok(())
    }

    fn rows_relations(
        &mut self,
        layer: &'t Layer<'t>,
        place: usize,
        row: &'t Row<'t>,
    ) -> Result<(), Refused> {
        let Some(stacks) = Stacks::of(layer, row)? else {
            return Ok(());
        };
        if self.relations.len() + stacks.count > MOST {
            return Err(row.refuse_cell(layer.first, Error::new(Code::FileTooLarge)));
        }
        let at = layer.columns.len() - 1;
        let Some(Column::Base(base)) = layer.columns.last() else {
            return Ok(());
        };
        let by = (*base, layer.name);
        for number in 0..stacks.count {
            let refuse = || bad(row, layer.first + at);
            let said = stacks.get(at, number).ok_or_else(refuse)?;
            let (unit, ids) = reference(said);
            let (from_id, to_id) = ids
                .map_or(Some((0, 0)), |ids| {
                    let (from, to) = ids.split_once('_')?;
                    Some((from.parse().ok()?, to.parse().ok()?))
                })
                .ok_or_else(refuse)?;
            // 0 stands where no id is needed.
            let id = |id: u32| (id > 0).then_some(id);
            let from = self.annotations.row(unit);
            let from = from.and_then(|row| self.annotations.find(by, row, id(from_id)));
            let to = self.annotations.find(by, place, id(to_id));
            let ends = from.zip(to);
            let ends = ends.ok_or_else(|| unknown(row, layer.first + at))?;
            let (kind, features) = named(layer.name, features(layer, &stacks, number));
            self.relations.push(Link {
                kind,
                ends,
                features,
            });
        }
        Ok(())
    }

    fn finish(self, placed: &Placed, index: &TextIndex<'_>) -> Result<Option<DocLayer>, Refused> {
        let mut made = Made::default();
        let mut places = Vec::with_capacity(self.annotations.all.len());
        for one in self.annotations.all {
            let (start, end) = (
                placed.offset(index, one.begin),
                placed.offset(index, one.end),
            );
            let refuse = |error| self.table.rows[one.row].refuse_offsets(error);
            let fragment = fragment(index, start, end, (one.begin, one.end)).map_err(refuse)?;
            let made = made.span(one.kind, fragment, one.features);
            places.push(made.map_err(refuse)?);
        }
        for link in self.relations {
            let (from, to) = link.ends;
            made.relation(link.kind, (places[from], places[to]), link.features);
        }
        Ok(made.finish())
    }
}

/// The values of the features of one of those that are stacked.
fn features(layer: &Layer<'_>, stacks: &Stacks<'_>, number: usize) -> Attributes {
    let columns = layer.columns.iter().enumerate();
    let said = columns.filter_map(|(at, column)| {
        let Column::Feature(name) = column else {
            return None;
        };
        let (part, _) = with_id(stacks.get(at, number)?);
        let value = value(part).filter(|value| !value.is_empty())?;
        Some(((*name).to_owned(), Value::String(value)))
    });
    said.collect()
}

/// The row that is referred to, and what is said to tell its annotations apart.
fn reference(said: &str) -> (&str, Option<&str>) {
    with_id(said)
}
