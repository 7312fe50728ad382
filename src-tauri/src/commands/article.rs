use std::sync::LazyLock;

use nhan_core::domain::Presence;
use nhan_core::domain::id::{ArticleId, RevisionId};
use nhan_core::ops::{Mending, Revise, Wanted};
use nhan_core::storage::list::{self, Direction, Filter};
use nhan_core::text::encoding::Encoding;
use nhan_core::text::{Segmenter, is_segmented, tokenize};
use nhan_core::{Code, Error, Result};
use tauri::AppHandle;

use super::off_main;
use crate::dto::{ArticleDto, MendingDto, ReadingsDto, RevisedDto};
use crate::error::{CommandResult, parse_id};
use crate::state::{AppState, Session, locked};
use crate::{changes, convert, index};

/// An article whole, with one of its layers (null: the usual one; `own`: the annotator's own,
/// made or not); remembered as the one to come back to.
#[tauri::command]
#[specta::specta]
pub async fn article(
    app: AppHandle,
    id: String,
    layer: Option<String>,
) -> CommandResult<ArticleDto> {
    off_main(app, move |_, state| {
        let wanted = match layer.as_deref() {
            None => Wanted::Usual,
            Some("own") => Wanted::Own,
            Some(id) => Wanted::This(parse_id(id)?),
        };
        let session = state.session()?;
        let article = read(&session, &id, wanted)?;
        remember(state, &session, id);
        Ok(article)
    })
    .await
}

/// The article that was open last; where there is none any more, the first unfinished one.
pub(crate) fn to_go_on_with(state: &AppState, session: &Session) -> Result<Option<ArticleDto>> {
    let last = locked(&state.settings)
        .last_articles
        .get(&key(session))
        .cloned();
    match last.map(|id| read(session, &id, Wanted::Usual)) {
        Some(Err(error)) if error.code() != Code::ArticleUnknown => Err(error),
        Some(Ok(article)) => Ok(Some(article)),
        _ => first_unfinished(session),
    }
}

fn first_unfinished(session: &Session) -> Result<Option<ArticleDto>> {
    let in_work = Filter {
        presence: Some(Presence::In),
        ..Filter::default()
    };
    let id = session
        .project
        .read(|conn| list::unfinished(conn, session.who(), &in_work, None, Direction::Next))?;
    id.map(|id| read(session, &id.to_string(), Wanted::Usual))
        .transpose()
}

fn read(session: &Session, id: &str, wanted: Wanted) -> Result<ArticleDto> {
    let project = &session.project;
    let view = project.article(parse_id(id)?, session.who(), wanted)?;
    let index = session.text(view.revision.id)?;
    convert::article(&index, project, view)
}

fn remember(state: &AppState, session: &Session, id: String) {
    let mut settings = locked(&state.settings);
    let other = settings.last_articles.insert(key(session), id.clone()) != Some(id);
    // An article can be read all the same where the settings cannot be written.
    if other && let Err(error) = settings.save() {
        tracing::warn!(%error, "settings not saved");
    }
}

/// What a project is called in the settings.
fn key(session: &Session) -> String {
    session.project.path().display().to_string()
}

/// The text of an article, and in which encodings it can be read.
#[tauri::command]
#[specta::specta]
pub async fn readings(app: AppHandle, article: String) -> CommandResult<ReadingsDto> {
    off_main(app, move |_, state| {
        let session = state.session()?;
        let project = &session.project;
        let article: ArticleId = parse_id(&article)?;
        let revision = project.revision_of_article(article)?;
        let readings = match project.readings(article) {
            Ok(readings) => Some(readings),
            Err(error) if error.code() == Code::BytesLost => None,
            Err(error) => return Err(error),
        };
        let text = session.text(revision)?.text().to_owned();
        Ok(ReadingsDto::of(revision.to_string(), text, readings))
    })
    .await
}

/// Gives an article another text in place of the revision `from`, and says what becomes of its
/// labels; a dry run only says it.
#[tauri::command]
#[specta::specta]
pub async fn revise(
    app: AppHandle,
    article: String,
    from: String,
    mending: MendingDto,
    dry_run: bool,
) -> CommandResult<RevisedDto> {
    off_main(app, move |_, state| {
        let session = state.session()?;
        let revise = Revise {
            article: parse_id(&article)?,
            from: parse_id(&from)?,
            id: RevisionId::new(),
            mending: match mending {
                MendingDto::Text { text } => Mending::Text(text),
                MendingDto::Encoding { encoding } => Mending::Encoding {
                    encoding: Encoding::named(&encoding).ok_or_else(|| {
                        Error::new(Code::EncodingUnknown).arg("encoding", &encoding)
                    })?,
                    bytes: None,
                },
            },
        };
        if dry_run {
            return Ok(RevisedDto::of(&session.project.revise_dry(&revise)?, None));
        }
        let (report, outcome) = session.project.revise(session.writer()?, &revise)?;
        index::start(&session);
        let outcome = changes::outcome(&session, &outcome)?;
        Ok(RevisedDto::of(&report, Some(outcome)))
    })
    .await
}

/// Which tokens of a raw text belong to the word of the token before, as the lexicon has it, by
/// their places. None of a segmented one: there underscores say so.
#[tauri::command]
#[specta::specta]
pub async fn joined_tokens(app: AppHandle, revision: String) -> CommandResult<Vec<u32>> {
    // What the project's own articles teach would be more exact, but takes too long to learn.
    static LEXICON: LazyLock<Segmenter> = LazyLock::new(Segmenter::from_lexicon);
    off_main(app, move |_, state| {
        let text = state.session()?.text(parse_id(&revision)?)?;
        let text = text.text();
        if is_segmented(text) {
            return Ok(Vec::new());
        }
        let words = LEXICON.segment(text, &tokenize(text)).into_iter();
        let joined = words.flat_map(|word| word.tokens.skip(1));
        Ok(joined.filter_map(|at| u32::try_from(at).ok()).collect())
    })
    .await
}
