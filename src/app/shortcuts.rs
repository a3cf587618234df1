//! Every command a person can run by name, declared once: the palette, menus, tooltips, the help card and the keys
//! themselves read this table.

mod compare;
mod data;
mod diagram;
mod explore;
mod lab;

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use crate::domain::{AccountId, Action, Viewer};
use crate::learn::View;
use crate::pipeline::FeedKind;

use super::command::{Command, Saved};
use super::compare::{CompareView, Panel};
use super::document::Control;
use super::learn::{Board, try_it};
use super::lesson::LessonAsked;
use super::phone::{Device, Phone, ScreenTheme};
use super::phone_picture::{PhonePart, PictureAsked};
use super::session::{Find, InspectorTab, KnobFilter, NarrowSide, ThemeChoice};
use super::state::State;
use super::theme::{Icon, TextSize, Theme};
use super::weighing::WeighingView;
use super::{fit, tuning};

/// A command with a name.
pub struct Shortcut {
    /// What it does, as a menu would say it.
    pub name: &'static str,
    /// Before its name.
    pub icon: Option<Icon>,
    /// The keys, where it has any.
    pub keys: Option<KeyboardShortcut>,
    /// Another key for the same, not shown.
    also: Option<Key>,
    command: fn(&State) -> Option<Command>,
}

/// On in the tour.
pub const NEXT_STEP: &str = "Next step of the tour";
/// Back in the tour.
pub const PREVIOUS_STEP: &str = "Previous step of the tour";
/// To what the word means that is pointed at or has the keyboard.
pub const LOOK_UP: &str = "Look up the word at hand";
/// The command whose key the table takes for its own search.
const FIND_A_POST: &str = "Find a post";
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
const PLAIN: Modifiers = Modifiers::NONE;

const fn shortcut(
    name: &'static str,
    modifiers: Modifiers,
    key: Key,
    command: fn(&State) -> Option<Command>,
) -> Shortcut {
    Shortcut { name, icon: None, keys: Some(KeyboardShortcut::new(modifiers, key)), also: None, command }
}

const fn keyless(name: &'static str, command: fn(&State) -> Option<Command>) -> Shortcut {
    Shortcut { name, icon: None, keys: None, also: None, command }
}

