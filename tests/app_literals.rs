//! No color, size or duration stands outside the theme: there each has one place, a name and a sentence.

mod sources;

use sources::sources;

/// Where numbers are drawings or sizes by trade: the theme itself, the rasterizer, the pictures.
const APART: [&str; 3] = ["src/app/theme/", "src/app/raster/", "src/app/pictures/"];
/// Numbers that are nobody's size: nothing, half, one, a hundred percent. Besides, 2.0 may multiply and divide.
const PLAIN: [&str; 4] = ["0.0", "0.5", "1.0", "100.0"];
/// Numbers that are neither sizes nor durations of the window, with what they are.
const OTHER: [(&str, &[&str], &str); 18] = [
    ("src/app/document.rs", &["1.7"], "seconds a post counts as looked at: data"),
    ("src/app/headless.rs", &["60.0"], "frames a second of a clock nobody watches"),
    ("src/app/memory.rs", &["0.4"], "seconds until changes go to the disk"),
    ("src/app/numbers.rs", &["14.0", "24.0", "56.0", "60.0", "168.0", "365.0", "730.5", "8766.0"], "units of time"),
    ("src/app/numbers.rs", &["9.95", "0.995", "0.005", "9.995", "99.95"], "where a number rounds to more figures"),
    ("src/app/signals.rs", &["10.0", "3600.0"], "seconds on a post: data"),
    ("src/app/views/knobs/condition.rs", &["24.0"], "hours of a new rule"),
    ("src/app/views/knobs/draft.rs", &["1.25", "2.0"], "factors of a rule"),
    ("src/app/views/knobs/rule_editor.rs", &["23.0", "24.0", "8760.0"], "hours of a rule"),
    ("src/app/views/knobs/rules.rs", &["10.0"], "the greatest factor of a rule"),
    ("src/app/views/lab/train/chart.rs", &["2.0", "5.0", "10.0"], "steps of an axis"),
    ("src/app/views/status.rs", &["1e3"], "milliseconds of a second"),
    ("src/app/views/table/filters.rs", &["2.0"], "rows"),
    ("src/app/widgets/slider.rs", &["0.1", "10.0"], "steps: a fine one, and a page"),
    ("src/app/widgets/value_box.rs", &["0.1"], "a fine step"),
    ("src/app/widgets/waterfall.rs", &["5.0", "6.0"], "lines of an axis"),
    ("src/app/widgets/waterfall.rs", &["25.0", "50.0", "200.0", "500.0"], "points of a score"),
    ("src/app/words.rs", &["60.0", "3600.0"], "units of time"),
];
/// What takes a size or a duration, whole or not, as one of its arguments.
const SIZED: [&str; 11] = [
    "CornerRadius::same(",
    "Margin::same(",
    "Margin::symmetric(",
    "Stroke::new(",
    "rect_filled(",
    "rect_stroke(",
    "corner_radius(",
    "_margin(",
    "add_space(",
    "Duration::from_millis(",
    "Duration::from_secs",
];
/// The colors that are none: the tint that changes nothing, nothing at all, and egui's own later choice.
const NO_COLORS: [&str; 3] = ["WHITE", "TRANSPARENT", "PLACEHOLDER"];

/// Code without comments, without what strings and letters hold, and without tests; its lines stay where they are.
fn bare(text: &str) -> String {
    let text = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut bare = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let skipped = match letter {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '"' => quoted(rest, '"'),
            // A lifetime has no second quote.
            '\'' if rest.chars().nth(2) == Some('\'') || rest.starts_with("'\\") => quoted(rest, '\''),
            _ => 0,
        };
        bare.extend(rest[..skipped].chars().filter(|letter| *letter == '\n'));
        if skipped == 0 {
            bare.push(letter);
        }
        rest = &rest[skipped.max(letter.len_utf8())..];
    }
    bare
}

/// The length of what a string or a letter begins `text` with, its quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|(_, letter)| {
        let ends = *letter == quote && !escaped;
        escaped = *letter == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// The numbers written in some code, with where each begins; fields of tuples are none.
fn numbers(code: &str) -> Vec<(usize, &str)> {
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(begin) = code[at..].find(|letter: char| letter.is_alphanumeric() || letter == '_') {
        let begin = at + begin;
        let is_number = code[begin..].starts_with(|letter: char| letter.is_ascii_digit());
        let belongs = |(place, letter): (usize, char)| {
            let fraction = letter == '.' && code[begin + place + 1..].starts_with(|next: char| next.is_ascii_digit());
            letter.is_alphanumeric() || letter == '_' || (is_number && fraction)
        };
        let length =
            code[begin..].char_indices().find(|&letter| !belongs(letter)).map_or(code.len() - begin, |it| it.0);
        let is_field = code[..begin].ends_with('.') && !code[..begin].ends_with("..");
        if is_number && !is_field {
            numbers.push((begin, &code[begin..begin + length]));
        }
        at = begin + length;
    }
    numbers
}

/// The numbers that can only be a size, a share or a duration.
fn measures(code: &str) -> Vec<(usize, &str)> {
    let is_measure = |&(at, number): &(usize, &str)| {
        let (before, after) = (code[..at].trim_end_matches([' ', '-']), code[at + number.len()..].trim_start());
        let is_decimal = number.contains('.') || (number.contains(['e', 'f']) && !number.starts_with("0x"));
        let is_factor = number == "2.0" && (before.ends_with(['*', '/']) || after.starts_with(['*', '/']));
        (is_decimal && !is_factor && !PLAIN.contains(&number)) || after.starts_with("as f32")
    };
    numbers(code).into_iter().filter(is_measure).collect()
}

