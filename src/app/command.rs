//! Everything a person can ask for. Menu, shortcut, palette and tests all send these; `State::apply` is the only door.

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::{AccountId, Action, AdId, PostId, Timestamp, ViewerId, World};
use crate::files::WorldSource;
use crate::learn::View;
use crate::model::Model;
use crate::pipeline::{Component, FeedKind};
use crate::policy::{Guardrail, Knob, Policy, Rule, Value};
use crate::simulation::nudge::Goal;

use super::compare::{self, CompareView, Panel};
use super::data::{DataView, RowsAsked, WorldEdit};
use super::document::{Control, Document};
use super::explore::ExploreAsked;
use super::fit::FitView;
use super::lab::days::DaysAsked;
use super::lab::map::MapAsked;
use super::lab::signals::SignalsAsked;
use super::lab::train::{LikedFive, TrainAsked};
use super::lab::{LabPanel, LabView};
use super::learn::{DiagramView, GlossaryView, TourView, TryItView};
use super::lesson::LessonAsked;
use super::phone::Phone;
use super::phone_picture::PictureAsked;
use super::recipe::Remade;
use super::sensitivity::SensitivityAsked;
use super::session::{Find, InspectorTab, KnobFilter, NarrowSide, Notice, Place, ThemeChoice};
use super::signals::Signal;
use super::stories::TrayView;
use super::table::TableView;
use super::theme::TextSize;
use super::tuning::TuneView;
use super::weighing::WeighingView;