/// All commands, in the order shown. Of those on one key the ones with more modifiers stand before those with fewer.
pub static SHORTCUTS: &[Shortcut] = &[
    shortcut("Find or run", CTRL, Key::K, |state| {
        Some(Command::Palette(state.session.palette.is_none().then_some(Find::Anything)))
    })
    .icon(Icon::SEARCH),
    shortcut(FIND_A_POST, CTRL, Key::F, |_| Some(Command::Palette(Some(Find::Posts)))).icon(Icon::SEARCH),
    shortcut("Redo", CTRL_SHIFT, Key::Z, |state| state.undo.next().map(|_| Command::Redo)).icon(Icon::REDO),
    shortcut("Undo", CTRL, Key::Z, |state| state.undo.last().map(|_| Command::Undo)).icon(Icon::UNDO),
    shortcut("Save world", CTRL_SHIFT, Key::S, |_| Some(Command::AskSave(Saved::World))).icon(Icon::SAVE_FILE),
    shortcut("Save policy", CTRL, Key::S, |_| Some(Command::AskSave(Saved::Policy))).icon(Icon::SAVE_FILE),
    keyless("Copy the recipe", |state| state.jobs.loading.is_none().then_some(Command::CopyRecipe)).icon(Icon::COPY),
    keyless("Save the recipe", |_| Some(Command::AskSave(Saved::Recipe))).icon(Icon::SAVE_FILE),
    keyless("Save the brief", |state| state.jobs.loading.is_none().then_some(Command::AskBrief)).icon(Icon::BRIEF),
    shortcut("Open", CTRL, Key::O, |_| Some(Command::AskOpen)).icon(Icon::OPEN),
    shortcut("Pin the order", CTRL, Key::B, |_| Some(Command::Pin)).icon(Icon::PIN),
    shortcut("Refresh the feed", CTRL, Key::R, |_| Some(Command::Refresh)).icon(Icon::REFRESH),
    shortcut("Next post", PLAIN, Key::J, |_| Some(Command::SelectNext(1))).icon(Icon::DOWN),
    shortcut("Previous post", PLAIN, Key::K, |_| Some(Command::SelectNext(-1))).icon(Icon::UP),
    shortcut("Like the post", PLAIN, Key::L, |state| Some(Command::Act(state.session.selected?, Action::Like)))
        .icon(Icon::LIKE),
    shortcut("Save the post", PLAIN, Key::S, |state| Some(Command::Act(state.session.selected?, Action::Save)))
        .icon(Icon::SAVE),
    shortcut("Hide the post", PLAIN, Key::H, |state| {
        Some(Command::Control(Control::Hide(state.session.selected?, true)))
    })
    .icon(Icon::HIDE),
    shortcut("Tune", CTRL, Key::Num1, |state| view(state, View::Tune)).icon(Icon::TUNE),
    shortcut("Compare", CTRL, Key::Num2, |state| view(state, View::Compare)).icon(Icon::COMPARE),
    keyless("How much hangs on each knob", |state| panel(state, Panel::Sensitivity)).icon(Icon::COMPARE),
    keyless("Why one post stands above another", |state| panel(state, Panel::Pair)).icon(Icon::COMPARE),
    keyless("How the feeds differ", |state| panel(state, Panel::Difference)).icon(Icon::COMPARE),
    shortcut("Learn", CTRL, Key::Num3, |state| view(state, state.session.learn.open)).icon(Icon::LEARN),
    shortcut("Lab", CTRL, Key::Num4, |state| view(state, View::Lab)).icon(Icon::LAB),
    shortcut("Data", CTRL, Key::Num5, |state| view(state, View::Data)).icon(Icon::DATA),
    keyless("Tour", |state| view(state, View::Tour)).icon(Icon::LEARN),
    shortcut(NEXT_STEP, PLAIN, Key::ArrowRight, |state| step(state, 1)).icon(Icon::FORTH),
    shortcut(PREVIOUS_STEP, PLAIN, Key::ArrowLeft, |state| step(state, -1)).icon(Icon::BACKWARD),
    keyless("Diagram", |state| view(state, View::Diagram)).icon(Icon::LEARN),
    keyless("Try it", |state| view(state, View::TryIt)).icon(Icon::LEARN),
    keyless("Glossary", |state| view(state, View::Glossary)).icon(Icon::LEARN),
    shortcut(LOOK_UP, PLAIN, Key::F1, |state| Some(Command::LookUp(state.session.at_hand))).icon(Icon::LEARN),
    keyless("Reveal the system’s order", |state| try_it::in_view(state, |board| board.reveal(state))).icon(Icon::SEEN),
    keyless("Try another ten posts", |state| try_it::in_view(state, Board::another)).icon(Icon::LEARN),
    keyless("Start over with the same posts", |state| try_it::in_view(state, |board| board.start_over(state)))
        .icon(Icon::RESET),
    keyless("Lessons", |state| view(state, View::Lessons)).icon(Icon::LEARN),
    keyless("Next step of the lesson", |state| lesson(state, LessonAsked::Next)).icon(Icon::LEARN),
    keyless("Step before in the lesson", |state| lesson(state, LessonAsked::Back)).icon(Icon::BACK),
    keyless("Do what the lesson asks", |state| lesson(state, LessonAsked::DoIt)).icon(Icon::CHECK),
    keyless("Leave the lesson", |state| lesson(state, LessonAsked::Leave)).icon(Icon::CLOSE),
    shortcut("Show the post", PLAIN, Key::W, |_| Some(Command::Tab(InspectorTab::Post))).icon(Icon::WHY),
    keyless("Why the post is seen", why).icon(Icon::WHY),
    shortcut("Show all posts", PLAIN, Key::A, |_| Some(Command::Tab(InspectorTab::AllPosts))).icon(Icon::DATA),
    shortcut("Larger text", CTRL, Key::Plus, |state| text(state, TextSize::larger))
        .also(Key::Equals)
        .icon(Icon::LARGER),
    shortcut("Smaller text", CTRL, Key::Minus, |state| text(state, TextSize::smaller)).icon(Icon::SMALLER),
    shortcut("Text at 100 %", CTRL, Key::Num0, |state| text(state, |_| TextSize::default())).icon(Icon::TEXT),
    keyless("Go back to the world before", |state| state.set_aside_work().map(|_| Command::GoBack)).icon(Icon::UNDO),
    keyless("Reset all", |state| (state.changes() != (0, 0)).then_some(Command::ResetAll)).icon(Icon::RESET),
    keyless("Add the author to close friends", |state| {
        control(state, |viewer| &viewer.close_friends, Control::CloseFriend, true)
    })
    .icon(Icon::CLOSE_FRIEND),
    keyless("Remove the author from close friends", |state| {
        control(state, |viewer| &viewer.close_friends, Control::CloseFriend, false)
    })
    .icon(Icon::CLOSE_FRIEND),
    keyless("Add the author to favorites", |state| control(state, |viewer| &viewer.favorites, Control::Favorite, true))
        .icon(Icon::STAR),
    keyless("Remove the author from favorites", |state| {
        control(state, |viewer| &viewer.favorites, Control::Favorite, false)
    })
    .icon(Icon::STAR),
    keyless("Mute the author", |state| control(state, |viewer| &viewer.muted, Control::Mute, true)).icon(Icon::MUTE),
    keyless("Unmute the author", |state| control(state, |viewer| &viewer.muted, Control::Mute, false)).icon(Icon::MUTE),
    keyless("Point at the post to stand above", |state| {
        let is_waiting = state.session.pointing.is_some();
        (!is_waiting && state.rank_of(state.session.selected?)? > 1).then_some(Command::Point(true))
    })
    .icon(Icon::POINT),
    keyless("Open the author’s profile", |state| Some(Command::Profile(Some(author(state)?)))).icon(Icon::PROFILE_TAP),
    keyless("Follow the author", |state| follow(state, true)).icon(Icon::FOLLOW),
    keyless("Unfollow the author", |state| follow(state, false)).icon(Icon::FOLLOW),
    keyless("Comments of the post", |state| Some(Command::Comments(Some(state.session.selected?)))).icon(Icon::COMMENT),
    keyless("Home feed", |state| feed(state, FeedKind::Home)).icon(Icon::FEED),
    keyless("Favorites feed", |state| feed(state, FeedKind::Favorites)).icon(Icon::FEED),
    keyless("Following feed", |state| feed(state, FeedKind::Following)).icon(Icon::FEED),
    keyless("Stories", State::to_stories).icon(Icon::CLOSE_FRIEND),
    keyless("Small phone", |state| phone(state, |phone| phone.device = Device::SmallPhone)).icon(Icon::FEED),
    keyless("Large phone", |state| phone(state, |phone| phone.device = Device::LargePhone)).icon(Icon::FEED),
    keyless("Tablet", |state| phone(state, |phone| phone.device = Device::Tablet)).icon(Icon::FEED),
    keyless("Screen like the window", |state| phone(state, |phone| phone.theme = ScreenTheme::AsWindow))
        .icon(Icon::THEME),
    keyless("Light screen", |state| phone(state, |phone| phone.theme = ScreenTheme::Light)).icon(Icon::THEME),
    keyless("Dark screen", |state| phone(state, |phone| phone.theme = ScreenTheme::Dark)).icon(Icon::THEME),
    keyless("Show or hide ranks", |state| phone(state, |phone| phone.ranks = !phone.ranks)).icon(Icon::SEEN),
    keyless("Show or hide scores", |state| phone(state, |phone| phone.scores = !phone.scores)).icon(Icon::SEEN),
    keyless("Save the whole feed as PNG", |state| {
        let theme = Theme::of(state.session.dark);
        Some(Command::AskPicture(PictureAsked { part: PhonePart::WholeFeed, scale: 2, theme }))
    })
    .icon(Icon::SAVE_FILE),
    keyless("Save the comparison as PNG", |state| {
        let theme = Theme::of(state.session.dark);
        let is_compared = state.session.view == View::Compare;
        is_compared.then_some(Command::AskPicture(PictureAsked { part: PhonePart::Comparison, scale: 2, theme }))
    })
    .icon(Icon::SAVE_FILE),
    keyless("Tune for me", |state| panel(state, Panel::TuneForMe)).icon(Icon::TUNE),
    keyless("Start tuning", |state| {
        (tuning::is_open(state) && state.jobs.tuning.running().is_none()).then_some(Command::StartTuning)
    })
    .icon(Icon::PLAY),
    keyless("Stop tuning", |state| state.jobs.tuning.running().map(|_| Command::CancelTuning)).icon(Icon::STOP),
    keyless("Next tuned policy", |state| tuning::next(state, 1)).icon(Icon::FORTH),
    keyless("Previous tuned policy", |state| tuning::next(state, -1)).icon(Icon::BACKWARD),
    keyless("Use the tuned policy", tuning::use_it).icon(Icon::CHECK),
    keyless("Put the tuned policy beside", tuning::put_beside).icon(Icon::ADD),
    keyless("React to acts at once", |state| (!state.session.react_at_once).then_some(Command::ReactAtOnce(true)))
        .icon(Icon::REFRESH),
    keyless("React at the next refresh", |state| state.session.react_at_once.then_some(Command::ReactAtOnce(false)))
        .icon(Icon::REFRESH),
    keyless("The world’s own time", |state| {
        let own = state.document.world.now;
        (state.document.now != own).then_some(Command::Clock(own))
    })
    .icon(Icon::CLOCK),
    keyless("Show the knobs", |_| Some(Command::Side(NarrowSide::Knobs))).icon(Icon::TUNE),
    keyless("Show changed knobs alone", |_| Some(Command::FilterKnobs(Some(changed_alone())))).icon(Icon::FILTER),
    keyless("Show all knobs", |state| state.session.knob_filter.as_ref().map(|_| Command::FilterKnobs(None)))
        .icon(Icon::FILTER_OFF),
    keyless("Save all posts as CSV", |_| Some(Command::AskSave(Saved::Table))).icon(Icon::SAVE_FILE),
    keyless("Show the feed alone", |_| Some(Command::Side(NarrowSide::Feed))).icon(Icon::FEED),
    keyless("Theme of the desktop", |state| wear(state, ThemeChoice::System)).icon(Icon::THEME),
    keyless("Light theme", |state| wear(state, ThemeChoice::Light)).icon(Icon::THEME),
    keyless("Dark theme", |state| wear(state, ThemeChoice::Dark)).icon(Icon::THEME),
    keyless("Reduce motion", |state| (!state.session.reduced_motion).then_some(Command::ReduceMotion(true)))
        .icon(Icon::MOTION),
    keyless("Allow motion", |state| state.session.reduced_motion.then_some(Command::ReduceMotion(false)))
        .icon(Icon::MOTION),
    keyless("Forget recent files", |state| (!state.session.recent.is_empty()).then_some(Command::ForgetRecent))
        .icon(Icon::DELETE),
    keyless("Weights in units of contribution", |state| weighing(state, |view| view.in_contributions = true))
        .icon(Icon::TUNE),
    keyless("Weights as they are", |state| weighing(state, |view| view.in_contributions = false)).icon(Icon::TUNE),
    keyless("Show what each weight adds", |state| weighing(state, |view| view.is_open = true)).icon(Icon::TUNE),
    keyless("Hide what each weight adds", |state| weighing(state, |view| view.is_open = false)).icon(Icon::TUNE),
    keyless("Put the posts in the order wanted", |state| {
        let view = CompareView { panel: Panel::Fit, numbers: true, ..state.session.compare };
        let is_new = state.session.view == View::Compare && view != state.session.compare;
        is_new.then_some(Command::Compare(view))
    })
    .icon(Icon::DRAG),
    keyless("Fit the weights to the order", |state| fit::in_view(state, fit::ask)).icon(Icon::TUNE),
    keyless("Cancel the fit", |state| state.jobs.fitting.fraction().map(|_| Command::CancelFit)).icon(Icon::CLOSE),
    keyless("Use the fitted weights", |state| fit::in_view(state, fit::used)).icon(Icon::CHECK),
    keyless("Put the fitted weights beside", |state| fit::in_view(state, fit::put_beside)).icon(Icon::COMPARE),
    keyless("Start over with the feed’s order", |state| {
        fit::in_view(state, |state| fit::forget(state, state.document.viewer))
    })
    .icon(Icon::RESET),
    keyless("Cancel loading", |state| state.jobs.loading.as_ref().map(|_| Command::CancelLoading)).icon(Icon::CLOSE),
];

