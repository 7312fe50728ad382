//! What one document comes to.
use std::io::{self, Write};

/// The bytes of one document: of the file of its format, and of others that stand beside it.
#[derive(Debug, Default)]
pub struct Piece {
    main: Vec<u8>,
    beside: Vec<(&'static str, Vec<u8>)>,
}

impl Piece {
    /// Bytes of another file of the document, by its ending.
    pub fn beside(&mut self, ending: &'static str, bytes: Vec<u8>) {
        self.beside.push((ending, bytes));
    }

    pub fn main(&self) -> &[u8] {
        &self.main
    }

    /// What [`Self::beside`] was given for this ending.
    pub fn other(&self, ending: &str) -> &[u8] {
        let mut others = self.beside.iter();
        others
            .find(|(other, _)| *other == ending)
            .map_or(&[], |(_, bytes)| bytes)
    }

    /// The files of the document, by their endings; `ending` is that of the main one.
    pub(in crate::formats) fn files(
        self,
        ending: &'static str,
    ) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
        std::iter::once((ending, self.main)).chain(self.beside)
    }
}

impl Write for Piece {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.main.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
