//! From what documents come to, to files that are whole or not there at all.
//!
//! Documents are rendered on several threads, each to a [`Piece`]. An [`Assembler`] then puts
//! the pieces in order into the files of a [`Place`], which gives them their names when all of
//! them are on the disk.
mod assemble;
pub mod atomic;
mod names;
mod piece;
mod place;

pub use assemble::{Assembler, Parts, assembler};
pub use piece::Piece;
pub use place::{Output, Place, Written};
