//! Sentences and spans with the reading that each is to have. A case is a line: the span, and what
//! is read from it, as [`written`](support::written) writes it.

mod amounts;
mod changes;
mod context;
mod finding;
mod goods;
mod numbers;
mod periods;
mod properties;
mod support;
