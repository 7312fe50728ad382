//! The card: what the folder holds, for the library (the head, in YAML) and for people.
use std::collections::BTreeMap;
use std::fmt::{self, Write};

use serde_json::{Value, json};

use super::super::shape::Field;
use super::super::writing::Written;
use super::assemble::{ARTICLES, SENTENCES, path};
use super::features::{TagNames, yaml};
use super::rows;
use crate::domain::{Header, Label};

/// What a split holds.
#[derive(Debug, Default)]
pub(super) struct Counts {
    articles: u64,
    sentences: u64,
    tokens: u64,
    spans: BTreeMap<String, u64>,
    relations: BTreeMap<String, u64>,
    /// Spans that no tag shows.
    untagged: u64,
}

impl Counts {
    pub(super) fn sentence(&mut self, row: &Value) {
        self.sentences += 1;
        let tokens = row.get("tokens").and_then(Value::as_array);
        self.tokens += tokens.map_or(0, |tokens| tokens.len() as u64);
    }

    pub(super) fn article(&mut self, row: &Value, untagged: u64) {
        self.articles += 1;
        self.untagged += untagged;
        for (list, name, counts) in [
            ("spans", "label", &mut self.spans),
            ("relations", "type", &mut self.relations),
        ] {
            let items = row.get(list).and_then(Value::as_array);
            for item in items.into_iter().flatten() {
                let name = item.get(name).and_then(Value::as_str).unwrap_or_default();
                *counts.entry(name.to_owned()).or_default() += 1;
            }
        }
    }
}

/// See the module.
pub(super) struct Card<'a> {
    pub(super) header: &'a Header,
    pub(super) names: &'a TagNames,
    pub(super) sentence: &'static [Field],
    /// By their names, in order.
    pub(super) splits: Vec<(&'a str, &'a Counts)>,
    /// The other files of the folder.
    pub(super) files: Vec<Written>,
}

impl fmt::Display for Card<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.head(f)?;
        let name = match self.header.name.trim() {
            "" => "Untitled",
            name => name,
        };
        writeln!(f, "\n# {}\n", one_line(name))?;
        f.write_str(
            "Vietnamese news with labels that people gave, written by Nhãn. The licence above is \
             not known to the program: set it before you share this folder.\n\n\
             - `default`: a row a sentence. `ner_tags` are class labels, one for each of `tokens`.\n\
             - `spans`: a row an article with its text, all spans and relations. `start` and `end` \
             count code points of `text`, half-open; `from` and `to` are places in `spans`.\n\n\
             ```python\n\
             from datasets import load_dataset\n\n\
             sentences = load_dataset(\"path/to/this/folder\")\n\
             articles = load_dataset(\"path/to/this/folder\", \"spans\")\n\
             ```\n\n",
        )?;
        self.sizes(f)?;
        self.labels(f)?;
        f.write_str("\n## Annotators\n\n")?;
        for annotator in &self.header.annotators {
            writeln!(f, "- {}", one_line(&annotator.name))?;
        }
        Ok(())
    }
}

impl Card<'_> {
    fn head(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "---\nlicense: unknown\nlanguage:\n- vi\npretty_name: {}\n\
             task_categories:\n- token-classification\ntask_ids:\n- named-entity-recognition\n\
             annotations_creators:\n- expert-generated\nconfigs:",
            json!(self.header.name)
        )?;
        let configurations = [("default", SENTENCES), ("spans", ARTICLES)];
        for (config, folder) in configurations {
            writeln!(f, "- config_name: {config}")?;
            if config == "default" {
                writeln!(f, "  default: true")?;
            }
            writeln!(f, "  data_files:")?;
            for (split, _) in &self.splits {
                writeln!(f, "  - split: {split}\n    path: {}", path(folder, split))?;
            }
        }
        writeln!(f, "dataset_info:")?;
        for (config, folder) in configurations {
            let is_default = config == "default";
            let fields = if is_default {
                self.sentence
            } else {
                rows::ARTICLE
            };
            writeln!(f, "- config_name: {config}\n  features:")?;
            f.write_str(&yaml(fields, self.names, 2))?;
            writeln!(f, "  splits:")?;
            for (split, counts) in &self.splits {
                let rows = if is_default {
                    counts.sentences
                } else {
                    counts.articles
                };
                let bytes = self.bytes(&path(folder, split));
                writeln!(f, "  - name: {split}")?;
                writeln!(f, "    num_bytes: {bytes}\n    num_examples: {rows}")?;
            }
        }
        f.write_str("---\n")
    }

    fn bytes(&self, name: &str) -> u64 {
        let file = self.files.iter().find(|file| file.name == name);
        file.map_or(0, |file| file.bytes)
    }

    fn sizes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("## Size\n\n")?;
        let mut rows = vec![
            ("articles".to_owned(), self.each(|c| c.articles)),
            ("sentences".to_owned(), self.each(|c| c.sentences)),
            ("tokens".to_owned(), self.each(|c| c.tokens)),
        ];
        for label in &self.header.schema.labels {
            let count = |c: &Counts| c.spans.get(&label.name).copied().unwrap_or_default();
            rows.push((format!("spans: {}", label.name), self.each(count)));
        }
        for kind in &self.header.schema.relations {
            let count = |c: &Counts| c.relations.get(&kind.name).copied().unwrap_or_default();
            rows.push((format!("relations: {}", kind.name), self.each(count)));
        }
        let untagged = "spans that overlap a longer one, have gaps or cut through a token, and so \
                        stand in `spans` only";
        rows.push((untagged.to_owned(), self.each(|c| c.untagged)));
        let splits: Vec<&str> = self.splits.iter().map(|(name, _)| *name).collect();
        writeln!(f, "| | {} |", splits.join(" | "))?;
        writeln!(f, "|---|{}", "---:|".repeat(splits.len()))?;
        for (name, counts) in rows {
            writeln!(f, "| {} | {} |", in_cell(&name), counts.join(" | "))?;
        }
        Ok(())
    }

    fn each(&self, count: impl Fn(&Counts) -> u64) -> Vec<String> {
        let counts = self.splits.iter().map(|(_, counts)| count(counts));
        counts.map(|count| count.to_string()).collect()
    }

    fn labels(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\n## Labels\n\n")?;
        for label in &self.header.schema.labels {
            writeln!(f, "- `{}`{}", one_line(&label.name), definition(label))?;
        }
        f.write_str("\n## Relations\n\n")?;
        for kind in &self.header.schema.relations {
            let ends = |names: &[String]| match names {
                [] => "any".to_owned(),
                names => names.join(", "),
            };
            let (from, to) = (ends(&kind.from), ends(&kind.to));
            writeln!(
                f,
                "- `{}`: {} → {}",
                one_line(&kind.name),
                one_line(&from),
                one_line(&to)
            )?;
        }
        Ok(())
    }
}

/// What the schema says of a label, in both languages.
fn definition(label: &Label) -> String {
    let mut text = String::new();
    for (name, description) in [
        (&label.name_en, &label.description_en),
        (&label.name_vi, &label.description_vi),
    ] {
        if !description.is_empty() {
            let _ = write!(text, "\n  - {}: {}", one_line(name), one_line(description));
        }
    }
    text
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn in_cell(text: &str) -> String {
    one_line(text).replace('|', "\\|")
}
