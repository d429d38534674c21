//! Wording of a shrinking: the story of the smallest case, how much smaller it is, where it is
//! saved and what to do with it; or the reason why nothing was shrunk.

use std::io;
use std::path::Path;

use model::terms::Term;
use model::text;
use model::text::Text;

use crate::base::console::{BAD, Console, GOOD, STRONG};
use crate::base::exit::Exit;
use crate::commands::shared::target::word;
use crate::format::report::CaseResult;
use crate::harness::minimise::way::Way;
use crate::harness::minimise::{Smallest, Unshrunk};
use crate::report;

/// Tells the smallest case, saved at `path`. `options` ask the same system again.
pub(crate) fn smallest(
    smallest: &Smallest,
    path: &Path,
    options: &str,
    console: &mut Console<'_>,
) -> io::Result<Exit> {
    let Smallest { case, at_work, came, complete, before, tried } = smallest;
    let language = console.language;
    report::story(came, at_work, language, console.out)?;
    writeln!(console.out)?;
    let (steps, people) = (case.steps.len(), came.people.len());
    let counts = text!(
        "steps: {old_steps} → {steps} · people: {old_people} → {people} · tried: {cases} cases, {operations} operations",
        "步骤：{old_steps} → {steps} · 人员：{old_people} → {people} · 共尝试{cases}个案例、{operations}步业务",
        old_steps = before.0,
        old_people = before.1,
        cases = tried.0,
        operations = tried.1,
    );
    writeln!(console.out, "{STRONG}{}{STRONG:#}", counts.to(language))?;
    let end = if *complete {
        Text::new(
            "Nothing more can be left out: any less, and it no longer fails in this way.",
            "已无法再缩减：再少一项，同样的问题即不再出现。",
        )
    } else {
        Text::new(
            "Stopped before everything was tried: it may not be minimal.",
            "尚未全部尝试即被中止：可能不是最小案例。",
        )
    };
    writeln!(console.out, "{}", end.to(language))?;
    let (shown, file) = (path.display(), word(path));
    let saved = text!("saved as {shown}", "已保存为 {shown}");
    let right = text!("  what is right: gongji play {file}", "  应有结果：gongji play {file}");
    let wrong = text!(
        "  what is wrong: gongji run --case {file} {options}",
        "  系统结果：gongji run --case {file} {options}"
    );
    for line in [saved, right, wrong] {
        writeln!(console.out, "{}", line.to(language))?;
    }
    Ok(if *complete { Exit::Violated } else { Exit::Incomplete })
}

/// Tells why nothing was shrunk.
pub(crate) fn nothing(id: &str, why: &Unshrunk, console: &mut Console<'_>) -> io::Result<Exit> {
    let language = console.language;
    match why {
        Unshrunk::Passes => {
            let said = text!("{id} passes: there is nothing to shrink", "{id} 已通过，无需缩减");
            writeln!(console.out, "{GOOD}{}{GOOD:#}", said.to(language))?;
            Ok(Exit::Ok)
        }
        Unshrunk::Stopped => {
            let said = text!(
                "{id}: stopped before anything smaller was found",
                "{id}：尚未找到更小的案例即被中止"
            );
            writeln!(console.out, "{BAD}{}{BAD:#}", said.to(language))?;
            Ok(Exit::Incomplete)
        }
        Unshrunk::Unplayed(result) => {
            let Text { en, zh } = says(result);
            let said = text!("{id} was not played: {en}", "{id} 未能办理：{zh}");
            writeln!(console.out, "{BAD}{}{BAD:#}", said.to(language))?;
            Ok(Exit::Incomplete)
        }
        Unshrunk::Flaky(both) => {
            let said = text!(
                "{id} does not have the same result each time, so nothing can be left out of it:",
                "{id} 每次结果不一，无法缩减："
            );
            writeln!(console.out, "{BAD}{}{BAD:#}", said.to(language))?;
            for result in both.iter() {
                let came = Way::of(result).map_or_else(|| result.verdict.text(), |way| way.text());
                let said = says(result);
                let line = text!(
                    "  {way_en}: {en}",
                    "  {way_zh}：{zh}",
                    way_en = came.en,
                    way_zh = came.zh,
                    en = said.en,
                    zh = said.zh,
                );
                writeln!(console.out, "{}", line.to(language))?;
            }
            Ok(Exit::Incomplete)
        }
    }
}

fn says(result: &CaseResult) -> Text {
    result.says.clone().unwrap_or_else(|| result.verdict.text())
}
