//! The budgets that need no window, measured on generated articles and written, a line each, to
//! the file that NHAN_BENCH_OUT names; and how each cost grows with the project.
//! `NHAN_BENCH_ARTICLES` takes another size than 100,000.
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark that fails should say where"
)]

mod material;

use std::fs::OpenOptions;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use material::{Target, bring, bring_files, write_pages};
use nhan_core::domain::Schema;
use nhan_core::domain::id::AnnotatorId;
use nhan_core::formats::{Format, Options as Writing};
use nhan_core::ops::export::{self, Articles, Choice};
use nhan_core::ops::{Project, Wanted, system_clock};
use nhan_core::progress::Silent;
use nhan_core::storage::list::{self, Filter};

/// As the programs have it; see docs/adr/0008-allocator.md.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Sizes of the project at which everything is measured.
const STAGES: [u32; 3] = [1_000, 10_000, 100_000];
/// Short things are done this often; the median counts.
const TIMES: u32 = 100;

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
    importing_files(folder.path(), size);
    let path = folder.path().join("b.nhan");
    let project = Project::create(&path, &Schema::default_news(), system_clock).unwrap();
    let who = project.annotator("An").unwrap().id;
    assert_eq!(bring(&project, who, 0..1), 1);

    let mut stages: Vec<u32> = STAGES.into_iter().filter(|stage| *stage < size).collect();
    stages.push(size);
    let (mut imported, mut importing, mut waits) = (1, Duration::ZERO, Vec::new());
    println!(
        "{:>10} {:>16} {:>16} {:>10} {:>10} {:>10}",
        "articles", "import s/1000", "export s/1000", "open ms", "label ms", "list ms"
    );
    for stage in stages {
        let started = Instant::now();
        waits.extend(while_labelling(&project, who, || {
            bring(&project, who, imported..stage);
        }));
        let import = started.elapsed();
        importing += import;
        let import_memory = peak_megabytes();
        let (label, fsync) = durable(&project, who, folder.path());
        let (open, list) = (opening(&project, who), last_page(&project, who, stage));
        let export = exporting(&project, folder.path(), stage, "conll");
        println!(
            "{stage:>10} {:>16.3} {:>16.3} {open:>10.2} {label:>10.2} {list:>10.2}",
            import.as_secs_f64() * 1_000.0 / f64::from(stage - imported),
            export.as_secs_f64() * 1_000.0 / f64::from(stage),
        );
        imported = stage;
        if stage == size {
            report("import", importing.as_secs_f64(), None);
            report("import-memory", import_memory, None);
            report("import-wait", worst(&waits), None);
            report("label-durable", label, Some(fsync));
            report("export-conll", export.as_secs_f64(), None);
            report("export-memory", peak_megabytes(), None);
            if cfg!(feature = "parquet") {
                let export = exporting(&project, folder.path(), stage, "huggingface");
                report("export-parquet", export.as_secs_f64(), None);
                report("export-parquet-memory", peak_megabytes(), None);
            }
            searching(&project, who, size);
        }
    }
}

