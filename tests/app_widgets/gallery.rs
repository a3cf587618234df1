//! All widgets in one picture.

use egui::{Align, Align2, Pos2, Rect, Ui, pos2, vec2};
use glassfeed::{
    app::{
        pictures::{Face, Pictures, Portrait, Scene},
        theme::{Icon, Style, size, theme},
        widgets::{
            Avatar, Axis, Button, Curve, Dropdown, GroupHeader, IconButton, KnobRow, Matters, MenuRow, Move, Ring, Run,
            Segmented, Switch, Tab, Tip, Toast, Track, WaterfallRow, chip, contributions, kind_badge, label, line,
            move_chip, picture, picture_chip, row_background, runs, score_bar, waterfall_axis,
        },
    },
    domain::{Action, Art},
    pipeline::ComponentKind,
};

/// The track of a weight.
pub(crate) const WEIGHT: Track = Track { from: 0.0, to: 20.0, step: 0.5, curve: Curve::Root };

pub(crate) fn knob(name: &str, value: f64) -> KnobRow<'_> {
    KnobRow {
        name,
        word: None,
        hue: None,
        value,
        text: "4",
        default: 4.0,
        track: WEIGHT,
        range: (-500.0, 500.0),
        matters: Matters::Words("17 posts"),
        idle: false,
        lit: false,
    }
}

/// Rows of a column, one below the other.
struct Column {
    left: f32,
    top: f32,
    width: f32,
}

impl Column {
    fn next(&mut self, height: f32) -> Rect {
        let rect = Rect::from_min_size(pos2(self.left, self.top), vec2(self.width, height));
        self.top += height;
        rect
    }

    fn head(&mut self, ui: &mut Ui, text: &str) {
        self.top += 16.0;
        let rect = self.next(20.0);
        label(ui, rect, Align::Min, text, Style::CAPTION, theme(ui).text.tertiary);
    }

    fn middle(&self, x: f32) -> Pos2 {
        pos2(self.left + x, self.top + 14.0)
    }
}

/// Paints everything on 800 × 820 points.
pub(crate) fn gallery(ui: &mut Ui, pictures: &Pictures) {
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0, theme(ui).bg.app);
    line(
        ui.painter(),
        Rect::from_min_size(pos2(24.0, 16.0), vec2(300.0, 24.0)),
        Align::Min,
        "States",
        Style::HEADING,
        theme(ui).text.primary,
    );
    controls(ui, &mut Column { left: 24.0, top: 40.0, width: size::KNOBS });
    let mut right = Column { left: 400.0, top: 40.0, width: 380.0 };
    table(ui, pictures, &mut right);
    floating(ui, &mut right);
    score(ui, &mut right);
    phone(ui, pictures, &mut Column { left: 24.0, top: 640.0, width: 360.0 });
}

