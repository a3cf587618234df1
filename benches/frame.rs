//! What a frame of the real window costs, with no display: at rest, and while a slider is dragged.
//!
//! `cargo bench --bench frame`. One pass lays out, paints and tessellates; a real frame only adds handing the triangles
//! to the graphics driver. Target: a dragged slider under 4 ms at 2,000 candidates and under 8 ms at 20,000.

use std::sync::Arc;

use divan::{Bencher, counter::ItemsCount};
use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, accesskit::Role, pos2, vec2};
use glassfeed::app::command::Command;
use glassfeed::app::session::InspectorTab;
use glassfeed::app::state::State;
use glassfeed::app::{Window, pictures::Pictures, theme};
use glassfeed::files::WorldSource;
use glassfeed::policy::Value;
use glassfeed::simulation::{Options, Words, generate};

fn main() {
    divan::main();
}

const SIZE: egui::Vec2 = vec2(1440.0, 900.0);

/// The window with about so many candidates, and the context it draws in.
struct Bench {
    ctx: Context,
    window: Window,
    frames: u32,
}

impl Bench {
    fn new(candidates: u32) -> Bench {
        let mut options = Options::new(1);
        let sizes = [("accounts", 400), ("viewers", 1), ("posts", candidates * 9 / 2), ("impressions", 200)];
        let follows = [("graph.follows_median", 400), ("days", 14)];
        for (key, size) in sizes.into_iter().chain(follows) {
            let knob = glassfeed::policy::Knob::find(glassfeed::simulation::OPTIONS, key).expect("an option");
            options.settings.set(knob, Value::Number(f64::from(size))).expect("in range");
        }
        let world = Arc::new(generate(&options, Words::built_in()));
        let state = State::new(world, WorldSource::Sample("bench"));
        let ctx = Context::default();
        theme::install(&ctx);
        let mut bench = Bench { ctx, window: Window::new(state, Pictures::immediate()), frames: 0 };
        (0..5).for_each(|_| bench.frame(Vec::new()));
        bench
    }

    fn candidates(&self) -> usize {
        self.window.state.results.ledger.slate.len()
    }

    fn frame(&mut self, events: Vec<Event>) {
        let output = self.pass(events);
        divan::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }

    fn pass(&mut self, events: Vec<Event>) -> egui::FullOutput {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(f64::from(self.frames) / 60.0),
            focused: true,
            events,
            ..RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| self.window.draw(ui));
        output.textures_delta.clear();
        output
    }

    /// The middle of the slider of that name, as assistive technology finds it.
    fn slider(&mut self, name: &str) -> Pos2 {
        self.ctx.enable_accesskit();
        let output = self.pass(Vec::new());
        self.ctx.disable_accesskit();
        let update = output.platform_output.accesskit_update.expect("a tree");
        let is_slider = |node: &egui::accesskit::Node| node.role() == Role::Slider && node.label() == Some(name);
        let (_, node) = update.nodes.iter().find(|(_, node)| is_slider(node)).expect("the slider");
        let bounds = node.bounds().expect("a place");
        pos2(((bounds.x0 + bounds.x1) / 2.0) as f32, ((bounds.y0 + bounds.y1) / 2.0) as f32)
    }
}

#[divan::bench(args = [2_000, 20_000])]
fn at_rest(bencher: Bencher<'_, '_>, candidates: u32) {
    let mut bench = Bench::new(candidates);
    bencher.counter(ItemsCount::new(bench.candidates())).bench_local(|| bench.frame(Vec::new()));
}

#[divan::bench(args = [2_000, 20_000])]
fn while_a_slider_is_dragged(bencher: Bencher<'_, '_>, candidates: u32) {
    drag(bencher, Bench::new(candidates));
}

#[divan::bench(args = [2_000, 20_000])]
fn while_a_slider_is_dragged_beside_all_posts(bencher: Bencher<'_, '_>, candidates: u32) {
    let mut bench = Bench::new(candidates);
    bench.window.state.apply(Command::Tab(InspectorTab::AllPosts));
    bench.frame(Vec::new());
    drag(bencher, bench);
}

fn drag(bencher: Bencher<'_, '_>, mut bench: Bench) {
    let middle = bench.slider("Comment");
    let button = |pressed| Event::PointerButton {
        pos: middle,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    bench.frame(vec![Event::PointerMoved(middle), button(true)]);
    let mut step = 0;
    bencher.counter(ItemsCount::new(bench.candidates())).bench_local(|| {
        step = (step + 1) % 40;
        let to = middle + vec2(step as f32 - 20.0, 0.0);
        bench.frame(vec![Event::PointerMoved(to)]);
    });
}
