//! `glassfeed rank`: a feed as a table, or as JSON.

use std::collections::BTreeMap;

use crate::files;
use crate::pipeline::stages::explore::loss::loss;
use crate::pipeline::{self, Context, FeedKind, Ledger, Op, Summary, knobs};

use super::answer::Answer;
use super::feed_json::Feed;
use super::numbers;
use super::request::{Prepared, Request, Surface};
use super::stories;
use super::stories_json::Stories;
use super::table::{Column, Table, WIDTH};

/// Prints one viewer's feed.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  glassfeed rank --limit 10
  glassfeed rank --viewer nora.bakes --policy friends-first --set author.max_run=1
  glassfeed rank --feed following --json
  glassfeed rank --feed explore
  glassfeed rank --feed stories                 the stories tray: accounts, and who is not in it
  glassfeed rank --recipe mine.recipe.json

Scores are ×100. The factor is all boosts and demotions together; `glassfeed explain --post ID` takes a post's apart,
and `glassfeed knobs` says where the numbers come from.
Exit status: 0 done, 1 the input is wrong, 2 the command line is wrong.")]
pub(super) struct Rank {
    #[command(flatten)]
    request: Request,
    /// Makes the feed of a recipe again: a file of `glassfeed recipe`, or its short text
    #[arg(long, value_name = "RECIPE", conflicts_with_all = ["viewer", "now", "policy", "settings", "feed"])]
    recipe: Option<String>,
    /// Prints only the first so many posts [default: 30 in a table, all in JSON]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Prints one JSON value with every post's ledger
    #[arg(long)]
    json: bool,
}

/// Rows of a table that says no limit. Assumed: about a screen.
pub(super) const TABLE_ROWS: usize = 30;

impl Rank {
    /// Ranks and prints.
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        let prepared = self.request.prepare()?;
        if self.request.feed == Surface::Stories {
            return self.tray(&prepared.context());
        }
        match &self.recipe {
            None => self.answer(&prepared.context()),
            Some(recipe) => self.again(recipe, &prepared),
        }
    }

    /// Makes the feed of a recipe in the world that was prepared.
    fn again(&self, recipe: &str, prepared: &Prepared) -> anyhow::Result<Answer> {
        let (world, model) = (&prepared.opened.world, prepared.context().model);
        let read = files::load_recipe(recipe, knobs())?;
        let situation = read.situation(files::recipe_path(recipe), world, model)?;
        let staged = situation.stage(world);
        let context = staged.context(model);
        read.expect_order(files::recipe_path(recipe), context.world, &pipeline::rank(&context))?;
        self.answer(&context)
    }

    fn tray(&self, context: &Context<'_>) -> anyhow::Result<Answer> {
        let ledger = pipeline::rank_stories(context);
        if self.json {
            return Answer::json(&Stories::of(context, &ledger, self.limit.unwrap_or(usize::MAX)));
        }
        Ok(stories::table(context, &ledger, self.limit.unwrap_or(TABLE_ROWS)).into())
    }

    fn answer(&self, context: &Context<'_>) -> anyhow::Result<Answer> {
        if self.json {
            let ledger = pipeline::rank(context);
            return Answer::json(&Feed::of(context, &ledger, self.limit.unwrap_or(usize::MAX)));
        }
        Ok(table(context, self.limit.unwrap_or(TABLE_ROWS)).into())
    }
}

/// The feed as a table of at most `limit` posts.
pub(super) fn table(context: &Context<'_>, limit: usize) -> String {
    let ledger = pipeline::rank(context);
    let delivered = ledger.delivered();
    let rows = delivered.iter().zip(1..).take(limit).map(|(&row, rank)| cells(context, &ledger, row, rank));
    let table = Table { columns: columns(context, &ledger), rows: rows.collect(), wraps: false, indent: 0 }.render();
    let hidden = delivered.len().saturating_sub(limit);
    let more = match hidden {
        0 => String::new(),
        _ => format!("… and {hidden} more; --limit {} shows all\n", delivered.len()),
    };
    format!("{}\n\n{table}{more}\n{}", heading(context), footer(context, &ledger))
}

