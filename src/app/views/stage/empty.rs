//! The end of the feed, and a feed with nothing in it: why, and what would bring posts back.

use egui::{Align, Rect, Ui, pos2, vec2};

use crate::app::command::{Command, Commands};
use crate::app::numbers;
use crate::app::theme::{Icon, Style, size, space};
use crate::app::widgets::Button;
use crate::domain::days_between;
use crate::pipeline::stages::{deliver, explore, source};
use crate::pipeline::{FeedKind, Found, Ledger};
use crate::policy::{Knob, Range, Value};

use super::Show;
use super::paint::{centered, line};

/// Below the last card.
pub(super) fn caught_up(ui: &mut Ui, show: &Show<'_>, place: Rect, commands: &mut Commands) {
    let theme = show.screen.theme;
    let middle = pos2(place.center().x, place.top() + space::PAGE);
    Icon::OK.paint(ui.painter(), middle, size::BUTTON, theme.signal.positive);
    let mut y = middle.y + size::BUTTON;
    let text = (show.screen.style(Style::BODY_STRONG), theme.text.primary);
    line(ui.painter(), pos2(middle.x, y), Align::Center, "You’re all caught up", text, place.width());
    y += show.screen.style(Style::BODY).line;
    let past_end = show.state.results.ledger.slate.len() - show.state.results.ledger.delivery.length;
    let words = match past_end {
        0 => "Every post there is for you was shown".to_owned(),
        1 => "1 more post is past the end".to_owned(),
        many => format!("{} more posts are past the end", numbers::count(many as u64)),
    };
    line(
        ui.painter(),
        pos2(middle.x, y),
        Align::Center,
        &words,
        (show.screen.style(Style::CAPTION), theme.text.tertiary),
        place.width(),
    );
    if past_end > 0 {
        let button = Button::new("Show them").small().text(show.screen.text());
        let at = Rect::from_center_size(pos2(middle.x, y + size::BUTTON), button.size(ui));
        if button.show(ui, at).clicked() {
            let all = show.state.results.ledger.slate.len();
            commands.send(Command::Turn(length(show), Value::Number(all as f64)));
            commands.send(Command::EndGesture);
        }
    }
}

/// Where no post is delivered.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, place: Rect, commands: &mut Commands) {
    let theme = show.screen.theme;
    let (title, lines, remedies) = reasons(show);
    let inner = place.shrink2(vec2(space::XL * 2.0, 0.0));
    let middle = pos2(place.center().x, place.top() + space::PAGE * 2.0);
    Icon::FILTER_OFF.paint(ui.painter(), middle, size::BUTTON, theme.text.tertiary);
    let mut y = middle.y + size::BUTTON;
    line(
        ui.painter(),
        pos2(middle.x, y),
        Align::Center,
        title,
        (show.screen.style(Style::TITLE), theme.text.primary),
        inner.width(),
    );
    y += show.screen.style(Style::TITLE).line;
    for words in lines {
        let below = centered(ui, inner.with_min_y(y), &words, (show.screen.style(Style::BODY), theme.text.secondary));
        y = below + space::XS;
    }
    y += space::M;
    for (words, command) in remedies {
        let button = Button::new(&words).text(show.screen.text());
        let size = button.size(ui);
        let at = Rect::from_center_size(pos2(middle.x, y + size.y / 2.0), size);
        if button.show(ui, at).clicked() {
            commands.send(command);
        }
        y += size.y + space::M;
    }
}

