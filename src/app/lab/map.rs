//! Map: posts and viewers in groups, drawn in two dimensions; how it is looked at, and the work on it beside the window.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::app::command::Command;
use crate::app::data::Only;
use crate::app::inquiry::Inquiry;
use crate::app::results::Inputs;
use crate::app::state::State;
use crate::app::theme::map as anatomy;
use crate::domain::{PostId, Table, ViewerId};
use crate::model::clusters::sample;
use crate::model::layout::layout_in_drafts;
use crate::model::{ClusterOptions, Clusters, Embedding};
use crate::simulation::taste_agreement;

use super::brush::{Area, Drag};
use super::coloring::ColorBy;
use super::selection::Selection;

/// So many posts, and so many viewers, are drawn at most; a sample where there are more.
pub const DRAWN: [usize; 2] = [1_500, 300];

/// How Map is looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MapView {
    /// So many groups; `None` for as many as separate best.
    pub count: Option<usize>,
    /// The seed of the groups.
    pub seed: u64,
    /// Names given to groups, by those they have of their own.
    pub names: BTreeMap<String, String>,
    /// What dragging does.
    pub drags: Drag,
    /// By what posts lie near each other.
    pub near: Near,
    /// By what they are colored.
    pub color: ColorBy,
    /// The middle of what is in view, in the drawing's units.
    #[serde(skip)]
    pub middle: [f32; 2],
    /// How far it is zoomed in; 1 shows all.
    #[serde(skip)]
    pub zoom: f32,
    /// The selected parts.
    #[serde(skip)]
    pub areas: Vec<Area>,
}

/// By what posts and viewers lie near each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Near {
    /// Who engages with them, and with what.
    #[default]
    Engagement,
    /// What they are about, and what they like.
    Topics,
}

impl Near {
    /// All of them.
    pub const ALL: [Near; 2] = [Near::Engagement, Near::Topics];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Near::Engagement => "Who engages",
            Near::Topics => "Topics",
        }
    }
}

impl Default for MapView {
    fn default() -> Self {
        MapView {
            count: None,
            seed: ClusterOptions::default().seed,
            names: BTreeMap::new(),
            drags: Drag::default(),
            near: Near::default(),
            color: ColorBy::default(),
            middle: [0.0; 2],
            zoom: 1.0,
            areas: Vec::new(),
        }
    }
}

impl MapView {
    /// The same zoomed by that factor about a point that stays where it is.
    #[must_use]
    pub fn zoomed(&self, factor: f32, about: [f32; 2]) -> MapView {
        // What was kept before there was a zoom has none.
        let before = self.zoom.max(1.0);
        let zoom = (before * factor).clamp(1.0, anatomy::NEAREST);
        let keep = |axis: usize| about[axis] + (self.middle[axis] - about[axis]) * before / zoom;
        MapView { zoom, ..self.clone() }.moved_to([keep(0), keep(1)])
    }

    /// The same with another middle, as far as there is something to see.
    #[must_use]
    pub fn moved_to(self, middle: [f32; 2]) -> MapView {
        let free = 1.0 - 1.0 / self.zoom.max(1.0);
        MapView { middle: middle.map(|value| value.clamp(-free, free)), ..self }
    }

    /// The square of the drawing that is in view at least, however the window is shaped.
    #[must_use]
    pub fn in_view(&self) -> Area {
        let reach = 1.0 / self.zoom.max(1.0);
        Area::Rectangle([self.middle.map(|at| at - reach), self.middle.map(|at| at + reach)])
    }

    /// The same with that part selected, beside the others where `also`.
    #[must_use]
    pub fn selecting(self, area: Area, also: bool) -> MapView {
        let others = if also { self.areas } else { Vec::new() };
        MapView { areas: others.into_iter().chain([area]).collect(), ..self }
    }
}

/// What of the world is drawn: everything that happened up to the clock, and who follows whom.
#[derive(Clone)]
pub struct Known(Arc<Inputs>);

impl PartialEq for Known {
    fn eq(&self, other: &Known) -> bool {
        self.0.is_same_past(&other.0)
    }
}

/// Where posts and viewers lie.
pub struct Drawing {
    /// Their places in many dimensions.
    pub embedding: Arc<Embedding>,
    /// The posts that are drawn, within −1..1 both ways.
    pub posts: Vec<(PostId, [f32; 2])>,
    /// The viewers that are drawn; the one at hand always is, where it has a place.
    pub viewers: Vec<(ViewerId, [f32; 2])>,
    /// So many posts have a place.
    pub placed: usize,
    /// It is not drawn to its end yet.
    pub is_draft: bool,
}

