//! The table of formats. A file that several may read goes to the first of them here.
use super::{
    Format, Unit, brat, conll, conllu, csv, doccano, html, label_studio, markdown, nhan_jsonl,
    phoner, prodigy, pubannotation, spacy_docbin, spacy_jsonl, tables, tei, text, uima, vimq,
    vlsp2016, vlsp2018, w3c, webanno_tsv3,
};
#[cfg(feature = "parquet")]
use super::{huggingface, parquet};

/// One file that holds a part of what a project does, and has no offsets.
const PLAIN: Format = Format {
    name: "",
    extension: "",
    folder: false,
    whole: false,
    unit: None,
    reader: None,
    writer: None,
};

const ALL: &[Format] = &[
    Format {
        name: "brat",
        extension: "ann",
        folder: true,
        unit: Some(Unit::CodePoint),
        reader: Some(&brat::Brat),
        writer: Some(brat::writer),
        ..PLAIN
    },
    Format {
        name: "nhan-jsonl",
        extension: "jsonl",
        whole: true,
        unit: Some(Unit::CodePoint),
        reader: Some(&nhan_jsonl::NhanJsonl),
        writer: Some(nhan_jsonl::writer),
        ..PLAIN
    },
    Format {
        name: "phoner",
        extension: "jsonl",
        reader: Some(&phoner::Phoner),
        ..PLAIN
    },
    Format {
        name: "vimq",
        extension: "json",
        unit: Some(Unit::CodePoint),
        reader: Some(&vimq::Vimq),
        ..PLAIN
    },
    Format {
        name: "vlsp2016",
        extension: "tsv",
        reader: Some(&vlsp2016::Vlsp2016),
        ..PLAIN
    },
    Format {
        name: "vlsp2018",
        extension: "muc",
        reader: Some(&vlsp2018::Vlsp2018),
        ..PLAIN
    },
    Format {
        name: "conllu",
        extension: "conllu",
        reader: Some(&conllu::Conllu),
        writer: Some(conllu::writer),
        ..PLAIN
    },
    Format {
        name: "conll",
        extension: "conll",
        reader: Some(&conll::Conll),
        writer: Some(conll::writer),
        ..PLAIN
    },
    Format {
        name: "webanno-tsv3",
        extension: "tsv",
        folder: true,
        unit: Some(Unit::Utf16),
        reader: Some(&webanno_tsv3::WebAnnoTsv3),
        writer: Some(webanno_tsv3::writer),
        ..PLAIN
    },
    Format {
        name: "cas-xmi",
        extension: "xmi",
        folder: true,
        unit: Some(Unit::Utf16),
        reader: Some(&uima::CasXmi),
        writer: Some(uima::xmi_writer),
        ..PLAIN
    },
    Format {
        name: "cas-json",
        extension: "json",
        folder: true,
        unit: Some(Unit::Utf16),
        reader: Some(&uima::CasJson),
        writer: Some(uima::json_writer),
        ..PLAIN
    },
    // Before spaCy's, whose records look much the same.
    Format {
        name: "prodigy",
        extension: "jsonl",
        unit: Some(Unit::CodePoint),
        reader: Some(&prodigy::Prodigy),
        writer: Some(prodigy::writer),
        ..PLAIN
    },
    Format {
        name: "spacy-jsonl",
        extension: "jsonl",
        unit: Some(Unit::CodePoint),
        reader: Some(&spacy_jsonl::Spacy),
        writer: Some(spacy_jsonl::writer),
        ..PLAIN
    },
    Format {
        name: "spacy",
        extension: "spacy",
        unit: Some(Unit::CodePoint),
        writer: Some(spacy_docbin::writer),
        ..PLAIN
    },
    Format {
        name: "label-studio",
        extension: "json",
        unit: Some(Unit::CodePoint),
        reader: Some(&label_studio::LabelStudio),
        writer: Some(label_studio::writer),
        ..PLAIN
    },
    Format {
        name: "pubannotation",
        extension: "json",
        folder: true,
        unit: Some(Unit::CodePoint),
        reader: Some(&pubannotation::PubAnnotation),
        writer: Some(pubannotation::writer),
        ..PLAIN
    },
    Format {
        name: "w3c",
        extension: "json",
        unit: Some(Unit::CodePoint),
        reader: Some(&w3c::W3c),
        writer: Some(w3c::writer),
        ..PLAIN
    },
    Format {
        name: "doccano",
        extension: "jsonl",
        unit: Some(Unit::CodePoint),
        reader: Some(&doccano::Doccano),
        writer: Some(doccano::writer),
        ..PLAIN
    },
    // Before those that read any text.
    Format {
        name: "html",
        extension: "html",
        reader: Some(&html::Html),
        ..PLAIN
    },
    Format {
        name: csv::NAME,
        extension: "csv",
        unit: Some(Unit::CodePoint),
        reader: Some(&csv::Csv),
        writer: Some(csv::writer),
        ..PLAIN
    },
    Format {
        name: "figures-csv",
        extension: "csv",
        unit: Some(Unit::CodePoint),
        writer: Some(tables::figures_csv),
        ..PLAIN
    },
    Format {
        name: "roles-csv",
        extension: "csv",
        unit: Some(Unit::CodePoint),
        writer: Some(tables::roles_csv),
        ..PLAIN
    },
    #[cfg(feature = "parquet")]
    Format {
        name: "figures-parquet",
        extension: "parquet",
        unit: Some(Unit::CodePoint),
        writer: Some(parquet::figures),
        ..PLAIN
    },
    #[cfg(feature = "parquet")]
    Format {
        name: "roles-parquet",
        extension: "parquet",
        unit: Some(Unit::CodePoint),
        writer: Some(parquet::roles),
        ..PLAIN
    },
    #[cfg(feature = "parquet")]
    Format {
        name: "huggingface",
        extension: "parquet",
        folder: true,
        unit: Some(Unit::CodePoint),
        writer: Some(huggingface::writer),
        ..PLAIN
    },
    Format {
        name: "markdown",
        extension: "md",
        reader: Some(&markdown::Markdown),
        ..PLAIN
    },
    Format {
        name: "tei",
        extension: "xml",
        writer: Some(tei::writer),
        ..PLAIN
    },
    // Last, for it reads any text.
    Format {
        name: "text",
        extension: "txt",
        reader: Some(&text::Text),
        ..PLAIN
    },
];

/// Every format there is.
pub fn all() -> &'static [Format] {
    ALL
}
