//! Map: posts and viewers in groups, drawn in two dimensions; how it is looked at, and the work on it beside the window.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::app::command::Command;
use crate::app::inquiry::Inquiry;
use crate::app::results::Inputs;
use crate::app::state::State;
use crate::app::theme::map as anatomy;
use crate::domain::{PostId, ViewerId, World};
use crate::model::clusters::sample;
use crate::model::layout::layout;
use crate::model::{ClusterOptions, Clusters, Embedding};
use crate::simulation::taste_agreement;

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
    /// Dragging selects what lies in a rectangle instead of moving the map.
    pub brushes: bool,
    /// The middle of what is in view, in the drawing's units.
    #[serde(skip)]
    pub middle: [f32; 2],
    /// How far it is zoomed in; 1 shows all.
    #[serde(skip)]
    pub zoom: f32,
    /// The selected rectangle: its least and its greatest corner, in the drawing's units.
    #[serde(skip)]
    pub brush: Option<[[f32; 2]; 2]>,
}

impl Default for MapView {
    fn default() -> Self {
        MapView {
            count: None,
            seed: ClusterOptions::default().seed,
            names: BTreeMap::new(),
            brushes: false,
            middle: [0.0; 2],
            zoom: 1.0,
            brush: None,
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
}

/// The groups, and how far they agree with the hidden tastes of a simulated world.
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
    pub drawing: Inquiry<(Known, ViewerId), Drawing>,
    /// In which groups.
    pub groups: Inquiry<(Known, Option<usize>, u64), Groups>,
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

/// The drawing and the groups of what is at hand, where they are there; else those that were there last.
#[must_use]
pub fn shown(state: &State) -> Option<(&Arc<Drawing>, &Arc<Groups>)> {
    let (mapping, is_this) = (&state.jobs.mapping, |world: &World| std::ptr::eq(world, state.results.world()));
    let ((known, _), drawing) = mapping.drawing.last()?;
    let (_, groups) = mapping.groups.last()?;
    is_this(known.0.context().world).then_some((drawing, groups))
}

/// Is what is at hand asked for?
#[must_use]
pub fn is_asked(state: &State) -> bool {
    let (known, view) = (known(state), &state.session.lab.map);
    state.jobs.mapping.drawing.is_asked(&(known.clone(), state.document.viewer))
        && state.jobs.mapping.groups.is_asked(&(known, view.count, view.seed))
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
        let viewer = self.document.viewer;
        let inputs = known.0.clone();
        mapping.drawing.ask((known.clone(), viewer), move |go_on| drawn(&inputs, viewer, go_on));
        let (count, seed) = (self.session.lab.map.count, self.session.lab.map.seed);
        let inputs = known.0.clone();
        mapping.groups.ask((known, count, seed), move |go_on| grouped(&inputs, ClusterOptions { count, seed }, go_on));
    }
}

fn drawn(inputs: &Inputs, viewer: ViewerId, go_on: &mut dyn FnMut(f32) -> bool) -> Option<Drawing> {
    let context = inputs.context();
    let embedding = context.history.embedding(context.world);
    let ids = |count: usize, has: &dyn Fn(u32) -> bool| (0..count as u32).filter(|&at| has(at)).collect::<Vec<u32>>();
    let posts = ids(context.world.posts.len(), &|at| embedding.post(PostId(at)).is_some());
    let viewers = ids(context.world.viewers.len(), &|at| embedding.viewer(ViewerId(at)).is_some());
    let drawn_posts = sample(&posts, DRAWN[0], ClusterOptions::default().seed);
    let mut drawn_viewers = sample(&viewers, DRAWN[1], ClusterOptions::default().seed);
    if viewers.contains(&viewer.0) && !drawn_viewers.contains(&viewer.0) {
        drawn_viewers.push(viewer.0);
    }
    let of_posts = drawn_posts.iter().filter_map(|&at| embedding.post(PostId(at)));
    let of_viewers = drawn_viewers.iter().filter_map(|&at| embedding.viewer(ViewerId(at)));
    let rows: Vec<&[f32]> = of_posts.chain(of_viewers).collect();
    let places = layout(&rows, &mut |done| go_on(done as f32))?;
    let (for_posts, for_viewers) = places.split_at(drawn_posts.len());
    let posts_at = drawn_posts.iter().map(|&at| PostId(at)).zip(for_posts.iter().copied()).collect();
    let viewers_at = drawn_viewers.iter().map(|&at| ViewerId(at)).zip(for_viewers.iter().copied()).collect();
    Some(Drawing { posts: posts_at, viewers: viewers_at, placed: posts.len(), embedding })
}

fn grouped(inputs: &Inputs, options: ClusterOptions, go_on: &mut dyn FnMut(f32) -> bool) -> Option<Groups> {
    let context = inputs.context();
    let embedding = context.history.embedding(context.world);
    let clusters = Clusters::find(context.world, &embedding, options, &mut |done| go_on(done as f32))?;
    let agreement = taste_agreement(context.world, |viewer| clusters.of_viewer(viewer));
    Some(Groups { clusters, agreement })
}
