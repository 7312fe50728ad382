//! What the benchmarks work on: generated articles, and a project to put them in.
#![allow(
    clippy::unwrap_used,
    dead_code,
    unused_imports,
    reason = "a benchmark that fails should say where; not each uses all"
)]

mod page;

use std::path::PathBuf;

pub(crate) use page::{page, write_pages};

use nhan_core::domain::id::{AnnotatorId, ArticleId, LabelId, SpanId};
use nhan_core::domain::{
    Attributes, DocLayer, DocSpan, Document, Fragment, Header, LayerKind, Range,
};
use nhan_core::formats::{self, ReadOptions};
use nhan_core::ops::import::{Incoming, Options, Problem};
use nhan_core::ops::{Op, Project};
use nhan_core::progress::Silent;
use nhan_core::storage::article;

/// An article of some 3,000 characters, like no other.
pub(crate) fn document(number: u32) -> Document {
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
    fill(&mut text, number);
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

/// Words as different as those of news, up to 3,000 characters.
fn fill(text: &mut String, number: u32) {
    const WORDS: &str = "an ninh ảnh bão bằng bến biển bình bóng bưởi cà cảng cầu chè chợ chuyến \
        cơm cửa dừa dưa đảo đèn đồng đường gạo ghế giếng giỏ gỗ hàng hầm hoa hồ hợp khách khẩu \
        khoai kho khung lạc lúa lụa lưới mận máy mây mía mỏ mực muối mưa nắng nghề ngô người nhà \
        nhãn nhựa nón nông nước ong ổi phà phim phố quạt quế quýt ruộng rừng rượu sắn sen sông \
        suối sữa tàu thép thóc thợ thu thuế thuyền tiêu tôm trà trại tre trứng tủ vải vàng vé \
        vịnh vườn xăng xe xoài xuồng xưởng yến";
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut length = text.chars().count();
    let mut seed = u64::from(number) + 1;
    while length < 3_000 {
        // Knuth's numbers for a generator of 64 bits.
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let word = words[usize::try_from(seed >> 40).unwrap() % words.len()];
        text.push_str(word);
        text.push(' ');
        length += word.chars().count() + 1;
    }
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

pub(crate) fn bring(project: &Project, who: AnnotatorId, numbers: std::ops::Range<u32>) -> u32 {
    let mut incoming = numbers.map(|number| {
        Ok::<_, Problem>(Incoming {
            file: number.to_string(),
            line: None,
            document: document(number),
            notes: Vec::new(),
        })
    });
    take(project, who, &mut incoming)
}

/// Imports the files of a folder.
pub(crate) fn bring_files(project: &Project, who: AnnotatorId, folder: PathBuf) -> u32 {
    let mut reading = formats::read(&[folder], &ReadOptions::default()).unwrap();
    take(project, who, &mut reading)
}

fn take(
    project: &Project,
    who: AnnotatorId,
    incoming: &mut dyn Iterator<Item = Result<Incoming, Problem>>,
) -> u32 {
    let options = Options::default();
    let (report, _) = project
        .import(who, &Header::default(), incoming, &options, &Silent)
        .unwrap();
    assert!(report.problems.is_empty(), "{:?}", report.problems.first());
    report.articles
}

/// Where labels are put.
pub(crate) struct Target {
    pub(crate) article: ArticleId,
    pub(crate) label: LabelId,
}

impl Target {
    pub(crate) fn of(project: &Project) -> Self {
        Self {
            article: project.read(article::ids).unwrap()[0],
            label: project.schema().unwrap().labels[1].id,
        }
    }

    pub(crate) fn label(&self, project: &Project, who: AnnotatorId, number: u32) {
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
    /// The first number from which on nothing is labelled.
    pub(crate) fn unused(&self, project: &Project) -> u32 {
        let document = project.document(&self.article.to_string()).unwrap().1;
        u32::try_from(document.layers.iter().map(|l| l.spans.len()).sum::<usize>()).unwrap()
    }
}