/// All of them, also those of one view that have no keys.
pub fn all() -> impl Iterator<Item = &'static Shortcut> {
    SHORTCUTS
        .iter()
        .chain(diagram::DIAGRAM)
        .chain(compare::COMPARE)
        .chain(explore::EXPLORE)
        .chain(lab::LAB)
        .chain(data::DATA)
}

impl Shortcut {
    const fn icon(self, icon: Icon) -> Shortcut {
        Shortcut { icon: Some(icon), ..self }
    }

    const fn also(self, key: Key) -> Shortcut {
        Shortcut { also: Some(key), ..self }
    }

    /// What it sends now; `None` where it can do nothing.
    #[must_use]
    pub fn command(&self, state: &State) -> Option<Command> {
        (self.command)(state)
    }

    fn is_pressed(&self, ctx: &Context) -> bool {
        let Some(keys) = self.keys else { return false };
        let also = self.also.map(|key| KeyboardShortcut::new(keys.modifiers, key));
        ctx.input_mut(|input| input.consume_shortcut(&keys) || also.is_some_and(|also| input.consume_shortcut(&also)))
    }
}

/// The commands whose keys were pressed in this frame; plain keys belong to a text field while one has the keyboard, and
/// to what covers the feed in the phone while something does. In All posts the key that finds a post is the table's own.
pub fn pressed(ctx: &Context, state: &State) -> Vec<Command> {
    let is_typing = ctx.text_edit_focused() || state.session.is_covered();
    let session = &state.session;
    let is_in_table = session.palette.is_none() && session.shows_table(ctx.content_rect().width());
    // Left and right lead through the tour, unless something has the keyboard or is open over it.
    let is_touring = session.view == View::Tour && session.palette.is_none();
    let leads_on = is_touring && !egui::Popup::is_any_open(ctx) && ctx.memory(|memory| memory.focused().is_none());
    SHORTCUTS
        .iter()
        .filter(|shortcut| !(is_in_table && shortcut.name == FIND_A_POST))
        .filter(|shortcut| leads_on || ![NEXT_STEP, PREVIOUS_STEP].contains(&shortcut.name))
        .filter(|shortcut| !(is_typing && shortcut.keys.is_some_and(types)))
        .filter(|shortcut| shortcut.is_pressed(ctx))
        .filter_map(|shortcut| shortcut.command(state))
        .collect()
}

