//! Step 1: every post that was found is a mark; it falls to the reason it dropped out for, or is kept.

use std::sync::Arc;

use egui::{Align, Id, Rect, Stroke, Ui, pos2, vec2};

use super::parts::{card, post_ui, sentence, space_for, title};
use super::{Scene, words};
use crate::app::command::Commands;
use crate::app::numbers;
use crate::app::pictures::Scene as Drawn;
use crate::app::theme::{Icon, Style, icons, motion, radius, seconds, size, space, stroke, theme, tour as anatomy};
use crate::app::views::memo::memo;
use crate::app::widgets::{hair_below, kind_glyph, label, picture};
use crate::domain::{Origin, PostId};
use crate::learn::tour::{Gathered, Pile, gathered};
use crate::pipeline::stages;

/// Where a pile's parts stand.
struct Columns {
    name: Rect,
    /// One field of marks to an origin that has posts.
    fields: Vec<(Origin, Rect)>,
    count: Rect,
    pictures: Rect,
}

/// The marks on their way from what was found to their piles.
#[derive(Clone, Copy)]
struct Fall {
    /// Where they come from.
    top: f32,
    /// How far they are, 0..1.
    share: f32,
}

impl Fall {
    /// The fall that began when this step came into view; over at once without motion.
    fn from_top(ui: &Ui, top: f32) -> Fall {
        let (id, pass, now) = (Id::unique("tour fall"), ui.ctx().cumulative_pass_nr(), ui.input(|input| input.time));
        let (shown, since) = ui.data(|data| data.get_temp::<(u64, f64)>(id)).unwrap_or((0, now));
        let since = if shown + 1 < pass { now } else { since };
        ui.data_mut(|data| data.insert_temp(id, (pass, since)));
        let time = f64::from(seconds(ui, motion::GLIDE));
        let share = if time > 0.0 { ((now - since) / time).clamp(0.0, 1.0) as f32 } else { 1.0 };
        if share < 1.0 {
            ui.ctx().request_repaint();
        }
        Fall { top, share }
    }

    /// Where a mark is seen that is bound for `y`: it falls faster and faster.
    fn y(self, y: f32) -> f32 {
        egui::lerp(self.top..=y, self.share * self.share)
    }
}

/// Draws it.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, commands: &mut Commands) {
    let ledger = &scene.state.results.ledger;
    let gathered: Arc<Gathered> =
        memo(ui, Id::unique("tour gathered"), scene.state.results.revision, || gathered(ledger));
    card(ui, |ui| {
        title(ui, "What was found, and what became of it", &legend(ui, &gathered));
        let fall = head_ui(ui, &gathered);
        for pile in &gathered.removed {
            pile_ui(ui, scene, (&gathered, pile), fall, commands);
        }
        pile_ui(ui, scene, (&gathered, &gathered.kept), fall, commands);
    });
    ads_ui(ui, scene);
}

fn legend(ui: &Ui, gathered: &Gathered) -> String {
    match per_mark(ui.available_width(), gathered) {
        1 => "one mark is one post".to_owned(),
        many => format!("one mark is {} posts", numbers::count(many as u64)),
    }
}

/// How many posts a mark stands for, so that the largest field is not too high.
fn per_mark(width: f32, gathered: &Gathered) -> usize {
    let row = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 0.0));
    let fields = columns(row, gathered).fields;
    let field = fields.iter().map(|(_, rect)| rect.width()).fold(f32::INFINITY, f32::min);
    let across = ((field / anatomy::MARK.1) as usize).max(1);
    let most = across * ((anatomy::PILE_MOST - space::L) / anatomy::MARK.1) as usize;
    let piles = gathered.removed.iter().chain([&gathered.kept]);
    let largest = piles.flat_map(|pile| &pile.posts).map(Vec::len).max().unwrap_or(0);
    largest.div_ceil(most.max(1)).max(1)
}

