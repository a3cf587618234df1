//! `glassfeed completions`: scripts that let a shell complete our commands.

use clap_complete::Shell;

use super::answer::Answer;

/// Prints a completion script for a shell.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  glassfeed completions bash > ~/.local/share/bash-completion/completions/glassfeed
  glassfeed completions fish > ~/.config/fish/completions/glassfeed.fish")]
pub(super) struct Completions {
    /// Which shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    /// Prints it.
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::command(), "glassfeed", &mut script);
        Ok(String::from_utf8(script)?.into())
    }
}
