//! SuiteCoverage told to people: a line a clause, the boundaries, what is covered of what can be
//! reached, and what is not.

use std::io;

use model::catalogue;
use model::clause::Clause;
use model::text;
use model::text::{Language, Text};

use crate::base::console::{BAD, Console, FAINT, GOOD, STRONG};
use crate::format::vectors::Vector;
use crate::format::vectors::manifest::Manifest;
use crate::suite::coverage::measure::{ClauseCover, SuiteCoverage, reached};
use crate::suite::generate::goal::Goal;
use model::policy::Policy;

/// A kind of goals: its name, and its goals.
type Kind = (Text, fn(&Goal) -> bool);

/// Returns the kinds of goals.
pub(crate) static KINDS: [Kind; 5] = [
    (Text::new("boundaries", "边界"), |goal| matches!(goal, Goal::Boundary(..))),
    (Text::new("abstract transitions", "抽象状态变化"), |goal| {
        matches!(goal, Goal::Stands(..))
    }),
    (Text::new("pairs of operations", "业务先后组合"), |goal| {
        matches!(goal, Goal::After(..))
    }),
    (Text::new("values of fields", "字段取值"), |goal| matches!(goal, Goal::Value(..))),
    (Text::new("clauses broken together", "同时违反的条款组合"), |goal| {
        matches!(goal, Goal::Several(..))
    }),
];

/// Tells everything.
pub(crate) fn tell(
    coverage: &SuiteCoverage,
    manifest: &Manifest,
    console: &mut Console<'_>,
) -> io::Result<()> {
    let language = console.language;
    let to = |text: Text| text.to(language).to_string();
    let head = text!(
        "{vectors} vectors of {policy}: clause, accepted, refused",
        "{policy} 的{vectors}个向量：条款、予以办理、不予办理",
        vectors = manifest.vectors.len(),
        policy = manifest.policy
    );
    writeln!(console.out, "{STRONG}{}{STRONG:#}", to(head))?;
    for (clause, cover) in &coverage.covered.clauses {
        let line = line(*clause, cover, language);
        writeln!(console.out, "{line}")?;
    }
    let head =
        Text::new("Boundaries: vectors one below, at, one above", "边界：少一、恰好、多一的向量数");
    writeln!(console.out, "\n{STRONG}{}{STRONG:#}", to(head))?;
    for ((clause, slot), [below, at, above]) in coverage.boundaries() {
        writeln!(console.out, "  {clause:7} {:>2}   {below:4} {at:4} {above:4}", slot + 1)?;
    }
    writeln!(
        console.out,
        "\n{STRONG}{}{STRONG:#}",
        to(Text::new("Goals covered, of those that can be reached", "已覆盖 / 可达到"))
    )?;
    for (name, kind) in &KINDS {
        let (covered, due) = coverage.of_kind(*kind);
        writeln!(console.out, "  {} {covered} / {due}", name.to(language))?;
    }
    missing(coverage, console)
}

fn missing(coverage: &SuiteCoverage, console: &mut Console<'_>) -> io::Result<()> {
    let language = console.language;
    let gone = coverage.missing();
    let bare = coverage.bare();
    let head = Text::new("Not covered", "未覆盖");
    if gone.is_empty() && bare.is_empty() {
        let all = Text::new("everything that can be reached is covered", "可达到的内容已全部覆盖");
        writeln!(console.out, "\n{GOOD}✓{GOOD:#} {}", all.to(language))?;
    } else {
        writeln!(console.out, "\n{BAD}{}{BAD:#}", head.to(language))?;
        for clause in bare {
            let says =
                text!("{clause} has no vector and no reason", "{clause} 没有向量，也未说明原因");
            writeln!(console.out, "  {}", says.to(language))?;
        }
        for goal in gone {
            writeln!(console.out, "  {}", goal.text().to(language))?;
        }
    }
    if !coverage.covered.without_twin.is_empty() {
        let count = coverage.covered.without_twin.len();
        let says = text!(
            "{count} refusals have no accepted twin: no request that differs in one field is accepted in any scene",
            "{count}个不予办理的向量没有对照向量：各场景中均无仅一项不同而予以办理的请求"
        );
        writeln!(console.out, "{}", says.to(language))?;
        for id in &coverage.covered.without_twin {
            writeln!(console.out, "  {FAINT}{id}{FAINT:#}")?;
        }
    }
    Ok(())
}

/// Words a clause in a line: how many vectors, the easiest of each, or the reason for none.
fn line(clause: Clause, cover: &ClauseCover, language: Language) -> String {
    let part = |ids: &[String], never: &Option<Text>| match (ids.first(), never) {
        (Some(id), _) => format!("{:4}  {id}", ids.len()),
        (None, Some(why)) => format!("   –  {}", why.to(language)),
        (None, None) => "   0".to_string(),
    };
    let same = cover.accepted.is_empty() && cover.refused.is_empty();
    let accepted = part(&cover.accepted, &cover.never_accepts);
    let refused = part(&cover.refused, &cover.never_refuses);
    if same && accepted == refused {
        return format!("  {clause:7}  {accepted}");
    }
    format!("  {clause:7} ✓{accepted}\n          ✗{refused}")
}

/// Tells everything about one clause.
pub(crate) fn clause(
    cover: &ClauseCover,
    clause: Clause,
    vectors: &[&Vector],
    console: &mut Console<'_>,
) -> io::Result<()> {
    let language = console.language;
    writeln!(
        console.out,
        "{STRONG}{clause}{STRONG:#} {}",
        catalogue::entry(clause).says.to(language)
    )?;
    let title = |id: &str| {
        let vector = vectors.iter().find(|vector| vector.id == id);
        vector.map_or(String::new(), |vector| vector.title.to(language).to_string())
    };
    for (head, ids, never) in [
        (Text::new("accepted", "予以办理"), &cover.accepted, &cover.never_accepts),
        (Text::new("refused", "不予办理"), &cover.refused, &cover.never_refuses),
    ] {
        writeln!(console.out, "\n{STRONG}{}{STRONG:#} {}", head.to(language), ids.len())?;
        if let (true, Some(never)) = (ids.is_empty(), never) {
            writeln!(console.out, "  {}", never.to(language))?;
        }
        for id in ids {
            writeln!(console.out, "  {id}\n    {FAINT}{}{FAINT:#}", title(id))?;
        }
    }
    Ok(())
}

/// Tells what one vector reaches.
pub(crate) fn vector(
    policy: &Policy,
    vector: &Vector,
    console: &mut Console<'_>,
) -> io::Result<()> {
    let language = console.language;
    let Vector { id, title, why, .. } = vector;
    writeln!(
        console.out,
        "{STRONG}{id}{STRONG:#}\n{}\n{}\n",
        title.to(language),
        why.to(language)
    )?;
    for goal in reached(policy, vector) {
        writeln!(console.out, "  {}", goal.text().to(language))?;
    }
    Ok(())
}
