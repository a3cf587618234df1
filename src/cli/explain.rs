//! `glassfeed explain`: how one post got its place, from its row of the ledger.

use anyhow::anyhow;

use crate::domain::{AccountId, Action, PostId, World};
use crate::pipeline::stages::{explore, weight};
use crate::pipeline::{self, Context, FeedKind, Ledger, Op, RANKED_AFTER, Removal, Verdict, why};
use crate::policy::nearest;

use super::answer::{Answer, misused};
use super::explanation_json::Explanation;
use super::numbers;
use super::rank::heading;
use super::request::{Request, Surface};
use super::stories;
use super::stories_json::Circle;
use super::table::{Column, Table, WIDTH, cut, wrap};

/// Prints one post's ledger: every step of its score, its ranks, and why it stands where it does; or an account's in the
/// stories tray.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  glassfeed explain --post p17
  glassfeed explain --post p17 --set weight.save=12
  glassfeed explain --post p17 --viewer nora.bakes --json
  glassfeed explain --feed stories --account nora.bakes

Also for a post that was removed, with where and why. The steps, replayed, give the post's score bit for bit; the
sentences come from the same steps and from what the model made of the post's features.")]
pub(super) struct Explain {
    /// The post's id, as `glassfeed rank` prints it
    #[arg(long, value_name = "ID", required_unless_present = "account")]
    post: Option<String>,
    /// With --feed stories: the account's handle
    #[arg(long, value_name = "HANDLE", conflicts_with = "post")]
    account: Option<String>,
    #[command(flatten)]
    request: Request,
    /// Prints one JSON value
    #[arg(long)]
    json: bool,
}

impl Explain {
    /// Ranks, then tells that post's story.
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        let prepared = self.request.prepare()?;
        let context = prepared.context();
        let post = match (self.request.feed, &self.post, &self.account) {
            (Surface::Stories, _, Some(handle)) => return self.circle(&context, handle),
            (Surface::Feed(_), Some(post), _) => find_post(context.world, post)?,
            (Surface::Stories, ..) => return Err(misused("--feed stories ranks accounts; name one with --account")),
            (Surface::Feed(_), ..) => {
                return Err(misused("--account goes with --feed stories; name a post with --post"));
            }
        };
        let ledger = pipeline::rank(&context);
        if self.json {
            return Answer::json(&Explanation::of(&context, &ledger, post));
        }
        Ok(story(&context, &ledger, post).into())
    }

    fn circle(&self, context: &Context<'_>, handle: &str) -> anyhow::Result<Answer> {
        let account = find_account(context.world, handle)?;
        let ledger = pipeline::rank_stories(context);
        if self.json {
            return Answer::json(&Circle::of(context, &ledger, account));
        }
        Ok(stories::circle(context, &ledger, account).into())
    }
}

fn find_account(world: &World, handle: &str) -> anyhow::Result<AccountId> {
    let handles = || world.accounts.iter().map(|account| account.id.as_str());
    world
        .account_named(handle)
        .ok_or_else(|| anyhow!("no account \"{handle}\"; did you mean \"{}\"?", nearest(handle, handles())))
}

fn find_post(world: &World, id: &str) -> anyhow::Result<PostId> {
    world.post_named(id).ok_or_else(|| match nearest(id, world.posts.iter().map(|post| post.id.as_str())) {
        "" => anyhow!("no post \"{id}\"; the world \"{}\" has none", world.name),
        near => anyhow!("no post \"{id}\"; did you mean \"{near}\"?"),
    })
}

fn story(context: &Context<'_>, ledger: &Ledger, id: PostId) -> String {
    let post = context.world.post(id);
    let author = &context.world.account(post.author).id;
    let made = numbers::clock(post.created_at);
    let mut story = format!("{}\n\n{} by {author}, {}, {made}\n", heading(context), post.id, post.media.key());
    story.push_str(&format!("  {}\n\n{}\n", cut(&post.caption, WIDTH - 2), verdict(context, ledger, id)));
    let (Verdict::Delivered { row, .. } | Verdict::PastTheEnd { row, .. }) = ledger.verdict(id) else { return story };
    let reasons = why(context, ledger, row);
    if !reasons.is_empty() {
        story.push_str("\nWhy\n");
    }
    for reason in &reasons {
        for (line, text) in wrap(&reason.sentence, WIDTH - 4).iter().enumerate() {
            story.push_str(&format!("  {} {text}\n", if line == 0 { "·" } else { " " }));
        }
        if !reason.numbers.is_empty() {
            story.push_str(&format!("    {}\n", cut(&reason.numbers, WIDTH - 4)));
        }
    }
    if ledger.is_scored() {
        story.push_str(&format!(
            "\nPredictions\n{}\nScore\n{}\nRank after each stage\n{}",
            predictions(context, ledger, row),
            steps(ledger, row),
            ranks(ledger, row),
        ));
    }
    story
}

