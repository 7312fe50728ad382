//! The words that the grammar knows, one file for each kind. All are in the spelling of the words
//! it runs over: lower case, `tỷ`, `quý`, `hóa`.

pub(super) mod comparators;
pub(super) mod countries;
pub(super) mod currencies;
pub(super) mod goods;
pub(super) mod topics;
pub(super) mod verbs;
