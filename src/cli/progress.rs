//! Progress on standard error; where that is no terminal, silence.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::files::Progress;

/// A bar for so many steps of something.
pub(super) fn bar(steps: u64, what: &str) -> ProgressBar {
    let bar = ProgressBar::new(steps).with_message(what.to_owned());
    match ProgressStyle::with_template("{msg} {bar:40} {percent} % {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Runs a load, and draws how far it is where it takes long enough to wonder.
pub(super) fn watch<T: Send>(what: &str, load: impl FnOnce(&Progress) -> T + Send) -> anyhow::Result<T> {
    const STEPS: f32 = 1000.0;
    let progress = Progress::new();
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        let inside = &progress;
        scope.spawn(move || sender.send(load(inside)));
        let mut drawn: Option<ProgressBar> = None;
        loop {
            match receiver.recv_timeout(Duration::from_millis(200)) {
                Ok(loaded) => {
                    drawn.inspect(ProgressBar::finish_and_clear);
                    return Ok(loaded);
                }
                Err(RecvTimeoutError::Timeout) => {
                    let bar = drawn.get_or_insert_with(|| bar(STEPS as u64, what));
                    bar.set_position((progress.fraction() * STEPS) as u64);
                }
                Err(RecvTimeoutError::Disconnected) => anyhow::bail!("loading {what} stopped halfway"),
            }
        }
    })
}

/// Something turning, for work that cannot say how far it is.
pub(super) fn spinner(what: &str) -> ProgressBar {
    let spinner = ProgressBar::new_spinner().with_message(what.to_owned());
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner
}
