//! The one place where code points become UTF-16 and back.
use std::collections::HashMap;

use nhan_core::domain::id::EntityId;
use nhan_core::domain::{Entity, Offset, Range, Span, Zone};
use nhan_core::ops::{ArticleView, Project, SpanDetail};
use nhan_core::storage::{Stored, journal};
use nhan_core::text::{self, TextIndex, TokenKind};
use nhan_core::{Code, Error, Result};

use crate::dto::{
    ArticleDto, AttributesDto, EntityDto, HistoryDto, HistoryKind, LayerDto, RelationDetailDto,
    SpanDetailDto, SpanDto, ZoneDto, iso,
};

/// A place of ours, which is always within the text.
fn out(index: &TextIndex<'_>, offset: Offset) -> Result<u32> {
    index
        .to_utf16(offset)
        .ok_or_else(|| Error::internal(format_args!("offset {} is beyond the text", offset.0)))
}

pub fn out_pairs(index: &TextIndex<'_>, ranges: impl Iterator<Item = Range>) -> Result<Vec<u32>> {
    let mut flat = Vec::with_capacity(ranges.size_hint().0 * 2);
    for range in ranges {
        flat.push(out(index, range.start)?);
        flat.push(out(index, range.end)?);
    }
    Ok(flat)
}

/// A range that the webview names.
pub fn range_in(index: &TextIndex<'_>, start: u32, end: u32) -> Result<Range> {
    let place = |at: u32| {
        index.from_utf16(at).ok_or_else(|| {
            Error::new(Code::OffsetOutOfRange)
                .arg("start", at)
                .arg("end", at)
                .arg("length", index.utf16_len())
        })
    };
    Ok(Range {
        start: place(start)?,
        end: place(end)?,
    })
}

/// Ranges that the webview names: start and end of each, flat.
pub fn ranges_in(index: &TextIndex<'_>, ends: &[u32]) -> Result<Vec<Range>> {
    ends.chunks_exact(2)
        .map(|pair| range_in(index, pair[0], pair[1]))
        .collect()
}

/// Names of people, looked up once each.
#[derive(Debug, Default)]
pub struct Names(HashMap<EntityId, Option<String>>);

impl Names {
    fn of(&mut self, project: &Project, span: &Span) -> Result<Option<String>> {
        let id = span
            .attributes
            .get("entity")
            .and_then(|v| v.as_str()?.parse().ok());
        let Some(id) = id else { return Ok(None) };
        if let Some(known) = self.0.get(&id) {
            return Ok(known.clone());
        }
        let name = project
            .read(|conn| Entity::get(conn, id))?
            .map(|entity| entity.name);
        self.0.insert(id, name.clone());
        Ok(name)
    }
}

pub fn span(
    index: &TextIndex<'_>,
    project: &Project,
    names: &mut Names,
    span: &Span,
) -> Result<SpanDto> {
    Ok(SpanDto {
        id: span.id.to_string(),
        label: span.label.to_string(),
        ends: out_pairs(index, span.fragments.iter().map(|f| f.range))?,
        entity: names.of(project, span)?,
        noted: !span.note.is_empty(),
    })
}

pub fn zone(index: &TextIndex<'_>, zone: &Zone) -> Result<ZoneDto> {
    Ok(ZoneDto {
        id: zone.id.to_string(),
        kind: zone.kind.into(),
        start: out(index, zone.range.start)?,
        end: out(index, zone.range.end)?,
        in_scope: zone.kind.in_scope(),
        origin: zone.origin.into(),
        reason: zone.reason.clone(),
    })
}

/// See [`ArticleDto::tokens`].
fn token_flags(token: &text::Token) -> u32 {
    let kind = match token.kind {
        TokenKind::Syllable => 0,
        TokenKind::Number => 1,
        TokenKind::Punctuation => 2,
        TokenKind::Symbol => 3,
    };
    kind | (u32::from(token.capital) << 2) | (u32::from(token.glued) << 3)
}

