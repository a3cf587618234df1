//! How the numbers of a brief are made, and what they are not.

use crate::pipeline::{Context, FeedKind};
use crate::simulation::bootstrap::{CONFIDENCE, FEW, RESAMPLES};
use crate::simulation::metrics::SESSION;

use super::words::{percent, thousands};

pub(super) fn notes(context: &Context<'_>, viewers: usize) -> Vec<String> {
    let feed = match context.feed {
        FeedKind::Home => "home feed",
        FeedKind::Favorites => "favorites feed",
        FeedKind::Following => "following feed",
        FeedKind::Explore => "grid of Explore",
    };
    let clock = context.now.strftime("%Y-%m-%d %H:%M UTC");
    let measured = format!(
        "Every number is of the first {SESSION} posts of a {feed} at {clock}. Expected actions count predicted \
         probabilities, and lower places less."
    );
    let sure = match viewers {
        1 => "These are one viewer’s numbers, so that they have no interval; how sure they are for others, nobody can \
              tell from them."
            .to_owned(),
        _ => format!(
            "A difference is the mean of each viewer’s own, over {} viewers. Its interval holds {} of the means of \
             viewers drawn anew (bootstrap, {} times, percentiles; Efron and Tibshirani 1993, chapter 13).",
            thousands(viewers),
            percent(CONFIDENCE, 0),
            thousands(RESAMPLES),
        ),
    };
    let few = format!("With only {viewers} viewers an interval is narrower than it should be.");
    let few = (2..FEW).contains(&viewers).then_some(few);
    let told = "Plots are in percent of A’s mean. The numbers up front are the same in every brief; which they are is \
                assumed. What is better, and what is worse, is a rule of thumb for each metric, not a verdict.";
    let made_up = "People, posts and actions are made up. A weight or a factor without a source is assumed. The stages \
                   follow the system card of February 23, 2022; nothing here says how a product ranks today.";
    [measured, sure].into_iter().chain(few).chain([told.to_owned(), made_up.to_owned()]).collect()
}
