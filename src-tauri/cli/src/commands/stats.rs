//! `nhan stats`: counts.
use std::collections::BTreeMap;
use std::path::Path;

use crate::failure::Result;
use crate::open;
use crate::output::{self, Output};
use crate::words::Words;

pub(crate) fn run(path: &Path, output: &Output) -> Result<()> {
    let stats = open::to_read(path)?.stats()?;
    output.document(&stats, || {
        let words = Words::of(output.language);
        let mut rows: Vec<Vec<String>> = [
            ("articles", stats.articles),
            ("excluded", stats.excluded),
            ("deleted", stats.deleted),
            ("characters", stats.characters),
            ("spans", stats.spans),
            ("relations", stats.relations),
            ("people", stats.people),
        ]
        .map(|(key, count)| vec![words.count(key), count.to_string()])
        .to_vec();
        let groups: [(&str, &BTreeMap<String, u64>); 4] = [
            ("status", &stats.by_status),
            ("label", &stats.by_label),
            ("layer", &stats.by_layer),
            ("link", &stats.by_relation),
        ];
        for (key, counts) in groups {
            rows.extend(counts.iter().map(|(name, count)| {
                vec![format!("{}: {name}", words.count(key)), count.to_string()]
            }));
        }
        output.line(output::aligned(&rows).trim_end())
    })
}
