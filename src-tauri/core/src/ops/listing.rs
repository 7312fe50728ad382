//! The list of articles by pages. The order is kept from page to page until something changes it,
//! so that a page costs the same in a list of ten articles and in one of a hundred thousand.
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use super::change::Change;
use super::project::Project;
use crate::domain::id::{AnnotatorId, ArticleId};
use crate::error::Result;
use crate::storage::list::{self, Filter, Row, Seq};

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// How many articles the filter lets pass.
    pub total: u32,
    pub rows: Vec<Row>,
}

/// The order that was last asked for.
#[derive(Debug, Default)]
pub(super) struct Listing(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// Raised by whatever changes which articles there are or what their filters look at.
    changes: u64,
    order: Option<Order>,
}

#[derive(Debug, Clone)]
struct Order {
    who: Option<AnnotatorId>,
    filter: Filter,
    articles: Arc<[Seq]>,
}

impl Listing {
    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// To be called when a change is on the disk.
    pub(super) fn after(&self, changes: &[Change]) {
        if changes.iter().any(concerns_lists) {
            let mut kept = self.kept();
            kept.changes += 1;
            kept.order = None;
        }
    }

    fn find(&self, who: Option<AnnotatorId>, filter: &Filter) -> (u64, Option<Arc<[Seq]>>) {
        let kept = self.kept();
        let order = kept.order.as_ref();
        let same = order.filter(|order| order.who == who && order.filter == *filter);
        (kept.changes, same.map(|order| Arc::clone(&order.articles)))
    }

    /// Keeps an order, unless something changed while it was read.
    fn keep(&self, changes: u64, order: Order) {
        let mut kept = self.kept();
        if kept.changes == changes {
            kept.order = Some(order);
        }
    }
}

fn concerns_lists(change: &Change) -> bool {
    matches!(
        change,
        Change::Article(_) | Change::Batch(_) | Change::Status(_)
    )
}

impl Project {
    /// Rows of the list from `offset` on, as `who` sees it.
    pub fn page(
        &self,
        who: Option<AnnotatorId>,
        filter: &Filter,
        offset: u32,
        limit: u32,
    ) -> Result<Page> {
        self.ordered(who, filter, |conn, order| {
            let from = order.len().min(offset as usize);
            let to = order.len().min(from + limit as usize);
            Ok(Page {
                total: u32::try_from(order.len()).unwrap_or(u32::MAX),
                rows: list::rows(conn, who, &order[from..to])?,
            })
        })
    }

    /// Where an article stands in the list, counted from 0; none where the filter leaves it out.
    pub fn position(
        &self,
        who: Option<AnnotatorId>,
        filter: &Filter,
        article: ArticleId,
    ) -> Result<Option<u32>> {
        self.ordered(who, filter, |conn, order| {
            let seq = list::seq(conn, article)?;
            let place = seq.and_then(|seq| order.binary_search(&seq).ok());
            Ok(place.and_then(|place| u32::try_from(place).ok()))
        })
    }

    fn ordered<T>(
        &self,
        who: Option<AnnotatorId>,
        filter: &Filter,
        work: impl FnOnce(&Connection, &[Seq]) -> Result<T>,
    ) -> Result<T> {
        // Before the snapshot is taken: what changes after it makes the order stale.
        let (changes, found) = self.listing.find(who, filter);
        self.read(|conn| {
            // Where another process writes, nobody tells us of its changes.
            if let Some(order) = found.filter(|_| self.can_write()) {
                return work(conn, &order);
            }
            let articles: Arc<[Seq]> = list::order(conn, who, filter)?.into();
            let value = work(conn, &articles)?;
            let order = Order {
                who,
                filter: filter.clone(),
                articles,
            };
            self.listing.keep(changes, order);
            Ok(value)
        })
    }
}