type Reasons = (&'static str, Vec<String>, Vec<(String, Command)>);

/// Title, counts, and the changes that would bring posts back.
fn reasons(show: &Show<'_>) -> Reasons {
    let ledger = &show.state.results.ledger;
    if ledger.found.is_empty() {
        return nothing_found(show);
    }
    if !ledger.slate.is_empty() {
        let words =
            format!("{} posts were ranked, and the feed’s length is 0.", numbers::count(ledger.slate.len() as u64));
        return ("No post is delivered", vec![words], vec![reset(length(show))]);
    }
    let counts = removed(ledger);
    let words = |(reason, count): &(&str, usize)| format!("{} {}", numbers::count(*count as u64), told(reason));
    let mut remedies = Vec::new();
    let age_days = |found: &Found| days_between(show.world().post(found.post).created_at, show.state.document.now);
    let in_reach = |found: &Found| {
        let is_too_old = found.removed.is_some_and(|removal| removal.reason == "too_old");
        is_too_old && age_days(found) <= oldest_allowed()
    };
    if ledger.found.iter().any(in_reach) {
        remedies.push(oldest());
    }
    let own = show.world().now;
    if remedies.is_empty() && show.state.document.now != own {
        remedies.push(("Back to the world’s own time".to_owned(), Command::Clock(own)));
    }
    ("Every post was removed", counts.iter().map(words).collect(), remedies)
}

fn nothing_found(show: &Show<'_>) -> Reasons {
    if show.world().posts.is_empty() {
        return ("Nothing to show yet", vec!["This world has no posts.".to_owned()], Vec::new());
    }
    let (words, remedies) = match show.state.session.feed {
        FeedKind::Favorites => (
            "This feed shows the posts of your favorites, and you have none. Add one from the … menu of a post.",
            vec![("Back to Home".to_owned(), Command::Feed(FeedKind::Home))],
        ),
        FeedKind::Following => {
            let follows_nobody = show.world().account(show.viewer().account).follows.is_empty();
            let words = if follows_nobody { "You follow nobody yet." } else { "Nobody you follow has posted." };
            (words, vec![("Back to Home".to_owned(), Command::Feed(FeedKind::Home))])
        }
        FeedKind::Explore => (
            "No way of finding posts leads anywhere yet: act on a post, search, or turn a way of finding posts on.",
            vec![("To the feed".to_owned(), Command::Feed(FeedKind::Home))],
        ),
        FeedKind::Home => {
            let suggest = Command::Turn(&source::SUGGESTED, Value::Switch(true));
            (
                "Nobody you follow has posted, and no post carries a hashtag you follow.",
                vec![("Mix in suggested posts".to_owned(), suggest)],
            )
        }
    };
    ("Nothing to show yet", vec![words.to_owned()], remedies)
}

/// How many posts dropped out for each reason, most first.
fn removed(ledger: &Ledger) -> Vec<(&'static str, usize)> {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for removal in ledger.found.iter().filter_map(|found| found.removed) {
        match counts.iter_mut().find(|(reason, _)| *reason == removal.reason) {
            Some((_, count)) => *count += 1,
            None => counts.push((removal.reason, 1)),
        }
    }
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    counts
}

fn told(reason: &str) -> &'static str {
    match reason {
        "own" => "are your own",
        "future" => "are not posted yet",
        "too_old" => "are older than the oldest allowed",
        "seen" => "were seen already",
        "violation" => "break the guidelines",
        "muted" => "are of accounts you muted",
        "hidden" => "were hidden by you",
        "enough" => "were found after enough others",
        "misinformation" => "are fact-checked",
        "borderline" => "are too borderline to be recommended",
        "light_ranker" => "were put too low by the light ranker",
        _ => "were removed",
    }
}

/// The knob that says how long the feed at hand is.
fn length(show: &Show<'_>) -> &'static Knob {
    match show.state.session.feed {
        FeedKind::Explore => &explore::deliver::LENGTH,
        FeedKind::Home | FeedKind::Favorites | FeedKind::Following => &deliver::LENGTH,
    }
}

fn reset(knob: &'static Knob) -> (String, Command) {
    (format!("Reset {}", knob.name.to_lowercase()), Command::Reset(knob))
}

/// The greatest age in days that can be allowed.
fn oldest_allowed() -> f64 {
    match source::MAX_AGE_DAYS.range {
        Range::Number { max, .. } => max,
        _ => f64::MAX,
    }
}

fn oldest() -> (String, Command) {
    let most = oldest_allowed();
    (
        format!("Allow posts up to {} days old", numbers::short(most, 0)),
        Command::Turn(&source::MAX_AGE_DAYS, Value::Number(most)),
    )
}