/// Do these keys write something in a text field?
fn types(keys: KeyboardShortcut) -> bool {
    keys.modifiers.is_none() && keys.logical_key != Key::F1
}

/// The keys of the shortcut of that name, as a keyboard shows them: `Ctrl+Z`.
#[must_use]
pub fn keys(ctx: &Context, name: &str) -> Option<String> {
    let shortcut = SHORTCUTS.iter().find(|shortcut| shortcut.name == name)?;
    Some(ctx.format_shortcut(&shortcut.keys?))
}

fn text(state: &State, change: fn(TextSize) -> TextSize) -> Option<Command> {
    let (now, next) = (state.session.text_size, change(state.session.text_size));
    (next != now).then_some(Command::TextSize(next))
}

fn author(state: &State) -> Option<AccountId> {
    Some(state.document.world.post(state.session.selected?).author)
}

/// The sheet in the phone that says why the selected post is seen, where the phone is in view.
fn why(state: &State) -> Option<Command> {
    let post = state.session.selected.filter(|_| state.session.view == View::Tune);
    post.map(|post| Command::Why(Some(post)))
}

/// A control of the selected post's author, where the author is not in its list already, or in it.
fn control(
    state: &State,
    list: fn(&Viewer) -> &Vec<AccountId>,
    control: fn(AccountId, bool) -> Control,
    on: bool,
) -> Option<Command> {
    let author = author(state)?;
    (list(state.document.viewer()).contains(&author) != on).then_some(Command::Control(control(author, on)))
}

