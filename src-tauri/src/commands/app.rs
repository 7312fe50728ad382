use tauri::AppHandle;

use super::off_main;
use crate::dto::{AppDto, SettingsDto};
use crate::error::CommandResult;
use crate::state::locked;
use crate::{language, menu};

#[tauri::command]
#[specta::specta]
pub async fn app(app: AppHandle) -> CommandResult<AppDto> {
    off_main(app, |app, state| {
        let settings = locked(&state.settings);
        let named = crate::named_on_command_line(state);
        Ok(AppDto {
            version: app.package_info().version.to_string(),
            platform: std::env::consts::OS.to_owned(),
            system_language: language::of_system(),
            settings: settings.dto.clone(),
            open_path: named.or_else(|| settings.last_project.clone()),
        })
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn save_settings(app: AppHandle, settings: SettingsDto) -> CommandResult<()> {
    off_main(app, move |app, state| {
        let mut stored = locked(&state.settings);
        // The list of recent projects is the program's own: only taking away is the user's.
        let kept: Vec<String> = settings
            .recent
            .iter()
            .map(|recent| recent.path.clone())
            .collect();
        stored
            .dto
            .recent
            .retain(|recent| kept.contains(&recent.path));
        let recent = std::mem::take(&mut stored.dto.recent);
        let language_changed = stored.dto.language != settings.language;
        stored.dto = SettingsDto { recent, ..settings };
        stored.save()?;
        if language_changed {
            menu::set(app, language::chosen(&stored.dto))?;
        }
        Ok(())
    })
    .await
}