/// The arguments of a call, from behind its opening parenthesis.
fn arguments(code: &str) -> Vec<&str> {
    let (mut depth, mut begin, mut arguments) = (0, 0, Vec::new());
    for (at, letter) in code.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' | ',' if depth == 0 => {
                arguments.push(code[begin..at].trim());
                begin = at + 1;
                if letter != ',' {
                    break;
                }
            }
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    arguments
}

/// Is it a number, and not nothing?
fn is_number(argument: &str) -> bool {
    let argument = argument.trim_start_matches('-');
    argument.starts_with(|letter: char| letter.is_ascii_digit()) && !["0", "0.0"].contains(&argument)
}

/// What is wrong with some code, and where.
fn breaches(code: &str) -> Vec<(usize, String)> {
    let mut breaches: Vec<(usize, String)> =
        measures(code).into_iter().map(|(at, number)| (at, number.to_owned())).collect();
    for call in SIZED {
        for (at, _) in code.match_indices(call) {
            let after = &code[at..];
            let inside = &after[after.find('(').expect("a call") + 1..];
            breaches
                .extend(arguments(inside).into_iter().filter(|it| is_number(it)).map(|it| (at, format!("{call}{it}"))));
        }
    }
    for (at, head) in code.match_indices("CornerRadius {") {
        let fields = arguments(&code[at + head.len()..]);
        let numbers = fields.iter().filter(|field| field.split_once(": ").is_some_and(|(_, value)| is_number(value)));
        breaches.extend(numbers.map(|field| (at, format!("{head} {field}"))));
    }
    for (at, head) in code.match_indices("Color32::") {
        let rest = &code[at + head.len()..];
        let name = &rest[..rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len())];
        let named = name.starts_with(|letter: char| letter.is_uppercase()) && !NO_COLORS.contains(&name);
        let is_digit = |argument: &&str| argument.starts_with(|letter: char| letter.is_ascii_digit());
        let made = name == "from_hex"
            || (name.starts_with("from_") && arguments(&rest[name.len() + 1..]).iter().any(is_digit));
        breaches.extend((named || made).then(|| (at, format!("{head}{name}"))));
    }
    let hex = numbers(code).into_iter().filter(|(_, number)| number.starts_with("0x") && number.len() >= 8);
    breaches.extend(hex.map(|(at, number)| (at, number.to_owned())));
    breaches.extend(code.match_indices("hex_color!").map(|(at, it)| (at, it.to_owned())));
    let constants = code.match_indices("const ").filter(|(at, _)| {
        let declared = code[*at..].split(['=', ';', '{', '\n']).next().unwrap_or_default();
        [": f32", ": Vec2", ": Color32"].iter().any(|kind| declared.trim_end().ends_with(kind))
    });
    breaches.extend(constants.map(|(at, _)| (at, code[at..].lines().next().unwrap_or_default().to_owned())));
    breaches
}

#[test]
fn no_color_size_or_duration_stands_outside_the_theme() {
    let mut found = Vec::new();
    let mut met = Vec::new();
    for (name, text) in sources("src/app").into_iter().filter(|(name, _)| !APART.iter().any(|it| name.starts_with(it)))
    {
        let code = bare(&text);
        for (at, breach) in breaches(&code) {
            let other = OTHER.iter().position(|(file, numbers, _)| *file == name && numbers.contains(&&*breach));
            match other {
                Some(other) => met.push((other, breach)),
                None => found.push(format!("{name}:{}: {breach}", code[..at].matches('\n').count() + 1)),
            }
        }
    }
    assert!(found.is_empty(), "name these in src/app/theme:\n{}", found.join("\n"));
    for (at, (file, numbers, reason)) in OTHER.iter().enumerate() {
        for number in *numbers {
            assert!(met.iter().any(|(other, it)| *other == at && it == number), "{file} has no {number} ({reason})");
        }
    }
}

#[test]
fn literals_are_found_where_they_stand() {
    for (code, breach) in [
        ("rect.shrink(3.0)", "3.0"),
        ("pitch >= 2.0", "2.0"),
        ("a.0 * 7.5e1", "7.5e1"),
        ("x = 12 as f32;", "12"),
        ("ui.add_space(4)", "add_space(4"),
        ("CornerRadius::same(5)", "CornerRadius::same(5"),
        ("p.rect_filled(rect.at(x, 1), 2, ink)", "rect_filled(2"),
        ("CornerRadius { nw: 6, ..top }", "CornerRadius { nw: 6"),
        ("Stroke::new(1.0, ink)", "Stroke::new(1.0"),
        ("Duration::from_secs_f32(1.0)", "Duration::from_secs1.0"),
        ("Color32::from_rgb(red, 0, 0)", "Color32::from_rgb"),
        ("Color32::from_hex(\"#fff\")", "Color32::from_hex"),
        ("Color32::RED", "Color32::RED"),
        ("rgb(0x12151c)", "0x12151c"),
        ("const GAP: f32 = space::S;", "const GAP: f32 = space::S;"),
    ] {
        let found: Vec<String> = breaches(&bare(code)).into_iter().map(|(_, breach)| breach).collect();
        assert_eq!(found, [breach], "{code}");
    }
    for code in [
        "rect.width() / 2.0 - 2.0 * pad + 0.5",
        "self.0.1 + row.3",
        "for at in 0..10 {}",
        "// 3.0",
        "f(\"3.0 \\\" 4.0\", '\"', 0.0)",
        "fn f<'a>(x: &'a str) {} // 7.0",
        "p.rect_filled(rect, 0, Color32::WHITE)",
        "CornerRadius { nw: 0, ne: radius::CARD / 2, ..top }",
        "fn f() {}\n#[cfg(test)]\nmod tests {\n    const A: f32 = 3.0;\n}",
    ] {
        assert_eq!(breaches(&bare(code)), [], "{code}");
    }
}
