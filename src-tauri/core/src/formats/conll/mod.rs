//! CoNLL in columns: a token a line, its tag in the last column; an empty line ends a sentence.
//!
//! Written in two columns, token and tag, with a TAB between. Each article begins with
//! `-DOCSTART- -X- O O`, as the files of CoNLL-2003 do, which spaCy's converter and readers for
//! seqeval know; hence no line says which article it is: they stand in the project's order.
//!
//! Read in one to five columns between tabs or blanks, as CoNLL-2003, PhoNER and VLSP 2016 have
//! them, in any of the schemes of [`tags`](super::tags). Of five columns the last two hold tags:
//! VLSP 2016 puts inner spans into the fifth. Without `-DOCSTART-` a file is one article.
mod read;
#[cfg(test)]
mod tests_read;
#[cfg(test)]
mod tests_write;
mod write;

pub(super) use read::Conll;
pub(super) use write::writer;