pub fn article(index: &TextIndex<'_>, project: &Project, view: ArticleView) -> Result<ArticleDto> {
    let body = index.text();
    let tokens = text::tokenize(body);
    let sentences = text::sentences(body, &tokens);
    let mut flat_chunks = Vec::new();
    for chunk in text::chunks(body, &tokens, &sentences) {
        flat_chunks.push(out(index, chunk.range.start)?);
        flat_chunks.push(out(index, chunk.range.end)?);
        flat_chunks.push(u32::from(chunk.paragraph_start));
    }
    let mut flat_tokens = Vec::with_capacity(tokens.len() * 3);
    for token in &tokens {
        flat_tokens.push(out(index, token.range.start)?);
        flat_tokens.push(out(index, token.range.end)?);
        flat_tokens.push(token_flags(token));
    }
    let zones = view
        .zones
        .iter()
        .map(|found| zone(index, found))
        .collect::<Result<_>>()?;
    let mut names = Names::default();
    let spans = view
        .spans
        .iter()
        .map(|found| span(index, project, &mut names, found))
        .collect::<Result<_>>()?;
    let layers = view
        .layers
        .into_iter()
        .map(|layer| LayerDto {
            id: layer.layer.id.to_string(),
            kind: layer.layer.kind.into(),
            name: layer.name,
            round: layer.layer.round,
            own: layer.own,
            spans: layer.spans,
            editable: layer.editable,
        })
        .collect();
    let metadata = view.article.metadata;
    Ok(ArticleDto {
        id: view.article.id.to_string(),
        source_id: view.article.source_id,
        title: view.article.title,
        presence: view.article.presence.into(),
        date: metadata.date,
        author: metadata.author,
        source: metadata.source,
        url: metadata.url,
        status: view.status.into(),
        status_note: view.status_note,
        revision: view.revision.id.to_string(),
        segmented: text::is_segmented(body),
        chunks: flat_chunks,
        tokens: flat_tokens,
        sentences: out_pairs(index, sentences.iter().copied())?,
        zones,
        layers,
        layer: view.layer.map(|id| id.to_string()),
        editable: view.editable,
        spans,
        relations: view.relations.iter().map(Into::into).collect(),
        text: view.revision.text,
    })
}

/// A word of the domain as files write it.
pub fn word(value: &impl serde::Serialize) -> Result<String> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(word) => Ok(word),
        other => Err(Error::internal(format_args!("not a word: {other}"))),
    }
}

pub fn span_detail(project: &Project, detail: SpanDetail) -> Result<SpanDetailDto> {
    let schema = project.schema()?;
    // One line of what the span was: its label and what it covered.
    let summary = |json: &Option<String>| {
        let span: Span = serde_json::from_str(json.as_deref()?).ok()?;
        let label = schema
            .label(span.label)
            .map_or("?", |label| label.name.as_str());
        Some(format!("{label} · {}", span.text()))
    };
    let history = detail
        .history
        .iter()
        .map(|row| HistoryDto {
            at: iso(row.at),
            annotator: row.annotator.clone(),
            op: row.op.clone(),
            kind: match row.kind.as_str() {
                kind if kind == journal::EntryKind::Undo.name() => HistoryKind::Undo,
                kind if kind == journal::EntryKind::Redo.name() => HistoryKind::Redo,
                _ => HistoryKind::Do,
            },
            before: summary(&row.before),
            after: summary(&row.after),
        })
        .collect();
    let span = detail.span;
    Ok(SpanDetailDto {
        id: span.id.to_string(),
        label: span.label.to_string(),
        start: span.start().0,
        end: span.end().0,
        text: span
            .fragments
            .into_iter()
            .map(|fragment| fragment.text)
            .collect(),
        attributes: AttributesDto(span.attributes),
        entity: detail.entity.map(|(entity, mentions)| EntityDto {
            id: entity.id.to_string(),
            name: entity.name,
            mentions,
        }),
        note: span.note,
        relations: detail
            .relations
            .into_iter()
            .map(|link| RelationDetailDto {
                id: link.id.to_string(),
                kind: link.kind.to_string(),
                from: link.from.to_string(),
                to: link.to.to_string(),
                attributes: AttributesDto(link.attributes),
            })
            .collect(),
        history,
    })
}
