//! What a command answers, and how the program ends.

use std::io::{self, Write};
use std::process::ExitCode;

/// What goes to standard output, and the exit status.
pub(super) struct Answer {
    text: String,
    status: u8,
}

impl From<String> for Answer {
    fn from(text: String) -> Answer {
        Answer { text, status: 0 }
    }
}

impl Answer {
    /// Nothing to say.
    pub(super) fn silent() -> Answer {
        String::new().into()
    }

    /// A report; `is_right` says whether it found the input right.
    pub(super) fn report(text: String, is_right: bool) -> Answer {
        Answer { text, status: u8::from(!is_right) }
    }

    /// The same, for whoever waits on the exit status: 3 where a guardrail is crossed.
    pub(super) fn guarded(self, is_crossed: bool) -> Answer {
        if is_crossed { Answer { status: 3, ..self } } else { self }
    }

    /// One JSON value.
    pub(super) fn json(value: &impl serde::Serialize) -> anyhow::Result<Answer> {
        Ok(format!("{}\n", serde_json::to_string_pretty(value)?).into())
    }
}

/// A command line that is wrong in a way only the command itself can see.
pub(super) fn misused(message: impl std::fmt::Display) -> anyhow::Error {
    let message = format!("{message}\n\nFor more information, try '--help'.\n");
    clap::Error::raw(clap::error::ErrorKind::ValueValidation, message).into()
}

/// A message to whoever sits at the terminal; nobody may be listening.
pub(super) fn say(message: impl std::fmt::Display) {
    let _unheard = writeln!(io::stderr(), "{message}");
}

/// Writes the answer, or says what went wrong.
pub(super) fn finish(answered: anyhow::Result<Answer>) -> ExitCode {
    match answered {
        Ok(answer) => match write(&answer.text) {
            Ok(()) => ExitCode::from(answer.status),
            Err(error) => {
                say(format_args!("glassfeed: cannot write to standard output: {error}"));
                ExitCode::from(1)
            }
        },
        Err(error) => match error.downcast::<clap::Error>() {
            Ok(misuse) => {
                let _unheard = misuse.print();
                ExitCode::from(u8::try_from(misuse.exit_code()).unwrap_or(2))
            }
            Err(error) => {
                say(format_args!("glassfeed: {error}"));
                ExitCode::from(1)
            }
        },
    }
}

/// A reader that has seen enough (`| head`) is no error.
fn write(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}