fn changed_alone() -> KnobFilter {
    KnobFilter { only_changed: true, ..KnobFilter::default() }
}

fn follow(state: &State, on: bool) -> Option<Command> {
    let author = author(state)?;
    let is_own = author == state.document.viewer().account;
    (!is_own && state.document.follows().contains(&author) != on)
        .then_some(Command::Control(Control::Follow(author, on)))
}

/// The phone with one thing changed, where that is a change.
fn phone(state: &State, change: fn(&mut Phone)) -> Option<Command> {
    let mut phone = state.session.phone;
    change(&mut phone);
    (phone != state.session.phone).then_some(Command::Phone(phone))
}

/// Something asked of the lesson under way, where that can be done.
fn lesson(state: &State, asked: LessonAsked) -> Option<Command> {
    let running = state.lesson.as_deref()?;
    let can = match asked {
        LessonAsked::Back => running.step > 0,
        LessonAsked::DoIt => !running.is_done(),
        _ => true,
    };
    can.then_some(Command::Lesson(asked))
}

fn view(state: &State, view: View) -> Option<Command> {
    (state.session.view != view).then_some(Command::View(view))
}

/// Compare with that panel, where it is not shown.
fn panel(state: &State, panel: Panel) -> Option<Command> {
    let is_shown = state.session.view == View::Compare && state.session.compare.panel == panel;
    (!is_shown).then_some(Command::Panel(panel))
}

/// The tour so many steps further on, where it is open and has such a step.
fn step(state: &State, steps: isize) -> Option<Command> {
    let view = &state.session.learn.tour;
    let next = view.step.checked_add_signed(steps).filter(|&step| step < crate::learn::tour().len())?;
    (state.session.view == View::Tour).then(|| Command::Tour(Box::new(view.at(next))))
}

/// The weights looked at in another way, where that is a change.
fn weighing(state: &State, change: fn(&mut WeighingView)) -> Option<Command> {
    let mut view = state.session.weighing;
    change(&mut view);
    (view != state.session.weighing).then_some(Command::Weighing(view))
}

fn feed(state: &State, feed: FeedKind) -> Option<Command> {
    (state.session.feed != feed).then_some(Command::Feed(feed))
}

fn wear(state: &State, theme: ThemeChoice) -> Option<Command> {
    (state.session.theme != theme).then_some(Command::Theme(theme))
}