/// What became of the post, in a sentence.
fn verdict(context: &Context<'_>, ledger: &Ledger, post: PostId) -> String {
    match ledger.verdict(post) {
        Verdict::NotFound if context.feed == FeedKind::Explore => {
            format!("Not a candidate: {}.", explore::source::absence(context, post))
        }
        Verdict::NotFound => "Not a candidate: nothing leads from this viewer to it. Its author is not followed, it \
                              carries no followed hashtag, and it is not suggested."
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        Verdict::Removed(removal) => format!("Removed by {}: {}.", removal.stage, removal_words(removal)),
        Verdict::Delivered { rank, .. } => format!("Delivered at rank {rank} of {}.", ledger.delivery.length),
        Verdict::PastTheEnd { rank, .. } => {
            format!("Ranked {rank}, past the end: {} are delivered.", ledger.delivery.length)
        }
    }
}

/// Why a stage dropped a post, in words.
pub(super) fn removal_words(removal: Removal) -> &'static str {
    match removal.reason {
        "own" => "it is the viewer's own",
        "future" => "it is posted after the clock",
        "too_old" => "it is older than source.max_age_days",
        "seen" => "the viewer has seen it",
        "violation" => "it violates the guidelines",
        "muted" => "the viewer muted its author",
        "hidden" => "the viewer hid it",
        "enough" => "there are explore.at_most candidates before it",
        "misinformation" => "fact-checkers identified misinformation in it",
        "borderline" => "it is labeled more borderline than explore.borderline_most",
        "light_ranker" => "the light ranker puts it below the first explore.keep",
        other => other,
    }
}

fn predictions(context: &Context<'_>, ledger: &Ledger, row: u32) -> String {
    const COLUMNS: [Column; 4] =
        [Column::text("Action", 20), Column::number("p"), Column::number("Weight"), Column::number("p × weight")];
    let line = |action: Action| {
        let weight = context.policy.number(weight(context.feed, action));
        let (p, counts) = match ledger.probability(row, action) {
            Some(p) => (numbers::percent(p), numbers::decimals(p * weight, 4)),
            None => ("–".to_owned(), "–".to_owned()),
        };
        vec![action.key().to_owned(), p, numbers::decimals(weight, 3), counts]
    };
    Table { columns: &COLUMNS, rows: Action::ALL.map(line).into(), wraps: false, indent: 2 }.render()
}

fn steps(ledger: &Ledger, row: u32) -> String {
    const COLUMNS: [Column; 5] = [
        Column::text("Stage", 16),
        Column::text("Reason", 30),
        Column::number("Step"),
        Column::number("Points"),
        Column::number("Score after"),
    ];
    let steps = ledger.steps(row).filter(|step| step.column.op != Op::Times || step.value != 1.0);
    let line = |step: pipeline::Step<'_>| {
        let (value, points, after) = match step.column.op {
            Op::Add => (numbers::signed(step.value, 4), String::new(), numbers::decimals(step.after, 4)),
            Op::Set => ("set".to_owned(), String::new(), numbers::score(step.after)),
            Op::Times => {
                (numbers::factor(step.value), numbers::signed(step.points() * 100.0, 1), numbers::score(step.after))
            }
        };
        vec![step.stage.to_owned(), step.column.reason.to_string(), value, points, after]
    };
    Table { columns: &COLUMNS, rows: steps.map(line).collect(), wraps: false, indent: 2 }.render()
}

/// The ranks in a line, and where a rule had to give way.
fn ranks(ledger: &Ledger, row: u32) -> String {
    let rank = |stage: &&str| format!("{stage} {}", ledger.rank_after(row, stage));
    let trail: Vec<String> = RANKED_AFTER.iter().map(rank).collect();
    let gave_way: Vec<&str> = ledger.relaxed(row).collect();
    let relaxed = match gave_way.is_empty() {
        true => String::new(),
        false => format!("  a rule had to give way here: {}\n", gave_way.join(", ")),
    };
    format!("  {}\n{relaxed}", trail.join(" → "))
}