/// One thing a person asked for.
#[derive(Clone, Debug)]
pub enum Command {
    /// Turn a knob.
    Turn(&'static Knob, Value),
    /// Turn a knob back to its default.
    Reset(&'static Knob),
    /// Turn several knobs as one step, and what that step is called.
    TurnAll(String, Vec<(&'static Knob, Value)>),
    /// Switch off all that comes after the model’s value, as one step, or on again what that switched off.
    Bypass(bool),
    /// Turn everything back to the defaults, rules included.
    ResetAll,
    /// A drag or a run of key presses ended: the next turn is an undo step of its own.
    EndGesture,
    /// Use this policy; the path it came from, if any.
    UsePolicy(Box<Policy>, Option<PathBuf>),
    /// Give the policy a name and a note on what it is for.
    NamePolicy(String, String),
    /// Do that to the policy at that place of the comparison, as it would be done to the one at hand.
    At(compare::Place, Box<Command>),
    /// Put a policy beside the one at hand.
    AddOther(Box<Policy>),
    /// Take the policy at that index away from beside it.
    RemoveOther(usize),
    /// Turn the policy at that index from now on; the one at hand takes its place.
    SwapOther(usize),
    /// Add a rule of one's own.
    AddRule(Rule),
    /// Put a rule in place of the one at that index.
    SetRule(usize, Rule),
    /// Remove the rule at that index.
    RemoveRule(usize),
    /// Show another viewer's feed.
    Viewer(ViewerId),
    /// Set the clock.
    Clock(Timestamp),
    /// Show another feed.
    Feed(FeedKind),
    /// Put one of the viewer's controls in a position.
    Control(Control),
    /// Hide these posts from the viewer, as one step.
    HidePosts(Vec<PostId>),
    /// Do an action with a post in the phone, or take it back.
    Act(PostId, Action),
    /// Like five posts of a topic.
    LikeFive(LikedFive),
    /// Change what is known of the viewer.
    Signal(Signal),
    /// Pull to refresh.
    Refresh,
    /// The same, a day later.
    NextDay,
    /// So many posts of the feed were scrolled past in the phone.
    Passed(usize),
    /// Let the feed react to acts at once, or only at the next refresh.
    ReactAtOnce(bool),
    /// Select a post, or none.
    Select(Option<PostId>),
    /// Select the post so many places further down the feed.
    SelectNext(i32),
    /// Look for the smallest turns of one knob that bring a post to these goals.
    Try(PostId, Vec<Goal>),
    /// Work out what a control would do to the feed.
    Foresee(Control),
    /// Ask what would put the selected post above this one, or ask no more.
    Rival(Option<PostId>),
    /// Let the next post that is selected be that one, or no longer.
    Point(bool),
    /// Open the profile of an account in the phone, or close it.
    Profile(Option<AccountId>),
    /// Open the comments of a post in the phone, or close them.
    Comments(Option<PostId>),
    /// Something is asked of what Explore works out beside the window.
    Explore(ExploreAsked),
    /// Let a post of Explore fill the phone's screen, or go back to the grid.
    Whole(Option<PostId>),
    /// Say in the phone why a post is seen, or close that.
    Why(Option<PostId>),
    /// Say in the phone why an ad is there, or close that.
    WhyAd(Option<AdId>),
    /// Keep the words of the viewer's comment on a post; commenting itself is an act.
    Write(PostId, String),
    /// Show a story in the phone, by its index in the world, or close the stories.
    Story(Option<usize>),
    /// Look at the stories tray in that way.
    Tray(TrayView),
    /// Open a group of knobs, or close it where it is open.
    Group(Component),
    /// Show only the knobs that pass a filter, or all.
    FilterKnobs(Option<KnobFilter>),
    /// Look at the weights in that way.
    Weighing(WeighingView),
    /// Show a view.
    View(View),
    /// Look at the comparison in that way.
    Compare(CompareView),
    /// Show that panel of the comparison.
    Panel(Panel),
    /// Something is asked about how much the feed hangs on each knob.
    Sensitivity(SensitivityAsked),
    /// Hold the policy to these limits.
    Guardrails(Vec<Guardrail>),
    /// Compare the policies on every viewer.
    AskEverybody,
    /// Stop comparing them; what was found so far stays.
    CancelEverybody,
    /// Compare them once more, from the start.
    AskEverybodyAgain,
    /// Ask where to save the brief of the comparison.
    AskBrief,
    /// Save the brief of the comparison, measured on every viewer.
    SaveBrief(PathBuf),
    /// Ask for better policies in that way.
    Tune(Box<TuneView>),
    /// Look for them.
    StartTuning,
    /// Stop looking for them.
    CancelTuning,
    /// Keep these orders, and fit within these bounds.
    Fit(Box<FitView>),
    /// Find the weights that put the most pairs of the orders as wanted.
    AskFit,
    /// Stop looking for them.
    CancelFit,
    /// Look at the Lab in that way.
    Lab(Box<LabView>),
    /// Show that panel of the Lab.
    LabPanel(LabPanel),
    /// Predict with this model, or with the one that comes with the program.
    UseModel(Option<Arc<Model>>),
    /// Ask for a model's file to predict with.
    AskOpenModel,
    /// Something is asked of the measuring in Signals.
    Signals(SignalsAsked),
    /// Something is asked of the training in the Lab.
    Train(TrainAsked),
    /// Something is asked of the map in the Lab.
    Map(MapAsked),
    /// Something is asked of the days in the Lab.
    Days(DaysAsked),
    /// Look at the tour in that way.
    Tour(Box<TourView>),
    /// Look at the diagram in that way.
    Diagram(Box<DiagramView>),
    /// Look at Try it in that way.
    TryIt(Box<TryItView>),
    /// Look at the glossary in that way.
    Glossary(Box<GlossaryView>),
    /// Open the glossary at the term of that id, or where it was left.
    LookUp(Option<&'static str>),
    /// What is pointed at, or has the keyboard, is named after the term of that id, or after none.
    AtHand(Option<&'static str>),
    /// Look at the tables of the world in that way.
    Data(Box<DataView>),
    /// Open Data, and look at the tables in that way.
    ShowTable(Box<DataView>),
    /// Do that to the world.
    EditWorld(WorldEdit),
    /// That was done to the world beside the window: in this copy of the document.
    Edited(WorldEdit, Box<Document>),
    /// Give up what is being done to the world beside the window.
    StopEditing,
    /// Look for rows of a table beside the window.
    FindRows(Box<RowsAsked>),
    /// Something is asked of a lesson.
    Lesson(LessonAsked),
    /// Show a tab of the inspector.
    Tab(InspectorTab),
    /// Look at all posts in that way.
    Table(Box<TableView>),
    /// Show that panel where there is room for one.
    Side(NarrowSide),
    /// Count moves from the policy as it is now.
    Pin,
    /// Take the last step back.
    Undo,
    /// Take the step again.
    Redo,
    /// Take so many steps back (negative) or again (positive).
    Jump(isize),
    /// Open a file: a world, a policy, a lesson or a recipe.
    Open(PathBuf),
    /// Ask for a file to open.
    AskOpen,
    /// Put the policy of a file beside the one at hand.
    OpenOther(PathBuf),
    /// Ask for a policy’s file to put beside the one at hand.
    AskOpenOther,
    /// Open a sample.
    OpenSample(&'static str),
    /// A world was loaded.
    UseWorld(Arc<World>, WorldSource),
    /// Open a recipe that is a short text.
    OpenRecipe(String),
    /// Put the feed of a recipe in place of the one at hand.
    UseRecipe(Box<Remade>),
    /// Write down the feed at hand and copy that as a short text.
    CopyRecipe,
    /// Ask where to save the policy, the world, the table or the recipe.
    AskSave(Saved),
    /// Save to a file.
    Save(Saved, PathBuf),
    /// Go back to the work that was set aside when another world was opened.
    GoBack,
    /// Stop loading.
    CancelLoading,
    /// Use a theme.
    Theme(ThemeChoice),
    /// Show the phone like this.
    Phone(Phone),
    /// Ask where to save a picture of the phone.
    AskPicture(PictureAsked),
    /// Save a picture of the phone.
    SavePicture(PictureAsked, PathBuf),
    /// Make the window's text, and all with it, larger or smaller.
    TextSize(TextSize),
    /// The window was moved or sized.
    Placed(Place),
    /// Do without motion, or with it.
    ReduceMotion(bool),
    /// Open the palette, or close it.
    Palette(Option<Find>),
    /// Forget which files were opened lately.
    ForgetRecent,
    /// Show a message at the bottom of the stage, or dismiss it.
    Notice(Option<Notice>),
    /// Close the list of a file's problems.
    DismissProblems,
}

/// What is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The policy.
    Policy,
    /// The policy at that place of the comparison.
    PolicyAt(compare::Place),
    /// The world with everything done in it.
    World,
    /// The posts and columns All posts shows, as CSV.
    Table,
    /// The recipe of the feed at hand.
    Recipe,
    /// The model that was trained last, or the one in use where none was.
    Model,
}

impl Command {
    /// The same, asked of the policy at that place where it is asked of a policy.
    #[must_use]
    pub fn at(self, place: compare::Place) -> Command {
        match place {
            compare::Place::AtHand => self,
            _ if self.is_of_policy() => Command::At(place, Box::new(self)),
            _ => self,
        }
    }

    /// The same without the place it is asked of.
    #[must_use]
    pub fn bare(&self) -> &Command {
        if let Command::At(_, command) = self { command } else { self }
    }

    /// Is it asked of the policy at hand?
    #[must_use]
    pub fn is_of_policy(&self) -> bool {
        use Command::{
            AddRule, Guardrails, NamePolicy, Pin, RemoveRule, Reset, ResetAll, SetRule, Turn, TurnAll, UsePolicy,
        };
        let turns = matches!(self, Turn(..) | Reset(_) | TurnAll(..) | ResetAll | UsePolicy(..) | NamePolicy(..));
        turns || matches!(self, Pin | Guardrails(_) | AddRule(_) | SetRule(..) | RemoveRule(_))
    }
}

/// Commands sent while a frame is drawn; applied after it.
#[derive(Debug, Default)]
pub struct Commands(Vec<Command>);

impl Commands {
    /// Sends one.
    pub fn send(&mut self, command: Command) {
        self.0.push(command);
    }

    /// Takes all that were sent, in order.
    pub fn take(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.0)
    }
}
