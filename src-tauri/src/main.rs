// A console window beside the application would only frighten.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// See docs/adr/0008-allocator.md.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    nhan_desktop::run();
}
