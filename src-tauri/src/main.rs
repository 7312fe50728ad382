// A console window beside the application would only frighten.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    nhan_desktop::run();
}