fn columns(row: Rect, gathered: &Gathered) -> Columns {
    let part = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to.max(from), row.y_range());
    let pictures = anatomy::PILE_PICTURES as f32 * (anatomy::THUMB.x + space::XS);
    let right = row.right() - pictures;
    let count = right - anatomy::NUMBER - space::M;
    let left = row.left() + anatomy::PILE_NAME;
    let shown: Vec<Origin> = Origin::ALL.into_iter().filter(|&origin| gathered.found[origin as usize] > 0).collect();
    // A field is as wide as its share of the posts, and never narrower than its title.
    let room = count - left - space::M * shown.len() as f32;
    let least = (room / shown.len().max(1) as f32).min(anatomy::AUTHOR);
    let spare = room - least * shown.len() as f32;
    let mut at = left;
    let fields = shown.into_iter().map(|origin| {
        let width = least + spare * gathered.found[origin as usize] as f32 / gathered.total().max(1) as f32;
        at += width + space::M;
        (origin, part(at - width - space::M, at - space::M))
    });
    Columns {
        fields: fields.collect(),
        name: part(row.left(), left - space::M),
        count: part(count, right - space::M),
        pictures: part(right, row.right()),
    }
}

/// What was found, where the marks come from.
fn head_ui(ui: &mut Ui, gathered: &Gathered) -> Fall {
    let theme = theme(ui);
    let row = space_for(ui, anatomy::PILE);
    let columns = columns(row, gathered);
    label(ui, columns.name, Align::Min, "Found", Style::BODY_STRONG, theme.text.primary);
    for (found, rect) in &columns.fields {
        let count = numbers::count(gathered.found[*found as usize] as u64);
        let text = format!("{} {count}", words::origin(*found));
        label(ui, *rect, Align::Min, &text, Style::CAPTION.medium(), theme.text.secondary);
    }
    let total = numbers::count(gathered.total() as u64);
    label(ui, columns.count, Align::Max, &total, Style::BODY_STRONG, theme.text.primary);
    hair_below(ui.painter(), row, theme.stroke.line);
    Fall::from_top(ui, row.bottom())
}

fn pile_ui(ui: &mut Ui, scene: &Scene<'_>, (gathered, pile): (&Gathered, &Pile), fall: Fall, commands: &mut Commands) {
    let theme = theme(ui);
    let width = ui.available_width();
    let per = per_mark(width, gathered);
    let cells = columns(Rect::from_min_size(ui.cursor().min, vec2(width, 0.0)), gathered);
    let lines = |(origin, rect): &(Origin, Rect)| {
        let across = ((rect.width() / anatomy::MARK.1) as usize).max(1);
        pile.posts[*origin as usize].len().div_ceil(per).div_ceil(across)
    };
    let lines = cells.fields.iter().map(lines).max().unwrap_or(0);
    let row = space_for(ui, anatomy::PILE.max(lines as f32 * anatomy::MARK.1 + space::L));
    let columns = columns(row, gathered);
    let ink = if pile.is_empty() { theme.text.disabled } else { theme.text.primary };
    let (icon, name) = pile.removal.map_or((Icon::OK, "Kept"), |removal| words::reason(removal.reason));
    let style = if pile.removal.is_none() { Style::BODY_STRONG } else { Style::BODY };
    let at = columns.name.left_center() + vec2(icons::ROW / 2.0, 0.0);
    icon.paint(ui.painter(), at, icons::ROW, if pile.is_empty() { ink } else { theme.text.secondary });
    let mut rest = columns.name.with_min_x(columns.name.left() + icons::ROW + space::S);
    let stage = pile.removal.and_then(|removal| stages::stage(removal.stage));
    if let Some(kind) = stage.and_then(|stage| stage.component.kind()) {
        let glyph = rest.left_center() + vec2(size::KIND_GLYPH / 2.0, 0.0);
        let hue = if pile.is_empty() { ink } else { theme.kind(kind).text };
        kind_glyph(ui.painter(), glyph, kind, hue);
        rest.min.x += size::KIND_GLYPH + space::XS;
    }
    label(ui, rest, Align::Min, name, style, ink);
    for (origin, rect) in &columns.fields {
        marks_ui(ui, scene, &pile.posts[*origin as usize], per, *rect, (pile.removal.is_none(), fall));
    }
    let sign = if pile.removal.is_some() && !pile.is_empty() { "\u{2212}" } else { "" };
    let count = format!("{sign}{}", numbers::count(pile.len() as u64));
    let strong = if pile.removal.is_none() { Style::BODY_STRONG } else { Style::BODY.medium() };
    label(ui, columns.count, Align::Max, &count, strong, ink);
    pictures_ui(ui, scene, pile, name, columns.pictures, commands);
    if pile.removal.is_some() {
        hair_below(ui.painter(), row, theme.stroke.hair);
    }
}

