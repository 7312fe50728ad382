//! What the benchmarks hold the window against: a window of the same webview that is empty, or shows
//! the HTML file named, with what lies beside it. A tool of development; it is not shipped.
use std::path::{Path, PathBuf};

use tauri::http::{Response, StatusCode, header};
use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() {
    let page = std::env::args_os().nth(1).map(PathBuf::from);
    tauri::Builder::default()
        .register_uri_scheme_protocol("reference", move |_, request| {
            answer(page.as_deref(), request.uri().path())
        })
        .setup(|app| {
            let address = "reference://localhost/".parse()?;
            // As large as the window of the application.
            WebviewWindowBuilder::new(app, "reference", WebviewUrl::CustomProtocol(address))
                .title("Reference")
                .inner_size(1280.0, 800.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
        .expect("a window");
}

fn answer(page: Option<&Path>, path: &str) -> Response<Vec<u8>> {
    let file = match (page, path.trim_start_matches('/')) {
        (Some(page), "") => Some(page.to_owned()),
        (Some(page), name) => page.parent().map(|folder| folder.join(name)),
        (None, _) => None,
    };
    let body = match file {
        Some(file) => std::fs::read(file),
        None => Ok(b"<!doctype html><title>Reference</title>".to_vec()),
    };
    let kind = match path.rsplit_once('.') {
        Some((_, "woff2")) => "font/woff2",
        _ => "text/html; charset=utf-8",
    };
    let (status, body) = match body {
        Ok(body) => (StatusCode::OK, body),
        Err(error) => (StatusCode::NOT_FOUND, error.to_string().into_bytes()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    response
}
