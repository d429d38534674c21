//! The table of `gongji mutants`: for each operator the number of faults and of found faults, then
//! the vector that finds each fault, and the faults that are not found. The exit code is 1 if a
//! surviving fault has no argument that nobody can observe it, or if a found fault has one.

mod arguments;
pub(crate) mod help;

pub use arguments::MutantsArgs;

use std::io;

use model::explore::{in_parallel, threads};
use model::policy::Policy;
use model::terms::Term;
use model::text;
use model::text::{Language, Text};
use serde_json::json;

use crate::base::console::{BAD, Console, FAINT, GOOD, STRONG};
use crate::base::exit::Exit;
use crate::format::named;
use crate::format::vectors::Vector;
use crate::format::vectors::manifest::{Detection, Tier};
use crate::suite::detect::run;
use crate::systems::mutants::{self, Group, Mutant};

/// A fault, and its fate.
struct Fate {
    mutant: Mutant,
    /// The vector that finds it, and the step at which it does.
    found: Option<(String, usize)>,
    /// The argument that nobody can observe it.
    argued: Option<Text>,
}

/// Runs `gongji mutants`.
pub fn run(args: &MutantsArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    let (suite, policy) = match named::suite(args.vectors.as_deref()) {
        Ok(opened) => opened,
        Err(error) => {
            write!(console.err, "{}", error.to(console.language))?;
            return Ok(Exit::Usage);
        }
    };
    let tier = args.tier.unwrap_or(Tier::Core);
    let mut vectors = suite.tier(tier);
    if vectors.is_empty() {
        return console.wrong(&text!(
            "the suite has no vectors of the tier {tier}",
            "套件中没有 {tier} 级别的向量"
        ));
    }
    vectors.sort_by_key(|vector| (vector.steps.len(), &vector.id));
    let fates = fates(&policy, &vectors, threads(args.threads));
    let alive = fates.iter().filter(|fate| fate.found.is_none() && fate.argued.is_none()).count();
    // The figure of the held-out faults is about `core`, the tier for which vectors are chosen.
    let detection = (tier == Tier::Core).then_some(&suite.manifest.detection);
    if args.json {
        writeln!(console.out, "{:#}", as_json(tier, &fates, detection))?;
    } else {
        tell(tier, &vectors, &fates, detection, console)?;
    }
    let refuted = fates.iter().any(|fate| fate.found.is_some() && fate.argued.is_some());
    Ok(if alive == 0 && !refuted { Exit::Ok } else { Exit::Violated })
}

fn fates(policy: &Policy, vectors: &[&Vector], threads: usize) -> Vec<Fate> {
    let all = mutants::all();
    let found = in_parallel(threads, all.iter().collect(), |mutant: &Mutant| {
        vectors.iter().find_map(|vector| {
            run::kills(policy, vector, mutant).map(|step| (vector.id.clone(), step))
        })
    });
    let fate =
        |(mutant, found)| Fate { mutant, found, argued: mutants::unobservable(&mutant, policy) };
    all.into_iter().zip(found).map(fate).collect()
}