/// Pages as people have them, a file each, into a project of their own.
fn importing_files(folder: &Path, size: u32) {
    let pages = folder.join("pages");
    write_pages(&pages, 0..size);
    let path = folder.join("pages.nhan");
    let project = Project::create(&path, &Schema::default_news(), system_clock).unwrap();
    let who = project.annotator("An").unwrap().id;
    assert_eq!(bring(&project, who, 0..1), 1);
    let started = Instant::now();
    let waits = while_labelling(&project, who, || {
        assert_eq!(bring_files(&project, who, pages.clone()), size);
    });
    report("import-text", started.elapsed().as_secs_f64(), None);
    report("import-text-memory", peak_megabytes(), None);
    report("import-text-wait", worst(&waits), None);
    drop(project);
    std::fs::remove_file(&path).unwrap();
    std::fs::remove_dir_all(&pages).unwrap();
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

/// Labels now and then while `work` runs, and returns how long each label took.
fn while_labelling(project: &Project, who: AnnotatorId, work: impl FnOnce()) -> Vec<Duration> {
    let target = Target::of(project);
    let first = target.unused(project);
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let labelling = scope.spawn(|| {
            let mut waits = Vec::new();
            while !over.load(Ordering::Relaxed) {
                let started = Instant::now();
                target.label(project, who, first + u32::try_from(waits.len()).unwrap());
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

/// A label on the disk, and an fsync of the same disk, in turns; the medians.
fn durable(project: &Project, who: AnnotatorId, folder: &Path) -> (f64, f64) {
    let target = Target::of(project);
    let mut file = std::fs::File::create(folder.join("fsync")).unwrap();
    let (mut labels, mut fsyncs) = (Vec::new(), Vec::new());
    let first = target.unused(project);
    for number in first..first + TIMES {
        labels.push(timed(|| target.label(project, who, number)));
        fsyncs.push(timed(|| {
            file.write_all(&[0; 4_096]).unwrap();
            file.sync_data().unwrap();
        }));
    }
    (median(labels), median(fsyncs))
}

/// All that a screen needs of an article.
fn opening(project: &Project, who: AnnotatorId) -> f64 {
    let ids = project.read(nhan_core::storage::article::ids).unwrap();
    let step = (ids.len() / TIMES as usize).max(1);
    let times = ids.iter().step_by(step).map(|id| {
        timed(|| {
            project.article(*id, Some(who), Wanted::Usual).unwrap();
        })
    });
    median(times.collect())
}

/// A page of the list at its end: what scrolling there costs.
fn last_page(project: &Project, who: AnnotatorId, size: u32) -> f64 {
    let times = (0..TIMES).map(|_| {
        timed(|| {
            let from = size.saturating_sub(100);
            let page = project.page(Some(who), &Filter::default(), from, 100);
            assert_eq!(page.unwrap().total, size);
        })
    });
    median(times.collect())
}

/// Makes the index, then looks for words of one article, of all and of none; the slowest counts.
fn searching(project: &Project, who: AnnotatorId, size: u32) {
    let started = Instant::now();
    let waits = while_labelling(project, who, || project.index(&Silent).unwrap());
    println!("index: {:.1} s", started.elapsed().as_secs_f64());
    println!("a label meanwhile, at worst: {:.1} ms", worst(&waits));
    let name = format!("nguyen van so {}", size / 2);
    let marked = format!("Nguyễn Văn Số {}", size / 3);
    let (mut lists, mut hits) = (Vec::new(), Vec::new());
    for typed in [
        &*name,
        &*marked,
        "thu truong",
        "xuất khẩu trong tháng",
        "thóc",
        "khong dau ca",
    ] {
        let filter = Filter {
            text: typed.to_owned(),
            ..Filter::default()
        };
        let list = (0..5).map(|_| {
            timed(|| {
                let order = project.read(|conn| list::order(conn, Some(who), &filter));
                order.unwrap();
            })
        });
        let first = (0..5).map(|_| {
            timed(|| {
                let one = &mut |_| ControlFlow::Break(());
                project.search(typed, &Silent, one).unwrap();
            })
        });
        let (list, first) = (median(list.collect()), median(first.collect()));
        println!("{typed}: in the list {list:.1} ms, first hit {first:.1} ms");
        lists.push(list);
        hits.push(first);
    }
    report("search", lists.into_iter().fold(0.0, f64::max), None);
}

fn exporting(project: &Project, folder: &Path, size: u32, format: &str) -> Duration {
    let options = export::Options {
        layer: Some(Choice::Union),
        articles: Articles::All,
        writing: Writing::default(),
        split: None,
    };
    let started = Instant::now();
    let out = folder.join(format);
    let format = Format::named(format).unwrap();
    let done = export::run(project, &options, format, &out, &Silent).unwrap();
    assert_eq!(done.articles, size);
    started.elapsed()
}

fn timed(work: impl FnOnce()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

fn median(mut times: Vec<Duration>) -> f64 {
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
