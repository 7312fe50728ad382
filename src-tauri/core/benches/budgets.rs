//! The budgets that need no window, measured on generated articles and written, a line each, to
//! the file that NHAN_BENCH_OUT names. `NHAN_BENCH_ARTICLES` takes another size than 100,000.
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark that fails should say where"
)]

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use nhan_core::domain::id::{AnnotatorId, ArticleId, LabelId, SpanId};
use nhan_core::domain::{
    Attributes, DocLayer, DocSpan, Document, Fragment, Header, LayerKind, Range, Schema,
};
use nhan_core::formats::{Format, Options as Writing};
use nhan_core::ops::export::{self, Articles, Choice};
use nhan_core::ops::import::{Incoming, Options, Problem};
use nhan_core::ops::{Op, Project, system_clock};
use nhan_core::progress::Silent;
use nhan_core::storage::article;
use nhan_core::storage::list::Filter;

fn main() {
    // `cargo test --benches` runs every benchmark without this flag.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let size = std::env::var("NHAN_BENCH_ARTICLES")
        .ok()
        .and_then(|n| n.parse().ok());
    let size: u32 = size.unwrap_or(100_000);
    let folder = tempfile::tempdir().unwrap();
    println!(
        "{size} articles of 3,000 characters with 12 spans, on {}",
        folder.path().display()
    );

    let project = Project::create(
        &folder.path().join("b.nhan"),
        &Schema::default_news(),
        system_clock,
    )
    .unwrap();
    let who = project.annotator("An").unwrap().id;
    let first = bring(&project, who, 0..1);
    assert_eq!(first, 1);
    let fsync = fsync_time(folder.path());

    let started = Instant::now();
    let waits = while_labelling(&project, who, || {
        bring(&project, who, 1..size);
    });
    report("import", started.elapsed().as_secs_f64(), None);
    report("import-memory", peak_megabytes(), None);
    report("import-wait", worst(&waits), None);

    durable(&project, who, fsync);
    list_page(&project, who, size);

    let started = Instant::now();
    let options = export::Options {
        layer: Some(Choice::Union),
        articles: Articles::All,
        writing: Writing::default(),
    };
    let conll = Format::named("conll").unwrap();
    let out = folder.path().join("out.conll");
    let done = export::run(&project, &options, conll, &out, &Silent).unwrap();
    assert_eq!(done.articles, size);
    report("export-conll", started.elapsed().as_secs_f64(), None);
    report("export-memory", peak_megabytes(), None);
}

/// One line of the result; `xtask bench` holds it against the budget of this id.
fn report(id: &str, value: f64, reference: Option<f64>) {
    println!(
        "{id:>16} {value:>10.2} {}",
        reference
            .map(|r| format!("(reference {r:.2})"))
            .unwrap_or_default()
    );
    if let Some(path) = std::env::var_os("NHAN_BENCH_OUT") {
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(path)
            .unwrap();
        let line = serde_json::json!({"id": id, "value": value, "reference": reference});
        writeln!(file, "{line}").unwrap();
    }
}

/// An article of some 3,000 characters, like no other.
fn document(number: u32) -> Document {
    const SENTENCE: &str = "Bộ Công Thương cho biết kim ngạch xuất khẩu trong tháng đạt hơn 11,4 tỷ USD, \
        tăng 8,5% so với cùng kỳ năm trước, theo số liệu công bố hôm qua tại Hà Nội. ";
    let name = format!("Nguyễn Văn Số {number}");
    let mut text = format!("Tin số {number}\nThứ trưởng {name} phát biểu. ");
    let start = u32::try_from(text.find('\n').unwrap()).unwrap();
    let from = u32::try_from(text.chars().take_while(|c| *c != '\n').count()).unwrap() + 1 + 11;
    assert!(start > 0);
    let mut spans = vec![span("PERSON", from, &name)];
    while spans.len() < 12 {
        let at = u32::try_from(text.chars().count()).unwrap();
        let figure = "hơn 11,4 tỷ USD";
        let before =
            SENTENCE.chars().count() - SENTENCE.split_once(figure).unwrap().1.chars().count();
        let offset = u32::try_from(before - figure.chars().count()).unwrap();
        spans.push(span("TRADE_FIGURE", at + offset, figure));
        text.push_str(SENTENCE);
    }
    while text.chars().count() < 3_000 {
        text.push_str(SENTENCE);
    }
    let mut document = Document::of_text(format!("tin/{number}"), format!("Tin số {number}"), text);
    document.layers.push(DocLayer {
        id: None,
        kind: LayerKind::Imported,
        name: "may".to_owned(),
        round: 1,
        annotator: None,
        revision: 0,
        spans,
        relations: Vec::new(),
    });
    document
}