/// Whose feed it is, where and when, under which policy.
pub(super) fn heading(context: &Context<'_>) -> String {
    format!(
        "{} of {} in {} · {} · policy {}",
        match context.feed {
            FeedKind::Home => "Home feed",
            FeedKind::Favorites => "Favorites feed",
            FeedKind::Following => "Following feed",
            FeedKind::Explore => "Explore",
        },
        context.world.account(context.account()).id,
        context.world.name,
        numbers::clock(context.now),
        context.policy.name,
    )
}

const SCORED: [Column; 9] = [
    Column::number("#"),
    Column::number("Score"),
    Column::number("Value"),
    Column::number("Factor"),
    Column::text("Type", 9),
    Column::number("Age"),
    Column::text("Author", 16),
    Column::text("Post", 12),
    Column::text("Caption", WIDTH),
];

/// As for the feed, with the way a post was found in place of its type, which is the same for all.
const EXPLORED: [Column; 9] = [
    Column::number("#"),
    Column::number("Score"),
    Column::number("Value"),
    Column::number("Factor"),
    Column::text("Found by", 9),
    Column::number("Age"),
    Column::text("Author", 16),
    Column::text("Post", 12),
    Column::text("Caption", WIDTH),
];

const BY_TIME: [Column; 6] = [
    Column::number("#"),
    Column::text("Type", 9),
    Column::number("Age"),
    Column::text("Author", 20),
    Column::text("Post", 12),
    Column::text("Caption", WIDTH),
];

fn columns(context: &Context<'_>, ledger: &Ledger) -> &'static [Column] {
    if context.feed == FeedKind::Explore {
        &EXPLORED
    } else if ledger.is_scored() {
        &SCORED
    } else {
        &BY_TIME
    }
}

fn cells(context: &Context<'_>, ledger: &Ledger, row: u32, rank: usize) -> Vec<String> {
    let at = row as usize;
    let slate = &ledger.slate;
    let post = context.world.post(slate.posts[at]);
    let mut cells = vec![rank.to_string()];
    if ledger.is_scored() {
        let factor = ledger.steps(row).filter(|step| step.column.op == Op::Times).map(|step| step.value).product();
        cells.extend([
            numbers::score(ledger.scores[at]),
            numbers::decimals(ledger.score_after(row, "merge"), 3),
            numbers::factor(factor),
        ]);
    }
    cells.extend([
        found_by(ledger, row).unwrap_or(slate.types[at].key()).to_owned(),
        numbers::age(slate.age_hours[at]),
        context.world.account(post.author).id.clone(),
        post.id.clone(),
        post.caption.clone(),
    ]);
    cells
}

/// The way that led to the post soonest; `None` outside Explore.
fn found_by(ledger: &Ledger, row: u32) -> Option<&'static str> {
    let leads = ledger.leads_to(ledger.slate.posts[row as usize]);
    leads.iter().min_by_key(|lead| lead.place).map(|lead| lead.route.key())
}

/// How Explore's candidates became few; nothing for a feed.
fn funnel(context: &Context<'_>, ledger: &Ledger) -> String {
    if context.feed != FeedKind::Explore {
        return String::new();
    }
    let routes: Vec<String> =
        ledger.routes().iter().map(|count| format!("{} {}", count.route.key(), count.found)).collect();
    let loss = loss(context, ledger);
    format!(
        "found by {} · light ranker {} → {}, keeps {} of the {} the full model values most\n",
        routes.join(", "),
        ledger.shortlist.posts.len(),
        ledger.slate.len(),
        loss.kept,
        loss.best,
    )
}

fn footer(context: &Context<'_>, ledger: &Ledger) -> String {
    let counts = Summary::of(ledger);
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for removal in ledger.found.iter().filter_map(|found| found.removed) {
        *reasons.entry(removal.reason).or_default() += 1;
    }
    let mut reasons: Vec<(&str, usize)> = reasons.into_iter().collect();
    reasons.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let reasons: Vec<String> =
        reasons.iter().map(|(reason, count)| format!("{count} {}", reason.replace('_', " "))).collect();
    let reasons = if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join(", ")) };
    format!(
        "{}{} found · {} removed{reasons}\n{} delivered · {} past the end · {} between · order {}\n",
        funnel(context, ledger),
        counts.sourced,
        counts.removed,
        counts.delivered,
        counts.past_end,
        numbers::count(counts.ads, "ad"),
        &files::order_sha256(context.world, ledger)[..12],
    )
}
