//! Why an ad is here: what ads are ordered by, and that they move no post.

use egui::{Align, Rect, Ui, pos2};

use crate::app::numbers;
use crate::app::theme::{Style, size, space};
use crate::domain::AdId;

use super::Show;
use super::paint::{line, paragraph};

/// Paints the sheet's words; answers how high they are.
pub(super) fn ui(ui: &mut Ui, show: &Show<'_>, place: Rect, id: AdId) -> f32 {
    let (theme, ad) = (show.screen.theme, show.ad(id));
    let title = pos2(place.left(), place.top() + space::M + size::BUTTON / 2.0);
    line(
        ui.painter(),
        title,
        Align::Min,
        "Why this ad",
        (show.screen.style(Style::TITLE), theme.text.primary),
        place.width() - size::BUTTON,
    );
    let mut y = place.top() + size::BUTTON + 2.0 * space::M;
    for sentence in sentences(show, id) {
        let words = Rect::from_min_max(pos2(place.left(), y), place.max);
        y = paragraph(ui, words, &sentence, (show.screen.style(Style::READING), theme.text.secondary)) + space::M;
    }
    let paid = format!("Paid for by {}", ad.advertiser);
    let caption = (show.screen.style(Style::CAPTION), theme.text.tertiary);
    paragraph(ui, place.with_min_y(y + space::M), &paid, caption) + space::L - place.top()
}

fn sentences(show: &Show<'_>, id: AdId) -> Vec<String> {
    let results = &show.state.results;
    let context = results.context();
    let (names, topics) = (&show.world().names.topics, &show.ad(id).topics);
    let interests = context.history.interests(context.viewer_id);
    let of_ad: Vec<&str> = topics.iter().map(|(topic, _)| names[topic.0 as usize].as_str()).collect();
    let mut shared: Vec<(f64, &str)> = topics
        .iter()
        .map(|(topic, weight)| (weight * interests.get(topic), names[topic.0 as usize].as_str()))
        .filter(|(product, _)| *product > 0.0)
        .collect();
    shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let ads = &results.ledger.delivery.ads;
    let place = ads.iter().position(|slot| slot.ad == id).map_or(0, |at| at + 1);
    let interest = match shared.first() {
        Some((_, topic)) => format!("What you did with posts shows an interest in {topic}."),
        None => "Nothing you did with posts shows an interest in that.".to_owned(),
    };
    vec![
        format!("It is about {}. {interest}", joined(&of_ad)),
        format!(
            "Ads are ordered by your interest in their topics; this one is {} of {}.",
            numbers::count(place as u64),
            numbers::count(ads.len() as u64)
        ),
        "No ad changes the rank of a post.".to_owned(),
    ]
}

/// `surf`, `surf and travel`, `surf, travel and food`.
fn joined(words: &[&str]) -> String {
    match words {
        [] => "no topic of this world".to_owned(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn words_are_joined_as_people_do() {
        assert_eq!([&["a"][..], &["a", "b"], &["a", "b", "c"]].map(joined), ["a", "a and b", "a, b and c"]);
    }
}
