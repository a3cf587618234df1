//! No command opens the window; any other is answered on the command line.

use std::process::ExitCode;

use glassfeed::cli::{self, Opened, Snapshot, Window};

fn main() -> ExitCode {
    cli::run(std::env::args_os(), &Window { open, snapshot })
}

fn open(_: &Opened) -> anyhow::Result<()> {
    anyhow::bail!("this program was built without its window; build it with the feature \"app\"")
}

fn snapshot(_: &Opened, _: &Snapshot) -> anyhow::Result<()> {
    anyhow::bail!("this program was built without its window; build it with the feature \"app\" to draw a snapshot")
}
