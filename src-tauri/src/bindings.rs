//! The one list of commands: the handler and the TypeScript bindings are made from it.
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};

use crate::commands::{annotate, app, article, articles, export, import, pick, project};
use crate::dto::{ChangeDto, DropDto, TaskDto};

pub fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .typ::<ChangeDto>()
        .typ::<TaskDto>()
        .typ::<DropDto>()
        .typ::<crate::dto::ErrorDto>()
        .commands(collect_commands![
            app::start,
            app::save_settings,
            app::recent_projects,
            app::forget_recent,
            app::close_window,
            app::keep_open,
            pick::pick_new_project,
            pick::pick_project,
            pick::pick_import,
            pick::pick_export,
            pick::pick_copy,
            project::project_new,
            project::project_open,
            project::project_sample,
            project::project_close,
            project::project_save_copy,
            project::set_annotator,
            articles::articles,
            articles::article_position,
            articles::found_in,
            articles::progress,
            articles::unfinished,
            articles::purge,
            article::article,
            article::joined_tokens,
            article::readings,
            article::revise,
            annotate::span_detail,
            annotate::entities,
            annotate::transact,
            annotate::undo,
            annotate::redo,
            import::import_files,
            import::cancel_task,
            export::formats,
            export::export_layers,
            export::export_preview,
            export::export_run,
        ])
}
