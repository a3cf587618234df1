//! What the … menu says each of its entries will do, before it is done.

use crate::app::document::Control;
use crate::app::numbers;
use crate::app::results::Preview;
use crate::app::theme::Icon;
use crate::app::words::sentence;
use crate::domain::{AccountId, AdId, PostId};
use crate::pipeline::FeedKind;
use crate::pipeline::stages::boost;

use super::Show;

/// One line for an entry that puts a control in a position.
pub(super) fn words(show: &Show<'_>, control: Control, preview: &Preview) -> String {
    match control {
        Control::Favorite(account, on) => listed(show, account, on, preview, List::Favorites),
        Control::CloseFriend(account, on) => listed(show, account, on, preview, List::CloseFriends),
        Control::Mute(account, true) => muted(show, account, preview),
        Control::Mute(_, false) => format!("Brings back {}", posts(preview.added.len())),
        Control::Follow(_, on) => followed(on, preview),
        Control::Hide(..) => hidden(preview),
        Control::HideAd(ad, _) => reported(show, ad),
    }
}

/// Hiding an ad: what it means for the posts.
pub(super) const HIDE_AD: &str = "No post changes its rank";

/// The posts that would sink most for being like a hidden one, deepest fall first.
pub(super) fn sinking(preview: &Preview, most: usize) -> Vec<(PostId, i64)> {
    let mut sinking: Vec<(PostId, i64)> = preview.similar.iter().copied().filter(|&(_, places)| places < 0).collect();
    sinking.sort_by_key(|&(post, places)| (places, post));
    sinking.truncate(most);
    sinking
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    CloseFriends,
    Favorites,
}

/// What being in a list does: to scores at home, to who is there in the favorites feed, to stories for a close friend.
fn listed(show: &Show<'_>, account: AccountId, on: bool, preview: &Preview, list: List) -> String {
    let world = show.world();
    let stories = show.state.results.stories.trays().any(|tray| tray.account == account);
    let stories = match (list, stories, on) {
        (List::CloseFriends, true, true) => Some("moves stories up"),
        (List::CloseFriends, true, false) => Some("moves stories down"),
        _ => None,
    };
    let is_theirs = |&&(post, _): &&(PostId, i64)| world.post(post).author == account;
    let count = preview.moved.iter().filter(is_theirs).count();
    let factor = show.state.results.context().policy.number(match list {
        List::CloseFriends => &boost::CLOSE_FRIENDS,
        List::Favorites => &boost::FAVORITES,
    });
    let main = match (show.state.session.feed, preview.added.len(), preview.removed.len()) {
        (_, 1.., _) => Some(format!("Brings in {}", posts(preview.added.len()))),
        (_, _, 1..) => Some(format!("Takes out {}", posts(preview.removed.len()))),
        (FeedKind::Home, ..) if count > 0 => {
            let verb = if (factor >= 1.0) == on { "Lifts" } else { "Lowers" };
            let factor = numbers::factor(factor);
            Some(match (stories, on) {
                (Some(_), _) => format!("{verb} {}", posts(count)),
                (None, true) => format!("{verb} {}, {factor}", posts(count)),
                (None, false) => format!("Takes {factor} from {}", posts(count)),
            })
        }
        _ => None,
    };
    match (main, stories) {
        (Some(main), Some(stories)) => format!("{main} and {stories}"),
        (Some(main), None) => main,
        (None, Some(stories)) => sentence(stories),
        (None, None) => "Changes nothing in this feed".to_owned(),
    }
}

fn muted(show: &Show<'_>, account: AccountId, preview: &Preview) -> String {
    let keeps = show.world().follows(show.viewer().account, account);
    let end = if keeps { ", keeps the follow" } else { "" };
    format!("Removes {}{end}", posts(preview.removed.len()))
}

/// Following changes who is a candidate, and for those who are, what the model expects.
fn followed(on: bool, preview: &Preview) -> String {
    let changed = preview.moved.len();
    match (preview.added.len(), preview.removed.len()) {
        (0, 0) if changed == 0 => "Changes nothing in this feed".to_owned(),
        (0, 0) => format!("Rescores {}", posts(changed)),
        (added, 0) => format!("Brings in {}", posts(added)),
        (0, removed) => format!("Takes out {}", posts(removed)),
        (added, removed) if on => format!("Brings in {}, takes out {removed}", posts(added)),
        (added, removed) => format!("Takes out {}, brings in {added}", posts(removed)),
    }
}

fn hidden(preview: &Preview) -> String {
    match preview.similar.len() {
        0 => "Hides this; nothing here is like it".to_owned(),
        count => format!("Hides this, lowers {} similar", numbers::count(count as u64)),
    }
}

/// Reporting an ad: it never returns, and those that share a topic with it come later.
fn reported(show: &Show<'_>, id: AdId) -> String {
    let ads = &show.world().ads;
    let topics = &ads[id.0 as usize].topics;
    let hidden = &show.viewer().hidden_ads;
    let like_it = (0u32..)
        .map(AdId)
        .zip(ads)
        .filter(|(other, ad)| *other != id && !hidden.contains(other) && ad.topics.dot(topics) > 0.0)
        .count();
    match like_it {
        0 => "Never again; none here is like it".to_owned(),
        1 => "Never again; 1 like it comes later".to_owned(),
        many => format!("Never again; {many} like it come later"),
    }
}

fn posts(count: usize) -> String {
    let noun = if count == 1 { "post" } else { "posts" };
    format!("{} {noun}", numbers::count(count as u64))
}

/// The icon and words of a control's entry.
pub(super) fn name(show: &Show<'_>, control: Control) -> (Icon, String) {
    let handle = |account: AccountId| show.world().account(account).id.as_str();
    match control {
        Control::Favorite(_, true) => (Icon::STAR, "Add to favorites".to_owned()),
        Control::Favorite(_, false) => (Icon::STAR.filled(), "Remove from favorites".to_owned()),
        Control::CloseFriend(_, true) => (Icon::CLOSE_FRIEND, "Add to close friends".to_owned()),
        Control::CloseFriend(_, false) => (Icon::CLOSE_FRIEND.filled(), "Remove from close friends".to_owned()),
        Control::Mute(account, true) => (Icon::MUTE, format!("Mute {}", handle(account))),
        Control::Mute(account, false) => (Icon::MUTE, format!("Unmute {}", handle(account))),
        Control::Follow(account, true) => (Icon::FOLLOW, format!("Follow {}", handle(account))),
        Control::Follow(account, false) => (Icon::UNFOLLOW, format!("Unfollow {}", handle(account))),
        Control::Hide(_, true) if show.state.session.feed == FeedKind::Explore => (Icon::HIDE, "See less".to_owned()),
        Control::Hide(_, true) => (Icon::HIDE, "Hide this post".to_owned()),
        Control::Hide(_, false) => (Icon::SEEN, "Show this post again".to_owned()),
        Control::HideAd(_, true) => (Icon::REPORT, "Report ad".to_owned()),
        Control::HideAd(_, false) => (Icon::SEEN, "Show this ad again".to_owned()),
    }
}
