use nhan_core::Result;
use nhan_core::domain::StatusKind;
use nhan_core::domain::id::ArticleId;
use nhan_core::storage::list;
use tauri::AppHandle;

use super::off_main;
use crate::dto::{ArticleFilter, ArticlePage, Direction, OutcomeDto, ProgressDto};
use crate::error::{CommandResult, parse_id};
use crate::{changes, convert, index};

/// A page is never larger than this, whatever the webview asks for.
const PAGE: u32 = 500;

#[tauri::command]
#[specta::specta]
pub async fn articles(
    app: AppHandle,
    filter: ArticleFilter,
    offset: u32,
    limit: u32,
) -> CommandResult<ArticlePage> {
    off_main(app, move |_, state| {
        let session = state.session()?;
        let who = session.who();
        let filter: list::Filter = filter.into();
        let page = session
            .project
            .page(who, &filter, offset, limit.min(PAGE))?;
        Ok(ArticlePage {
            total: page.total,
            offset,
            rows: page.rows.into_iter().map(Into::into).collect(),
        })
    })
    .await
}

/// Where an article stands in the list, counted from 0; none where the filter leaves it out.
#[tauri::command]
#[specta::specta]
pub async fn article_position(
    app: AppHandle,
    filter: ArticleFilter,
    article: String,
) -> CommandResult<Option<u32>> {
    off_main(app, move |_, state| {
        let session = state.session()?;
        let filter: list::Filter = filter.into();
        let article: ArticleId = parse_id(&article)?;
        session.project.position(session.who(), &filter, article)
    })
    .await
}

/// Where the words of a search stand in an article: start and end of each place, flat.
#[tauri::command]
#[specta::specta]
pub async fn found_in(app: AppHandle, article: String, text: String) -> CommandResult<Vec<u32>> {
    off_main(app, move |_, state| {
        let session = state.session()?;
        let (revision, found) = session.project.found_in(parse_id(&article)?, &text)?;
        convert::out_pairs(&*session.text(revision)?, found.into_iter())
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn progress(app: AppHandle) -> CommandResult<ProgressDto> {
    off_main(app, |_, state| {
        let session = state.session()?;
        let counts = session
            .project
            .read(|conn| list::progress(conn, session.who()))?;
        let mut progress = ProgressDto::default();
        for (status, count) in counts {
            progress.total += count;
            match status {
                StatusKind::New => progress.new = count,
                StatusKind::Started => progress.started = count,
                StatusKind::Done => progress.done = count,
                StatusKind::Skipped => progress.skipped = count,
                StatusKind::Question => progress.question = count,
            }
        }
        Ok(progress)
    })
    .await
}

/// The nearest article of the list before or after `from` that is not finished (where the filter
/// names a status: that is in it); none when there is none.
#[tauri::command]
#[specta::specta]
pub async fn unfinished(
    app: AppHandle,
    filter: ArticleFilter,
    from: Option<String>,
    direction: Direction,
) -> CommandResult<Option<String>> {
    off_main(app, move |_, state| {
        let session = state.session()?;
        let from: Option<ArticleId> = from.as_deref().map(parse_id).transpose()?;
        let direction = match direction {
            Direction::Next => list::Direction::Next,
            Direction::Previous => list::Direction::Previous,
        };
        let filter: list::Filter = filter.into();
        let found: Result<_> = session
            .project
            .read(|conn| list::unfinished(conn, session.who(), &filter, from, direction));
        Ok(found?.map(|id| id.to_string()))
    })
    .await
}

/// Removes an article for good; the interface has asked twice.
#[tauri::command]
#[specta::specta]
pub async fn purge(app: AppHandle, article: String) -> CommandResult<OutcomeDto> {
    off_main(app, move |_, state| {
        let session = state.session()?;
        session.writer()?;
        let outcome = session.project.purge(parse_id(&article)?)?;
        index::start(&session);
        changes::outcome(&session, &outcome)
    })
    .await
}
