//! `gongji coverage`: what the vectors cover, vector by vector, and the gaps. Measuring is in
//! `measure`, the reachable transitions in `reachable`, the wording in `text`.

mod arguments;
pub(crate) mod help;
pub use arguments::CoverageArgs;

mod text;

use std::io;

use model::clause::Clause;
use model::explore::threads;
use model::terms::Term;
use model::text as words;
use serde_json::{Value, json};

use crate::base::console::Console;
use crate::base::exit::Exit;
use crate::format::named;
use crate::format::vectors::Vector;
use crate::format::vectors::manifest::Tier;
use crate::format::vectors::suite::Suite;
use crate::suite::coverage::measure::{Covered, SuiteCoverage};

/// Runs `gongji coverage`.
pub fn run(args: &CoverageArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    let (suite, policy) = match named::suite(args.vectors.as_deref()) {
        Ok(opened) => opened,
        Err(error) => {
            write!(console.err, "{}", error.to(console.language))?;
            return Ok(Exit::Usage);
        }
    };
    let vectors = suite.tier(Tier::Full);
    let named = args.about.as_deref().map(|about| (about, Clause::parse(&about.to_uppercase())));
    if let Some((about, None)) = named {
        let Some(vector) = suite.by_id().get(about).copied() else {
            return console.wrong(&words!(
                "`{about}` is neither a clause nor a vector of the suite: `gongji coverage` lists them",
                "`{about}` 既不是条款，也不是套件中的向量：`gongji coverage` 可列出全部"
            ));
        };
        text::vector(&policy, vector, console)?;
        return Ok(Exit::Ok);
    }
    let covered = Covered::of(&policy, &vectors);
    if let Some((_, Some(clause))) = named {
        text::clause(&covered.clauses[&clause], clause, &vectors, console)?;
        return Ok(Exit::Ok);
    }
    let coverage = SuiteCoverage::of(&policy, covered, threads(None));
    match args.json {
        true => writeln!(console.out, "{:#}", as_json(&coverage, &suite, &vectors))?,
        false => text::tell(&coverage, &suite.manifest, console)?,
    }
    let whole = coverage.missing().is_empty() && coverage.bare().is_empty();
    Ok(if whole { Exit::Ok } else { Exit::Violated })
}

fn as_json(coverage: &SuiteCoverage, suite: &Suite, vectors: &[&Vector]) -> Value {
    let clauses = coverage.covered.clauses.iter().map(|(clause, cover)| {
        json!({
            "id": clause.name(),
            "accepted": cover.accepted,
            "refused": cover.refused,
            "never_accepts": cover.never_accepts,
            "never_refuses": cover.never_refuses,
        })
    });
    let boundaries = coverage.boundaries().into_iter().map(|((clause, slot), [below, at, above])| {
        json!({"clause": clause.name(), "comparison": slot + 1, "below": below, "at": at, "above": above})
    });
    let kinds = text::KINDS.iter().map(|(name, kind)| {
        let (covered, reachable) = coverage.of_kind(*kind);
        json!({"kind": name.en, "covered": covered, "reachable": reachable})
    });
    let missing = coverage.missing().into_iter().map(|goal| goal.text());
    let by_vector = vectors.iter().map(|vector| {
        let clauses: Vec<&str> = vector.clauses.iter().map(|clause| clause.name()).collect();
        json!({"id": vector.id, "clauses": clauses})
    });
    json!({
        "policy": suite.manifest.policy,
        "vectors": by_vector.collect::<Vec<_>>(),
        "clauses": clauses.collect::<Vec<_>>(),
        "boundaries": boundaries.collect::<Vec<_>>(),
        "covered": kinds.collect::<Vec<_>>(),
        "missing": missing.collect::<Vec<_>>(),
        "without_twin": coverage.covered.without_twin,
    })
}