fn controls(ui: &mut Ui, column: &mut Column) {
    let hue = Some(theme(ui).action(Action::Save));
    column.head(ui, "Knob row: rest, changed, lit, idle");
    for (at, row) in [
        KnobRow { hue, matters: Matters::Share { share: 0.7, text: "0.26" }, ..knob("Save", 4.0) },
        KnobRow { hue, text: "5.5", matters: Matters::Share { share: 0.7, text: "0.26" }, ..knob("Saves", 5.5) },
        KnobRow { text: "×1.70", lit: true, ..knob("Close friends", 9.0) },
        KnobRow {
            hue: Some(theme(ui).action(Action::Hide)),
            text: "−40",
            default: -40.0,
            track: Track { from: 0.0, to: -60.0, step: 1.0, curve: Curve::Root },
            matters: Matters::Share { share: -0.1, text: "−0.11" },
            ..knob("Hide", -40.0)
        },
        KnobRow { text: "×1.20", idle: true, matters: Matters::Words("no holiday"), ..knob("Holiday", 1.0) },
        KnobRow { text: "26 h", ..knob("A name that is far too long", 2.0) },
    ]
    .into_iter()
    .enumerate()
    {
        let rect = column.next(size::KNOB_ROW);
        ui.painter().rect_filled(rect, 0, theme(ui).bg.surface);
        ui.push_id(at, |ui| row.show(ui, rect));
    }
    column.head(ui, "Group header: on, off, open, without a switch");
    for (title, kind, open, on, count) in [
        ("Integrity Demotions", Some(ComponentKind::Rules), false, Some(true), "39 posts"),
        ("Media Type Diversity", Some(ComponentKind::Rules), false, Some(false), "off"),
        ("Boosts Library", Some(ComponentKind::Action), true, Some(true), "288"),
        ("Delivery", None, false, None, "200 + 25 ads"),
    ] {
        let rect = column.next(size::GROUP_HEADER);
        GroupHeader { title, word: None, kind, open, changed: open, count, lit: false, on }.show(ui, rect);
    }
    column.head(ui, "Buttons, choice, tabs");
    let mut x = column.left;
    let mut place = |size: egui::Vec2, top: f32| {
        let rect = Rect::from_min_size(pos2(x, top), size);
        x += size.x + 8.0;
        rect
    };
    for button in [
        Button::new("Pin").icon(Icon::PIN),
        Button::new("Reveal").primary(),
        Button::new("Redo").enabled(false),
        Button::new("Apply").small(),
    ] {
        let rect = place(button.size(ui), column.top);
        button.show(ui, rect);
    }
    let rect = place(vec2(28.0, 28.0), column.top);
    IconButton::new(Icon::UNDO, "Undo").key("Ctrl Z").show(ui, rect);
    column.next(36.0);
    let choice =
        Segmented { label: "Normalize", options: &["min–max", "z-score", "quantile"], chosen: 1, enabled: true };
    let rect = column.next(size::SEGMENTED);
    choice.show(ui, rect);
    let mut x = column.left - 12.0;
    let strip = column.next(size::TABS);
    for (at, (name, count)) in [("Tune", ""), ("Compare", ""), ("All posts", "312")].into_iter().enumerate() {
        let tab = Tab {
            label: name,
            icon: (at == 0).then_some(Icon::TUNE),
            count,
            on: at == 0,
            short: false,
            style: Style::READING,
        };
        let rect = Rect::from_min_size(pos2(x, strip.top()), tab.size(ui));
        x = rect.right();
        tab.show(ui, rect);
    }
    column.head(ui, "Kinds, moves, switches, dropdown");
    let mut at = column.middle(0.0);
    for kind in [ComponentKind::System, ComponentKind::Model, ComponentKind::Action, ComponentKind::Rules] {
        at.x = kind_badge(ui, at, kind).rect.right() + 6.0;
    }
    column.next(24.0);
    let mut at = column.middle(0.0);
    for moved in [Move::By(3), Move::By(0), Move::By(-11), Move::New] {
        at.x = move_chip(ui, at, Align::Min, moved).rect.right() + 6.0;
    }
    at.x = chip(ui, at, "ad", theme(ui).text.secondary, theme(ui).bg.sunken).rect.right() + 12.0;
    for (name, on) in [("First", true), ("Second", false)] {
        let rect = Rect::from_center_size(at + vec2(13.0, 0.0), size::SWITCH);
        Switch { label: name, on }.show(ui, rect);
        at.x += 34.0;
    }
    column.next(28.0);
    let world = Dropdown { label: "World", value: "Bergen spring", icon: None, lead: 0.0 };
    let rect = Rect::from_min_size(pos2(column.left, column.top), world.size(ui));
    world.show(ui, rect);
}

fn table(ui: &mut Ui, pictures: &Pictures, column: &mut Column) {
    column.head(ui, "Table row: rest, selected, removed");
    for (at, name) in ["nora.bakes", "lena.m", "third.cup"].into_iter().enumerate() {
        let rect = column.next(size::TABLE_ROW);
        ui.painter().rect_filled(rect, 0, theme(ui).bg.surface);
        let response = ui.interact(rect, ui.scope_id().with(name), egui::Sense::click());
        row_background(ui, rect, &response, at == 1);
        let middle = rect.left_center();
        let rank = Rect::from_min_max(rect.min, pos2(rect.left() + 28.0, rect.bottom()));
        line(ui.painter(), rank, Align::Max, &(at + 1).to_string(), Style::BODY_STRONG, theme(ui).text.primary);
        move_chip(ui, middle + vec2(36.0, 0.0), Align::Min, Move::By(3 - 2 * at as i64));
        let thumb = Rect::from_center_size(middle + vec2(96.0, 0.0), vec2(24.0, 20.0));
        let scene = Scene::of(&Art { scene: "baking".to_owned(), seed: at as u64 }, 0);
        picture(ui, pictures, thumb, scene, 3, at == 2);
        let text = [
            Run(name, Style::BODY_STRONG, theme(ui).text.primary),
            Run("  First loaf from the new starter", Style::BODY, theme(ui).text.tertiary),
        ];
        runs(
            ui.painter(),
            Rect::from_min_max(pos2(rect.left() + 116.0, rect.top()), pos2(rect.left() + 220.0, rect.bottom())),
            Align::Min,
            &text,
        );
        let bar = Rect::from_center_size(middle + vec2(274.0, 0.0), vec2(92.0, size::LEDGER_BAR));
        let values = [0.41, 0.79, 0.96, 0.31, 0.32, 0.36, 0.2, -0.02 * at as f64];
        let parts = Action::ALL.map(|action| (values[action as usize], theme(ui).action(action)));
        contributions(ui.painter(), bar, &parts, 0.2, 3.4);
        line(
            ui.painter(),
            rect.with_max_x(rect.right() - 8.0),
            Align::Max,
            "175.2",
            Style::BODY_STRONG,
            theme(ui).text.primary,
        );
    }
    column.head(ui, "Score bar");
    let bar = column.next(6.0).with_max_x(column.left + 72.0);
    score_bar(ui.painter(), bar, Align::Max, 0.7, theme(ui).text.secondary, theme(ui).bg.active);
}