fn tell(
    tier: Tier,
    vectors: &[&Vector],
    fates: &[Fate],
    detection: Option<&Detection>,
    console: &mut Console<'_>,
) -> io::Result<()> {
    let language = console.language;
    let operations: usize = vectors.iter().map(|vector| vector.steps.len()).sum();
    let head = text!(
        "{count} planted faults against {tier}: {vectors} vectors, {operations} operations",
        "以 {tier}（{vectors}个向量、{operations}步）检验{count}个植入错误",
        count = fates.len(),
        vectors = vectors.len()
    );
    writeln!(console.out, "{STRONG}{}{STRONG:#}", head.to(language))?;
    for &group in Group::ALL {
        let own: Vec<&Fate> = fates.iter().filter(|fate| fate.mutant.group() == group).collect();
        let killed = own.iter().filter(|fate| fate.found.is_some()).count();
        let sign = if own.iter().all(|fate| fate.found.is_some() || fate.argued.is_some()) {
            format!("{GOOD}✓{GOOD:#}")
        } else {
            format!("{BAD}✗{BAD:#}")
        };
        let name = group.text();
        writeln!(console.out, "{sign} {killed:4}/{:<4} {}", own.len(), name.to(language))?;
        for fate in own {
            let name = named_in(language, &fate.mutant);
            match &fate.found {
                Some((id, step)) if fate.argued.is_some() => {
                    let said = text!(
                        "{name} is argued to be unobservable, but {id} finds it at step {step}",
                        "{name} 被论证为无法观察，却被 {id} 第{step}步发现",
                        step = step + 1
                    );
                    writeln!(console.out, "    {BAD}! {}{BAD:#}", said.to(language))?;
                }
                Some((id, step)) => {
                    writeln!(console.out, "      {FAINT}{name} ← {id} [{}]{FAINT:#}", step + 1)?;
                }
                None => match &fate.argued {
                    Some(why) => {
                        let Text { en, zh } = why;
                        let said = text!("{name}: {en}", "{name}：{zh}");
                        writeln!(console.out, "    ≡ {}", said.to(language))?;
                    }
                    None => writeln!(console.out, "    {BAD}! {name}{BAD:#}")?,
                },
            }
        }
    }
    let killed = fates.iter().filter(|fate| fate.found.is_some()).count();
    let argued = fates.iter().filter(|fate| fate.found.is_none() && fate.argued.is_some()).count();
    let alive = fates.len() - killed - argued;
    let sum = text!(
        "{killed} found, {argued} argued to be unobservable, {alive} alive",
        "发现{killed}个，无法观察{argued}个，未发现{alive}个"
    );
    writeln!(console.out, "\n{STRONG}{}{STRONG:#}", sum.to(language))?;
    let Some(Detection { held_out, held_out_killed, random_killed, .. }) = detection else {
        return Ok(());
    };
    let percent = (held_out_killed.0 * 100).checked_div(held_out.0).unwrap_or(0);
    let said = text!(
        "Of the faults held out from the selection, a third of the operators at a time, it finds {held_out_killed} of {held_out} ({percent}%). The same number of random operations finds {random_killed}.",
        "按错误类别轮流留出三分之一、不参与选取，套件仍发现其中 {held_out_killed}/{held_out}（{percent}%）。同等数量的随机业务可发现{random_killed}个。"
    );
    writeln!(console.out, "{}", said.to(language))
}

/// Returns the name of a fault, which is English, and for readers of Chinese words beside it.
fn named_in(language: Language, mutant: &Mutant) -> String {
    match language {
        Language::English => mutant.name(),
        Language::Chinese => format!("{} · {}", mutant.name(), mutant.in_chinese()),
    }
}

fn as_json(tier: Tier, fates: &[Fate], detection: Option<&Detection>) -> serde_json::Value {
    let one =
        |fate: &Fate| json!({"name": fate.mutant.name(), "group": fate.mutant.group().name()});
    let equivalent = fates.iter().filter(|fate| fate.found.is_none()).filter_map(|fate| {
        let mut value = one(fate);
        value["why"] = json!(fate.argued.as_ref()?);
        Some(value)
    });
    let alive = fates.iter().filter(|fate| fate.found.is_none() && fate.argued.is_none()).map(one);
    let killed = fates.iter().filter_map(|fate| {
        let (id, step) = fate.found.as_ref()?;
        let mut value = one(fate);
        value["vector"] = json!(id);
        value["step"] = json!(step + 1);
        Some(value)
    });
    let by: Vec<_> = killed.collect();
    json!({
        "tier": tier.name(),
        "mutants": fates.len(),
        "killed": by.len(),
        "equivalent": equivalent.collect::<Vec<_>>(),
        "alive": alive.collect::<Vec<_>>(),
        "held_out": detection.map(|one| {
            json!({"mutants": one.held_out.0, "killed": one.held_out_killed.0})
        }),
        "random": detection.map(|one| json!({"killed": one.random_killed.0})),
        "killed_by": by,
    })
}
