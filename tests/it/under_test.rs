fn main() -> std::process::ExitCode {
    nhan_cli::main()
}