fn floating(ui: &mut Ui, column: &mut Column) {
    column.head(ui, "Menu rows");
    let rect = Rect::from_min_size(pos2(column.left, column.top), vec2(size::MENU, 124.0));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    MenuRow::new("Why you're seeing this").icon(Icon::WHY).key("I").show(&mut child);
    MenuRow::new("Hide").icon(Icon::HIDE).effect("This and 6 similar posts lower").key("H").show(&mut child);
    MenuRow::new("Report ad")
        .icon(Icon::REPORT)
        .effect("Never again; 3 like it come later")
        .destructive()
        .show(&mut child);
    column.next(124.0);
    column.head(ui, "Toast and tooltip");
    let rect = column.next(size::TOAST.y).with_max_x(column.left + size::TOAST.x);
    Toast { icon: Icon::HIDE, text: "Hidden. 6 similar posts are lower.", offer: "Undo" }.show(ui, rect);
    column.next(16.0);
    let rect = Rect::from_min_size(pos2(column.left, column.top), vec2(size::TOOLTIP, 90.0));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    Tip::new("Close friends")
        .text("multiplies the score of posts by people on the viewer's list. Default ×1.50, assumed.")
        .note("0 to 10 · touches 17 posts")
        .key("Del", "resets")
        .card(&mut child);
    column.next(84.0);
}

fn score(ui: &mut Ui, column: &mut Column) {
    column.head(ui, "Score 175.2");
    let axis = Axis::to(175.2);
    let rows = Rect::from_min_size(pos2(column.left, column.top), vec2(380.0, 100.0));
    waterfall_axis(ui, rows, axis);
    let action = Some(ComponentKind::Action);
    for (kind, label, factor, from, to, points) in [
        (action, "Normalized", "", 0.0, 94.6, "94.6"),
        (action, "Freshness", "×0.87", 94.6, 82.5, "−12.1"),
        (action, "Close friend", "×1.70", 82.5, 140.2, "+57.7"),
        (Some(ComponentKind::Rules), "Weekend baking", "×1.25", 140.2, 175.2, "+35.0"),
        (None, "Score", "", 0.0, 175.2, "175.2"),
    ] {
        let rect = column.next(size::LEDGER_ROW);
        let row = WaterfallRow { kind, label, factor, from, to, points, leads_on: kind.is_some(), lit: false };
        row.show(ui, rect, axis);
    }
}

fn phone(ui: &mut Ui, pictures: &Pictures, column: &mut Column) {
    column.head(ui, "Avatars and pictures");
    let faces = [
        (Face::Person(3), None, Some(Ring::Story)),
        (Face::Person(40), None, Some(Ring::CloseFriend)),
        (Face::Mark { topic: 0, which: 2 }, None, None),
        (Face::Frame(5), Some(("TC".to_owned(), egui::Color32::from_rgb(0xf2, 0x8f, 0x7a))), None),
    ];
    for (at, (face, initials, ring)) in faces.into_iter().enumerate() {
        let center = pos2(column.left + 24.0 + 60.0 * at as f32, column.top + 26.0);
        Avatar { pictures, portrait: &Portrait { face, initials }, ring }.paint(ui, center, size::AVATAR_STORY);
    }
    column.next(60.0);
    for (at, scene) in ["pets", "sea", "city/03"].into_iter().enumerate() {
        let rect = Rect::from_min_size(pos2(column.left + 120.0 * at as f32, column.top), vec2(112.0, 84.0));
        let scene = Scene::of(&Art { scene: scene.to_owned(), seed: 7 }, 0);
        picture(ui, pictures, rect, scene, 8, at == 2);
        picture_chip(ui, rect.right_top() + vec2(-6.0, 6.0), Align2::RIGHT_TOP, (at == 0).then_some(Icon::REEL), "1/2");
    }
}
