//! The hand annotation of three real articles, entered through core as an annotator would.
use std::collections::BTreeMap;
use std::path::Path;

use nhan_core::domain::id::{ArticleId, RelationId, SpanId, ZoneId};
use nhan_core::domain::{Range, Schema, StatusKind, ZoneKind};
use nhan_core::ops::{Op, Project, system_clock};
use serde_json::{Value, json};

use crate::support::Place;

pub(crate) const GOLD: [&str; 3] = [
    "000_ceca53dbe26ec078",
    "001_0c15047d64771b83",
    "004_0b764b035eb77470",
];

pub(crate) fn gold(data: &Path, name: &str) -> Value {
    let path = data.join("gold").join(format!("{name}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

pub(crate) fn range(value: &Value) -> Range {
    Range::new(number(&value["start"]), number(&value["end"]))
}

/// The kind of a segment of the gold files among ours.
pub(crate) fn zone_kind(segment: &Value) -> ZoneKind {
    match &segment["kind"] {
        kind if kind == "infographic_caption" => ZoneKind::Caption,
        kind => serde_json::from_value(kind.clone()).unwrap(),
    }
}

/// A figure of the gold files in our shape.
fn figure(gold: &Value) -> Value {
    let period = match (&gold["years"], &gold["period"]) {
        (years, text) if years == &json!([]) && text.is_null() => Value::Null,
        (years, text) => json!({"years": years, "quarter": null, "per": null, "text": text}),
    };
    let base = match &gold["base_year"] {
        Value::Null => Value::Null,
        year => json!({"year": year, "text": null}),
    };
    let change = match &gold["change"] {
        Value::Null => Value::Null,
        change => {
            json!({"direction": change["direction"], "from": change["from"], "to": change["to"]})
        }
    };
    let mut made = json!({"period": period, "base": base, "change": change});
    for key in [
        "kind",
        "value",
        "low",
        "high",
        "unit",
        "scale",
        "comparator",
        "topic",
        "partners",
    ] {
        made[key] = gold[key].clone();
    }
    made
}

/// Imports the articles and enters the gold as an annotator would.
pub(crate) fn labelled(place: &Place, data: &Path) {
    place.json(&["new", "p.nhan"]);
    let articles = data.join("articles");
    let report = place.json(&["import", "p.nhan", articles.to_str().unwrap()]);
    assert_eq!(
        (&report["articles"], &report["problems"]),
        (&json!(5), &json!([]))
    );
    let project = Project::open(&place.path("p.nhan"), system_clock)
        .unwrap()
        .project;
    let who = project.annotator("Vàng").unwrap().id;
    let schema = Schema::default_news();
    for name in GOLD {
        let (_, document) = project.document(&format!("articles/{name}")).unwrap();
        let article = document.id.unwrap();
        let gold = gold(data, name);
        // The hand's zones stand in place of those that rules found at the import.
        let found = document.revisions[0].zones.iter();
        let mut ops: Vec<Op> = found
            .map(|zone| Op::DeleteZone {
                zone: zone.id.unwrap(),
            })
            .collect();
        ops.extend(self::ops(article, &schema, &gold));
        project.transact(who, &ops, None).unwrap();
    }
}

fn ops(article: ArticleId, schema: &Schema, gold: &Value) -> Vec<Op> {
    let mut ops = Vec::new();
    let mut ids: BTreeMap<&str, SpanId> = BTreeMap::new();
    let list = |key: &str| gold[key].as_array().unwrap();
    for span in list("spans") {
        let id = SpanId::new();
        ids.insert(span["id"].as_str().unwrap(), id);
        ops.push(Op::AddSpan {
            id,
            article,
            layer: None,
            label: schema
                .label_named(span["label"].as_str().unwrap())
                .unwrap()
                .id,
            ranges: vec![range(span)],
        });
        if let Some(person) = span["entity"].as_str() {
            let name = Some(person.to_owned());
            ops.push(Op::SetEntity { span: id, name });
        }
    }
    let holds = schema.relation_named("HOLDS").unwrap().id;
    for link in list("relations") {
        let id = RelationId::new();
        let end = |key: &str| ids[link[key].as_str().unwrap()];
        let (from, to) = (end("person"), end("role"));
        ops.push(Op::AddRelation {
            id,
            kind: holds,
            from,
            to,
        });
        ops.push(Op::SetRelationAttribute {
            relation: id,
            name: "basis".to_owned(),
            value: Some(link["basis"].clone()),
        });
    }
    for value in list("figures") {
        ops.push(Op::SetAttribute {
            span: ids[value["span"].as_str().unwrap()],
            name: "figure".to_owned(),
            value: Some(figure(value)),
        });
    }
    for zone in list("segments") {
        ops.push(Op::SetZone {
            id: ZoneId::new(),
            rest: ZoneId::new(),
            article,
            kind: zone_kind(zone),
            range: range(zone),
        });
    }
    ops.push(Op::SetStatus {
        article,
        status: StatusKind::Done,
        note: String::new(),
    });
    ops
}
