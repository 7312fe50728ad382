//! `nhan show`: an article with everything in it.
mod seen;

use std::path::Path;

use nhan_core::domain::{DocLayer, DocSpan, Document, Header, LayerKind};
use nhan_core::text::Segmenter;
use serde_json::{Value, json};

use crate::args::{Lang, Seen};
use crate::failure::Result;
use crate::open;
use crate::output::{self, Output};
use crate::progress::Line;
use crate::sentences;
use crate::words::Words;
use seen::Loss;

pub(crate) use seen::How;

pub(crate) fn run(path: &Path, article: &str, views: &[Seen], output: &Output) -> Result<()> {
    let project = open::to_read(path)?;
    let (header, mut document) = project.document(article)?;
    let segmenter = if views.contains(&Seen::Words) {
        let progress = Line::new(output);
        project.segmenter(&progress)?
    } else {
        Segmenter::default()
    };
    let losses = seen::through(&mut document, views, &segmenter);
    let mut shown = shape(&header, &document);
    if !views.is_empty() {
        shown["losses"] = json!(losses);
    }
    output.document(&shown, || {
        let words = Words::of(output.language);
        output.line(text(&document, output.language).trim_end())?;
        if losses.is_empty() {
            return Ok(());
        }
        output.line(&format!(
            "\n{}\n{}",
            words.changed_in_view(),
            rows(&losses, words)
        ))
    })
}

fn shape(header: &Header, document: &Document) -> Value {
    let zones = document.revision().zones.iter().map(|zone| {
        json!({
            "kind": zone.kind,
            "start": zone.range.start,
            "end": zone.range.end,
            "in_scope": zone.kind.in_scope(),
            "origin": zone.origin,
            "reason": zone.reason,
        })
    });
    let statuses = document.statuses.iter().map(|status| {
        json!({
            "annotator": status.annotator,
            "status": status.status,
            "note": status.note,
        })
    });
    let comments = document.comments.iter().map(|comment| {
        json!({
            "span": comment.span,
            "annotator": comment.annotator,
            "text": comment.text,
            "resolved": comment.resolved,
        })
    });
    let current = document.revisions.len() - 1;
    let layers = document.layers.iter().map(|one| {
        let mut shown = layer(header, one);
        shown["current"] = json!(one.revision == current);
        shown
    });
    json!({
        "id": document.source_id,
        "title": document.title,
        "metadata": document.metadata,
        "presence": document.presence,
        "tags": document.tags,
        "status": statuses.collect::<Vec<_>>(),
        "text": document.text(),
        "zones": zones.collect::<Vec<_>>(),
        "layers": layers.collect::<Vec<_>>(),
        "comments": comments.collect::<Vec<_>>(),
    })
}

fn layer(header: &Header, layer: &DocLayer) -> Value {
    let spans = layer.spans.iter().map(|one| span(header, one));
    let id = |place: usize| layer.spans.get(place).and_then(|span| span.id);
    let relations = layer.relations.iter().map(|link| {
        json!({
            "id": link.id,
            "type": link.kind,
            "from": id(link.from),
            "to": id(link.to),
            "attributes": link.attributes,
        })
    });
    json!({
        "name": name(layer),
        "kind": layer.kind,
        "round": layer.round,
        "annotator": layer.annotator,
        "spans": spans.collect::<Vec<_>>(),
        "relations": relations.collect::<Vec<_>>(),
    })
}

/// An annotator's own layer is called as the annotator is.
fn name(layer: &DocLayer) -> &str {
    match &layer.annotator {
        Some(annotator) if layer.kind == LayerKind::Annotator => annotator,
        _ => &layer.name,
    }
}

fn span(header: &Header, span: &DocSpan) -> Value {
    let person = span.attributes.get("entity").and_then(Value::as_str);
    let person = person.and_then(|id| header.entity(id.parse().ok()?));
    let mut shown = json!({
        "id": span.id,
        "label": span.label,
        "start": span.fragments.first().map(|f| f.range.start),
        "end": span.fragments.last().map(|f| f.range.end),
        "text": covered(span),
        "attributes": span.attributes,
        "entity": person.map(|person| &person.name),
        "note": span.note,
    });
    if span.fragments.len() > 1 {
        shown["fragments"] = json!(span.fragments);
    }
    shown
}

fn covered(span: &DocSpan) -> String {
    let parts: Vec<&str> = span.fragments.iter().map(|f| f.text.as_str()).collect();
    parts.join(" … ")
}

fn rows(losses: &[Loss], words: Words) -> String {
    let row = |loss: &Loss| {
        let Loss {
            layer, name, range, ..
        } = loss;
        let name = layer
            .as_ref()
            .map_or_else(|| name.clone(), |layer| format!("{layer}: {name}"));
        let how = words.changed(loss.loss);
        vec![
            range.start.0.to_string(),
            range.end.0.to_string(),
            name,
            how,
            loss.text.clone(),
        ]
    };
    output::aligned(&losses.iter().map(row).collect::<Vec<_>>())
}

fn text(document: &Document, language: Lang) -> String {
    let mut rows = vec![format!("{}\n{}", document.source_id, document.title)];
    for status in &document.statuses {
        let word = json!(status.status);
        let word = word.as_str().unwrap_or_default();
        rows.push(format!("{}: {word} {}", status.annotator, status.note));
    }
    if let Ok(Value::Object(metadata)) = serde_json::to_value(&document.metadata) {
        for (key, value) in metadata {
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            rows.push(format!("{key}: {value}"));
        }
    }
    rows.push(format!("\n{}\n", document.text()));
    let zones: Vec<Vec<String>> = document
        .revision()
        .zones
        .iter()
        .map(|zone| {
            let [kind, reason] = sentences::of_zone(zone, language);
            vec![
                zone.range.start.0.to_string(),
                zone.range.end.0.to_string(),
                kind,
                reason,
            ]
        })
        .collect();
    if !zones.is_empty() {
        rows.push(format!(
            "{}\n{}",
            Words::of(language).count("zones"),
            output::aligned(&zones)
        ));
    }
    for layer in &document.layers {
        let spans: Vec<Vec<String>> = layer
            .spans
            .iter()
            .map(|span| {
                let start = span.fragments.first().map_or(0, |f| f.range.start.0);
                let end = span.fragments.last().map_or(0, |f| f.range.end.0);
                vec![
                    start.to_string(),
                    end.to_string(),
                    span.label.clone(),
                    covered(span),
                ]
            })
            .collect();
        rows.push(format!("{}\n{}", name(layer), output::aligned(&spans)));
        for link in &layer.relations {
            let end = |place: usize| layer.spans.get(place).map(covered).unwrap_or_default();
            rows.push(format!(
                "{} {} → {}",
                link.kind,
                end(link.from),
                end(link.to)
            ));
        }
    }
    rows.join("\n")
}
