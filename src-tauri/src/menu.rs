//! The native menu. Its items do what the interface does: they only say their name to it.
use nhan_core::{Error, Result};
use tauri::menu::{Menu, MenuItemBuilder, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Manager};

use crate::dto::Language;
use crate::{events, messages};

/// Message keys of the items; an item's id is its key without `menu_`.
#[cfg(test)]
pub(crate) const KEYS: &[&str] = &[
    "menu_file",
    "menu_edit",
    "menu_help_menu",
    "menu_new",
    "menu_open",
    "menu_save_copy",
    "menu_import",
    "menu_export",
    "menu_close",
    "menu_undo",
    "menu_redo",
    "menu_help",
    "menu_quit",
    "menu_cut",
    "menu_copy",
    "menu_paste",
    "menu_select_all",
];

/// Builds the menu anew in this language.
pub fn set(app: &AppHandle, language: Language) -> Result<()> {
    build(app, language).map_err(Error::internal)
}

fn build(app: &AppHandle, language: Language) -> tauri::Result<()> {
    let name = |key: &str| messages::get(language, key);
    let item = |id: &str, keys: Option<&str>| {
        let mut item = MenuItemBuilder::with_id(id, name(&format!("menu_{id}")));
        if let Some(keys) = keys {
            item = item.accelerator(keys);
        }
        item.build(app)
    };
    let file = SubmenuBuilder::new(app, name("menu_file"))
        .item(&item("new", Some("CmdOrCtrl+N"))?)
        .item(&item("open", Some("CmdOrCtrl+O"))?)
        .item(&item("save_copy", Some("CmdOrCtrl+Shift+S"))?)
        .separator()
        .item(&item("import", Some("CmdOrCtrl+I"))?)
        .item(&item("export", Some("CmdOrCtrl+E"))?)
        .separator()
        .item(&item("close", Some("CmdOrCtrl+W"))?)
        // Not the system's own item: on Linux that ends the process as it stands.
        .item(&item("quit", Some("CmdOrCtrl+Q"))?)
        .build()?;
    // Undo has no accelerator here: the keys reach the interface, which knows whether a text
    // field or the labels are meant.
    let mut edit = SubmenuBuilder::new(app, name("menu_edit"))
        .item(&item("undo", None)?)
        .item(&item("redo", None)?);
    if cfg!(target_os = "macos") {
        // Without these items the keys do nothing in text fields there.
        edit = edit
            .separator()
            .cut_with_text(name("menu_cut"))
            .copy_with_text(name("menu_copy"))
            .paste_with_text(name("menu_paste"))
            .select_all_with_text(name("menu_select_all"));
    }
    let help = SubmenuBuilder::new(app, name("menu_help_menu"))
        .item(&item("help", None)?)
        .build()?;
    let menu = Menu::with_items(app, &[&file, &edit.build()?, &help])?;
    app.set_menu(menu)?;
    Ok(())
}

/// Passes a choice on to the interface.
pub fn chosen(app: &AppHandle, id: &str) {
    if id != "quit" {
        let _ = app.emit(events::MENU, id);
    } else if let Some(window) = app.get_webview_window("main") {
        let _ = window.close();
    }
}