/// The groups, and how far they agree with the hidden tastes of a simulated world.
#[derive(Default)]
pub struct Groups {
    /// Them.
    pub clusters: Clusters,
    /// The adjusted Rand index of the viewers' groups against their favorite topics; `None` where no taste is known.
    pub agreement: Option<f64>,
}

/// The work on the map.
#[derive(Default)]
pub struct Mapping {
    /// Where all lie.
    pub drawing: Inquiry<(Known, Near, ViewerId), Drawing>,
    /// In which groups.
    pub groups: Inquiry<(Known, Near, Option<usize>, u64), Groups>,
    /// Shown while there are none.
    none: Arc<Groups>,
}

impl Mapping {
    /// Answers at once, for pictures.
    pub fn at_once(&mut self) {
        (self.drawing.at_once, self.groups.at_once) = (true, true);
    }

    pub(in crate::app) fn wake_with(&mut self, wake: &Arc<dyn Fn() + Send + Sync>) {
        self.drawing.wake_with(wake.clone());
        self.groups.wake_with(wake.clone());
    }

    pub(in crate::app) fn poll(&mut self) {
        self.drawing.poll();
        self.groups.poll();
    }

    /// How far the work is, 0..1; `None` where none is under way.
    #[must_use]
    pub fn fraction(&self) -> Option<f32> {
        let (drawing, groups) = (self.drawing.fraction(), self.groups.fraction());
        (drawing.is_some() || groups.is_some()).then(|| drawing.unwrap_or(1.0).min(groups.unwrap_or(1.0)))
    }

    /// Was the work stopped before its end?
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.drawing.is_cancelled() || self.groups.is_cancelled()
    }
}

/// What is asked of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapAsked {
    /// Work it out for what is at hand.
    Start,
    /// Stop that.
    Cancel,
}

/// What would be drawn now.
#[must_use]
pub fn known(state: &State) -> Known {
    Known(Arc::new(state.results.inputs()))
}

/// The drawing of what is at hand, where it is there, and its groups, none as long as they are looked for.
#[must_use]
pub fn shown(state: &State) -> Option<(&Arc<Drawing>, &Arc<Groups>)> {
    let mapping = &state.jobs.mapping;
    let is_this = |known: &Known| std::ptr::eq(known.0.context().world, state.results.world());
    let ((known, near, _), drawing) = mapping.drawing.last()?;
    let of_it = |(of, by, ..): &(Known, Near, Option<usize>, u64)| is_this(of) && by == near;
    let groups = mapping.groups.last().filter(|(asked, _)| of_it(asked)).map_or(&mapping.none, |(_, groups)| groups);
    is_this(known).then_some((drawing, groups))
}

/// What is selected; `None` where nothing is, or no map is there.
#[must_use]
pub fn selection(state: &State) -> Option<Selection> {
    let areas = &state.session.lab.map.areas;
    let (drawing, groups) = shown(state)?;
    (!areas.is_empty()).then(|| Selection::within(state, drawing, &groups.clusters, areas))
}

/// The selected posts, and no others, in the table of posts.
#[must_use]
pub fn show_in_table(state: &State, selection: &Selection) -> Command {
    let rows = selection.posts.iter().map(|post| post.0).collect();
    let only = Only { name: "Selected on the map".to_owned(), rows };
    Command::ShowTable(Box::new(state.session.data.showing_only(Table::Posts, only)))
}

/// Is what is at hand asked for?
#[must_use]
pub fn is_asked(state: &State) -> bool {
    let (known, view) = (known(state), &state.session.lab.map);
    state.jobs.mapping.drawing.is_asked(&(known.clone(), view.near, state.document.viewer))
        && state.jobs.mapping.groups.is_asked(&(known, view.near, view.count, view.seed))
}

/// The map looked at in another way.
#[must_use]
pub fn look(state: &State, change: impl FnOnce(MapView) -> MapView) -> Command {
    super::look(state, |view| view.map = change(view.map.clone()))
}

/// What a group is called: as a person named it, else by its topics.
#[must_use]
pub fn name(state: &State, clusters: &Clusters, at: usize) -> String {
    let own = own_name(state, clusters, at);
    state.session.lab.map.names.get(&own).cloned().unwrap_or(own)
}

/// What a group is called by its topics: `Baking · family tables`; where several would be called alike, the later ones are
/// numbered.
#[must_use]
pub fn own_name(state: &State, clusters: &Clusters, at: usize) -> String {
    let world = state.results.world();
    let topics = |at: usize| clusters.groups.get(at).map(|group| group.topics.as_slice()).unwrap_or_default();
    let names: Vec<&str> = topics(at).iter().map(|topic| world.names.topics[topic.0 as usize].as_str()).collect();
    let alike = (0..at).filter(|&other| topics(other) == topics(at)).count();
    let mut name = if names.is_empty() { "mixed".to_owned() } else { names.join(" · ") };
    if let Some(first) = name.get(..1).map(str::to_uppercase) {
        name.replace_range(..1, &first);
    }
    if alike > 0 { format!("{name} {}", alike + 1) } else { name }
}

