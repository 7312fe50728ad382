//! What the benchmarks work on: generated articles, and a project to put them in.
#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a benchmark that fails should say where; not each uses all"
)]

use nhan_core::domain::id::{AnnotatorId, ArticleId, LabelId, SpanId};
use nhan_core::domain::{
    Attributes, DocLayer, DocSpan, Document, Fragment, Header, LayerKind, Range,
};
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

pub(crate) fn bring(project: &Project, who: AnnotatorId, numbers: std::ops::Range<u32>) -> u32 {
    let mut incoming = numbers.map(|number| {
        Ok::<_, Problem>(Incoming {
            file: number.to_string(),
            line: None,
            document: document(number),
            notes: Vec::new(),
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