fn span(label: &str, start: u32, text: &str) -> DocSpan {
    let end = start + u32::try_from(text.chars().count()).unwrap();
    DocSpan {
        id: None,
        label: label.to_owned(),
        fragments: vec![Fragment {
            range: Range::new(start, end),
            text: text.to_owned(),
        }],
        attributes: Attributes::new(),
        note: String::new(),
    }
}

fn bring(project: &Project, who: AnnotatorId, numbers: std::ops::Range<u32>) -> u32 {
    let mut incoming = numbers.map(|number| {
        Ok::<_, Problem>(Incoming {
            file: number.to_string(),
            line: None,
            document: document(number),
        })
    });
    let (report, _) = project
        .import(
            who,
            &Header::default(),
            &mut incoming,
            &Options::default(),
            &Silent,
        )
        .unwrap();
    assert!(report.problems.is_empty(), "{:?}", report.problems.first());
    report.articles
}

/// Labels now and then while `work` runs, and returns how long each label took.
fn while_labelling(project: &Project, who: AnnotatorId, work: impl FnOnce()) -> Vec<Duration> {
    let target = Target::of(project);
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let labelling = scope.spawn(|| {
            let mut waits = Vec::new();
            while !over.load(Ordering::Relaxed) {
                let started = Instant::now();
                target.label(project, who, u32::try_from(waits.len()).unwrap());
                waits.push(started.elapsed());
                std::thread::sleep(Duration::from_millis(100));
            }
            waits
        });
        work();
        over.store(true, Ordering::Relaxed);
        labelling.join().unwrap()
    })
}

struct Target {
    article: ArticleId,
    label: LabelId,
}

impl Target {
    fn of(project: &Project) -> Self {
        Self {
            article: project.read(article::ids).unwrap()[0],
            label: project.schema().unwrap().labels[1].id,
        }
    }

    fn label(&self, project: &Project, who: AnnotatorId, number: u32) {
        let start = number % 2_900;
        let length = 1 + number / 2_900;
        let add = Op::AddSpan {
            id: SpanId::new(),
            article: self.article,
            layer: None,
            label: self.label,
            ranges: vec![Range::new(start, start + length)],
        };
        project.transact(who, &[add], None).unwrap();
    }
}

/// A label on the disk, median, against an fsync of the same disk.
fn durable(project: &Project, who: AnnotatorId, fsync: f64) {
    let target = Target::of(project);
    let mut times: Vec<Duration> = (20_000..20_200)
        .map(|number| {
            let started = Instant::now();
            target.label(project, who, number);
            started.elapsed()
        })
        .collect();
    times.sort();
    report(
        "label-durable",
        milliseconds(times[times.len() / 2]),
        Some(fsync),
    );
}

/// A page of the list at its end: what scrolling there costs.
fn list_page(project: &Project, who: AnnotatorId, size: u32) {
    let started = Instant::now();
    let offset = size.saturating_sub(100);
    let page = project
        .page(Some(who), &Filter::default(), offset, 100)
        .unwrap();
    println!(
        "{:>16} {:>10.2} ms for {} rows",
        "list-page",
        milliseconds(started.elapsed()),
        page.rows.len()
    );
}

/// What one small append and fsync takes here, median.
fn fsync_time(folder: &Path) -> f64 {
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(folder.join("fsync"))
        .unwrap();
    let mut times: Vec<Duration> = (0..100)
        .map(|_| {
            let started = Instant::now();
            file.write_all(&[0; 4_096]).unwrap();
            file.sync_data().unwrap();
            started.elapsed()
        })
        .collect();
    times.sort();
    milliseconds(times[times.len() / 2])
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn worst(times: &[Duration]) -> f64 {
    milliseconds(times.iter().max().copied().unwrap_or_default())
}

/// The most memory this process ever held; 0 where the system does not say.
fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| {
        line.strip_prefix("VmHWM:")?
            .trim()
            .strip_suffix(" kB")?
            .trim()
            .parse::<f64>()
            .ok()
    });
    kilobytes.unwrap_or_default() / 1_024.0
}
