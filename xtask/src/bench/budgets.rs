//! The budgets, for two cores and a release build.

#[derive(Debug, Clone, Copy)]
pub(crate) enum Limit {
    /// No more than this.
    AtMost(f64, &'static str),
    /// No less than this.
    AtLeast(f64, &'static str),
    /// No more than this many times the reference of the same run.
    Times(f64, &'static str),
    /// No more than this above the reference of the same run.
    Above(f64, &'static str),
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget {
    pub(crate) id: &'static str,
    pub(crate) what: &'static str,
    pub(crate) limit: Limit,
}

const fn budget(id: &'static str, what: &'static str, limit: Limit) -> Budget {
    Budget { id, what, limit }
}

use Limit::{Above, AtLeast, AtMost, Times};

pub(crate) const BUDGETS: &[Budget] = &[
    budget(
        "start",
        "cold start, against an empty window",
        Times(1.3, "ms"),
    ),
    budget(
        "open-ordinary",
        "open an ordinary article",
        AtMost(50.0, "ms"),
    ),
    budget(
        "open-long",
        "open a long article, against plain text",
        Times(0.5, "ms"),
    ),
    budget(
        "label-frames",
        "key press to painted span",
        AtMost(2.0, "frames"),
    ),
    budget("label-script", "script for it", AtMost(4.0, "ms")),
    budget(
        "label-durable",
        "the span on disk, against an fsync",
        Times(3.0, "ms"),
    ),
    budget(
        "scroll-paragraphs-median",
        "scroll, many paragraphs, median",
        Times(1.2, "ms"),
    ),
    budget(
        "scroll-paragraphs-p95",
        "scroll, many paragraphs, 95th percentile",
        Times(1.5, "ms"),
    ),
    budget(
        "scroll-line-median",
        "scroll, one line, median",
        Times(1.2, "ms"),
    ),
    budget(
        "scroll-line-p95",
        "scroll, one line, 95th percentile",
        Times(1.5, "ms"),
    ),
    budget(
        "import-frames",
        "frames of the window while it imports 10,000, 95th percentile",
        Times(1.5, "ms"),
    ),
    budget("search", "search in 100,000 articles", AtMost(50.0, "ms")),
    budget("import", "import 100,000 articles", AtMost(40.0, "s")),
    budget("import-memory", "memory for it", AtMost(500.0, "MB")),
    budget(
        "import-wait",
        "a label saved meanwhile waits",
        AtMost(50.0, "ms"),
    ),
    budget(
        "import-text",
        "import them as text files, zones found",
        AtMost(40.0, "s"),
    ),
    budget("import-text-memory", "memory for it", AtMost(500.0, "MB")),
    budget(
        "import-text-wait",
        "a label saved meanwhile waits",
        AtMost(50.0, "ms"),
    ),
    budget("export-conll", "export them as CoNLL", AtMost(15.0, "s")),
    budget("export-memory", "memory for it", AtMost(500.0, "MB")),
    budget(
        "export-parquet",
        "export them as Parquet",
        AtMost(60.0, "s"),
    ),
    budget(
        "export-parquet-memory",
        "memory for it",
        AtMost(500.0, "MB"),
    ),
    budget(
        "suggest",
        "suggestions by rules",
        AtLeast(2000.0, "articles/s"),
    ),
    budget(
        "retrain",
        "retrain the learned suggester",
        AtMost(60.0, "s"),
    ),
    budget(
        "memory",
        "memory, against an empty window",
        Above(60.0, "MB"),
    ),
];