impl State {
    /// Does what is asked of the map.
    pub(in crate::app) fn map_asked(&mut self, asked: MapAsked) {
        let mapping = &mut self.jobs.mapping;
        if asked == MapAsked::Cancel {
            mapping.drawing.cancel();
            mapping.groups.cancel();
            return;
        }
        if mapping.is_cancelled() {
            mapping.drawing.forget();
            mapping.groups.forget();
        }
        let known = Known(Arc::new(self.results.inputs()));
        let (viewer, MapView { near, count, seed, .. }) = (self.document.viewer, self.session.lab.map.clone());
        let inputs = known.0.clone();
        let draw = move |go_on: &mut dyn FnMut(f32) -> bool, draft: &dyn Fn(Drawing)| {
            drawn(&inputs, near, viewer, go_on, draft)
        };
        mapping.drawing.ask_in_drafts((known.clone(), near, viewer), draw);
        let inputs = known.0.clone();
        let options = ClusterOptions { count, seed };
        let group = move |go_on: &mut dyn FnMut(f32) -> bool, draft: &dyn Fn(Groups)| {
            grouped(&inputs, near, options, go_on, draft)
        };
        mapping.groups.ask_in_drafts((known, near, count, seed), group);
    }
}

/// The places of accounts, viewers and posts by that.
fn places(inputs: &Inputs, near: Near) -> Arc<Embedding> {
    let context = inputs.context();
    match near {
        Near::Engagement => context.history.embedding(context.world),
        Near::Topics => Arc::new(Embedding::of_topics(context.world, context.history)),
    }
}

fn drawn(
    inputs: &Inputs,
    near: Near,
    viewer: ViewerId,
    go_on: &mut dyn FnMut(f32) -> bool,
    draft: &dyn Fn(Drawing),
) -> Option<Drawing> {
    let (world, embedding) = (inputs.context().world, places(inputs, near));
    let ids = |count: usize, has: &dyn Fn(u32) -> bool| (0..count as u32).filter(|&at| has(at)).collect::<Vec<u32>>();
    let posts = ids(world.posts.len(), &|at| embedding.post(PostId(at)).is_some());
    let viewers = ids(world.viewers.len(), &|at| embedding.viewer(ViewerId(at)).is_some());
    let drawn_posts = sample(&posts, DRAWN[0], ClusterOptions::default().seed);
    let mut drawn_viewers = sample(&viewers, DRAWN[1], ClusterOptions::default().seed);
    if viewers.contains(&viewer.0) && !drawn_viewers.contains(&viewer.0) {
        drawn_viewers.push(viewer.0);
    }
    let of_posts = drawn_posts.iter().filter_map(|&at| embedding.post(PostId(at)));
    let of_viewers = drawn_viewers.iter().filter_map(|&at| embedding.viewer(ViewerId(at)));
    let rows: Vec<&[f32]> = of_posts.chain(of_viewers).collect();
    let drawing = |places: &[[f32; 2]], is_draft: bool| {
        let (for_posts, for_viewers) = places.split_at(drawn_posts.len());
        let posts_at = drawn_posts.iter().map(|&at| PostId(at)).zip(for_posts.iter().copied()).collect();
        let viewers_at = drawn_viewers.iter().map(|&at| ViewerId(at)).zip(for_viewers.iter().copied()).collect();
        let (placed, embedding) = (posts.len(), embedding.clone());
        Drawing { posts: posts_at, viewers: viewers_at, placed, embedding, is_draft }
    };
    let places = layout_in_drafts(&rows, &mut |done, places| {
        draft(drawing(places, true));
        go_on(done as f32)
    })?;
    Some(drawing(&places, false))
}

fn grouped(
    inputs: &Inputs,
    near: Near,
    options: ClusterOptions,
    go_on: &mut dyn FnMut(f32) -> bool,
    draft: &dyn Fn(Groups),
) -> Option<Groups> {
    let (world, embedding) = (inputs.context().world, places(inputs, near));
    draft(Groups { clusters: Clusters::draft(world, &embedding, options), agreement: None });
    let clusters = Clusters::find(world, &embedding, options, &mut |done| go_on(done as f32))?;
    let agreement = taste_agreement(world, |viewer| clusters.of_viewer(viewer));
    Some(Groups { clusters, agreement })
}