/// The marks of a field, line by line: ink for what was kept, hollow for what dropped out; the selected post's is ringed.
fn marks_ui(ui: &Ui, scene: &Scene<'_>, posts: &[PostId], per: usize, rect: Rect, (is_kept, fall): (bool, Fall)) {
    if posts.is_empty() || !ui.is_rect_visible(rect) {
        return;
    }
    let theme = theme(ui);
    let (side, pitch) = anatomy::MARK;
    let across = ((rect.width() / pitch) as usize).max(1);
    let count = posts.len().div_ceil(per);
    let lines = count.div_ceil(across);
    let top = rect.center().y - lines as f32 * pitch / 2.0;
    for (at, group) in posts.chunks(per).enumerate() {
        let corner = pos2(rect.left() + (at % across) as f32 * pitch, fall.y(top + (at / across) as f32 * pitch));
        let mark = Rect::from_min_size(corner, vec2(side, side));
        if is_kept {
            ui.painter().rect_filled(mark, radius::HAIR, theme.text.secondary);
        } else {
            let edge = Stroke::new(stroke::HAIR, theme.text.tertiary);
            ui.painter().rect_stroke(mark, radius::HAIR, edge, egui::StrokeKind::Inside);
        }
        if scene.state.session.selected.is_some_and(|selected| group.contains(&selected)) {
            let ring = Stroke::new(stroke::SELECTION, theme.ink.fill);
            ui.painter().rect_stroke(mark.expand(space::HALF), radius::BAR, ring, egui::StrokeKind::Outside);
        }
    }
}

fn pictures_ui(ui: &mut Ui, scene: &Scene<'_>, pile: &Pile, name: &str, rect: Rect, commands: &mut Commands) {
    let few = pile.posts.iter().flatten().take(anatomy::PILE_PICTURES);
    for (at, &post) in few.enumerate() {
        let left = rect.left() + at as f32 * (anatomy::THUMB.x + space::XS);
        let thumb = Rect::from_center_size(pos2(left + anatomy::THUMB.x / 2.0, rect.center().y), anatomy::THUMB);
        post_ui(ui, scene, post, thumb, &name.to_lowercase(), commands);
    }
}

/// Ads are no candidates: they stand apart.
fn ads_ui(ui: &mut Ui, scene: &Scene<'_>) {
    let world = &scene.state.document.world;
    card(ui, |ui| {
        let count = numbers::count(world.ads.len() as u64);
        title(ui, "Ads, kept apart", &format!("{count} in this world"));
        sentence(ui, "No ad is ever a candidate or takes a post’s place. Step 7 puts some between the posts.");
        if world.ads.is_empty() {
            return;
        }
        ui.add_space(space::M);
        let row = space_for(ui, anatomy::THUMB.y);
        let fits = (row.width() / (anatomy::THUMB.x + space::XS)) as usize;
        for (at, ad) in world.ads.iter().take(fits).enumerate() {
            let left = row.left() + at as f32 * (anatomy::THUMB.x + space::XS);
            let thumb = Rect::from_min_size(pos2(left, row.top()), anatomy::THUMB);
            picture(ui, scene.art.pictures, thumb, Drawn::of(&ad.art, 0), radius::CONTROL, true);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_falls_faster_and_faster_to_where_it_stays() {
        let at = |share| Fall { top: 10.0, share }.y(110.0);
        assert_eq!((at(0.0), at(1.0)), (10.0, 110.0));
        assert!(at(0.5) - at(0.0) < at(1.0) - at(0.5));
    }
}
