//! What can be asked of `nhan`.
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use nhan_core::formats::csv::Columns;

#[derive(Debug, Parser)]
#[command(
    name = "nhan",
    version,
    about = "Label Vietnamese news",
    propagate_version = true
)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Global {
    /// Print JSON: one document, or one a line where rows stream
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Say nothing but results and errors
    #[arg(long, global = true)]
    pub(crate) quiet: bool,
    /// Language of messages [default: the system's]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(crate) lang: Option<Lang>,
    /// Who works [default: $NHAN_ANNOTATOR, else the name of the user, else nhan]
    #[arg(long = "as", global = true, value_name = "ANNOTATOR")]
    pub(crate) annotator: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    Vi,
    En,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a project
    New {
        project: PathBuf,
        /// `default` (people, roles, trade figures), `empty`, or a file with a schema
        #[arg(long, value_name = "NAME|FILE", default_value = "default")]
        schema: String,
    },
    /// Bring articles into a project, with their labels: all of them or none
    Import(Import),
    /// Write a data set
    Export(Export),
    /// A row an article
    List { project: PathBuf },
    /// Text, zones, metadata and layers of an article
    Show {
        project: PathBuf,
        article: String,
        /// The text, with offsets to match, in another form, or in several one after the other:
        /// `syllables` is a word-segmented text as people write it, `words` a raw one with its
        /// words joined by underscores
        #[arg(long, value_name = "VIEW,…", value_delimiter = ',')]
        view: Vec<Seen>,
    },
    /// Where words stand; letter case, diacritics and underscores aside
    Search { project: PathBuf, query: String },
    /// Counts
    Stats { project: PathBuf },
    /// Give an article another text; labels go along, and those that cannot are listed
    Revise(Revise),
    /// What is wrong, and whether the file is sound
    Check { project: PathBuf },
    /// Show the schema, write it to a file, or take one from a file
    Schema {
        project: PathBuf,
        #[command(subcommand)]
        action: Schema,
    },
    /// Propose labels (later)
    Suggest(Later),
    /// Train the suggester (later)
    Train(Later),
    /// Compare two layers (later)
    Evaluate(Later),
    /// How far annotators agree (later)
    Agree(Later),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Import {
    pub(crate) project: PathBuf,
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Format of the files [default: by ending and content]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) from: Option<String>,
    /// Name for layers that the files do not name; `gold` makes gold [default: the file's name]
    #[arg(long, value_name = "NAME")]
    pub(crate) layer: Option<String>,
    /// Encoding of the files: utf-8, utf-16le, utf-16be, windows-1258, viscii, tcvn5712-1, tcvn3
    /// (ABC fonts, .VnTime) or vni (VNI fonts) [default: by content]
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// Read bytes that are no text in the encoding as U+FFFD
    #[arg(long)]
    pub(crate) replace_broken: bool,
    /// What a column of a table is: text, id, title, start, end, label or quote [default: by its
    /// name]
    #[arg(long, value_name = "ROLE=COLUMN", value_parser = column)]
    pub(crate) column: Vec<(String, String)>,
    /// A label or relation type of the files by another name
    #[arg(long, value_name = "FROM=TO", value_parser = mapping)]
    pub(crate) map: Vec<(String, String)>,
    /// Only say what would be done
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Store what can be, list what cannot
    #[arg(long)]
    pub(crate) skip_bad: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Revise {
    pub(crate) project: PathBuf,
    pub(crate) article: String,
    /// The encoding that the text should have been read in, as in import [default: of --file, by
    /// content]
    #[arg(long, value_name = "NAME", required_unless_present = "file")]
    pub(crate) encoding: Option<String>,
    /// A file with the text, e.g. the one it was read from [default: the bytes that the text gives
    /// back]
    #[arg(long, value_name = "PATH")]
    pub(crate) file: Option<PathBuf>,
    /// Only say what would become of the labels
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Export {
    #[arg(required_unless_present = "list_formats")]
    pub(crate) project: Option<PathBuf>,
    #[arg(required_unless_present = "list_formats")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", required_unless_present = "list_formats")]
    pub(crate) to: Option<String>,
    /// An annotator's or layer's name, gold or union [default: gold where there is any, else
    /// union; nhan-jsonl: each layer as it is]
    #[arg(long, value_name = "NAME|gold|union")]
    pub(crate) layer: Option<String>,
    /// Finished ones, all, or those of a tag or with these words
    #[arg(long, value_name = "done|all|QUERY", default_value = "all")]
    pub(crate) articles: String,
    /// Only title, sapo, subheadings, body and captions, or all of the text
    #[arg(long, default_value = "all")]
    pub(crate) zones: Zones,
    /// What a token is, for formats of tokens
    #[arg(long, default_value = "syllable")]
    pub(crate) tokens: Tokens,
    /// How tags mark spans
    #[arg(long, default_value = "iob2")]
    pub(crate) scheme: Scheme,
    /// The text in NFC, offsets to match
    #[arg(long)]
    pub(crate) nfc: bool,
    /// A byte order mark at the start of a table, for Excel
    #[arg(long)]
    pub(crate) bom: bool,
    /// What stands between two columns, for formats of tokens
    #[arg(long, default_value = "tab")]
    pub(crate) separator: Separator,
    /// Files of their own for these parts of the articles, in the folder OUT; labels are divided
    /// evenly, articles that are nearly the same stay together
    #[arg(long, value_name = "train=0.8,dev=0.1,test=0.1")]
    pub(crate) split: Option<String>,
    /// Another number divides otherwise
    #[arg(long, value_name = "N", default_value_t = 0, requires = "split")]
    pub(crate) seed: u64,
    /// List every format as JSON and do nothing else
    #[arg(long)]
    pub(crate) list_formats: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Seen {
    Raw,
    Nfc,
    Nfd,
    Cleaned,
    Syllables,
    Words,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Zones {
    Scope,
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tokens {
    Syllable,
    Word,
    /// Syllables, and the word of each in another column
    Both,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Separator {
    Tab,
    Space,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scheme {
    Iob2,
    Bioes,
    Bilou,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Schema {
    Show,
    /// As JSON to a file, or to standard output
    Export {
        out: Option<PathBuf>,
    },
    /// In a project without spans it replaces the schema; else it may only add to it
    Import {
        file: PathBuf,
    },
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Later {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) rest: Vec<String>,
}

fn column(given: &str) -> Result<(String, String), String> {
    let (role, name) = mapping(given)?;
    if Columns::ROLES.contains(&&*role) {
        Ok((role, name))
    } else {
        Err(format!("one of {}", Columns::ROLES.join(", ")))
    }
}

fn mapping(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((from, to)) if !from.is_empty() && !to.is_empty() => {
            Ok((from.to_owned(), to.to_owned()))
        }
        _ => Err("FROM=TO".to_owned()),
    }
}
