//! What the layers of a task are called.
use std::collections::HashMap;

use serde_json::Value;

use super::super::layers::plain;
use super::Made;
use crate::domain::{DocLayer, LayerKind};

/// By whom an annotation is, or which one it is.
pub(super) fn of(one: &Made, place: usize) -> String {
    let annotation = &one.annotation;
    let by = match &annotation.completed_by {
        Some(Value::Object(who)) => ["email", "username", "id"]
            .into_iter()
            .find_map(|key| who.get(key)),
        who => who.as_ref(),
    };
    by.or(annotation.model_version.as_ref())
        .or(annotation.id.as_ref())
        .filter(|who| !who.is_null())
        .map_or_else(|| (place + 1).to_string(), plain)
}

/// Gives a layer its kind and a name of its own among those of the article. There is one gold.
pub(super) fn named(
    mut layer: DocLayer,
    kind: LayerKind,
    name: String,
    names: &mut HashMap<String, u32>,
) -> DocLayer {
    const GOLD: &str = "gold";
    let is_gold = kind == LayerKind::Gold && !names.contains_key(GOLD);
    if is_gold || kind == LayerKind::Model {
        layer.kind = kind;
    }
    let name = if is_gold { GOLD.to_owned() } else { name };
    let so_far = names.entry(name.clone()).or_default();
    *so_far += 1;
    layer.name = match so_far {
        1 => name,
        number => format!("{name} {number}"),
    };
    layer
}
