//! Text of a check, on one screen: what is broken comes first, as a story, then the table of
//! scopes, what holds, and what to try next.

use std::io;

use model::explore::Property;
use model::operation::Operation;
use model::records::Records;
use model::text;
use model::text::{Language, Text};

use super::cases::Cases;
use super::findings::{Mark, findings};
use crate::base::console::{BAD, Console, FAINT, GOOD, STRONG};
use crate::base::lay_out::{Align, columns, grouped, wrapped};
use crate::examine::{Examination, Found, Run, name_of, says};
use crate::replay::{play, replay};
use crate::tell::story::steps;

/// Tells a report; with the example cases, if they were played too.
pub(super) fn tell(
    report: &Examination,
    cases: Option<&Cases>,
    console: &mut Console<'_>,
) -> io::Result<()> {
    let language = console.language;
    let Text { en, zh } = &report.asked.policy.title;
    let (name, named) = (&report.asked.policy.name, &report.asked.named);
    let file = if name == named { String::new() } else { format!(" ({named})") };
    let title = text!("{name}{file} · {en}", "{name}{file} · {zh}");
    write!(console.out, "{}", wrapped("", title.to(language)))?;
    for found in report.found.iter().filter(|found| found.saved.is_some()) {
        writeln!(console.out)?;
        broken(report, found, console)?;
    }
    writeln!(console.out, "\n{}", table(report, language))?;
    for (mark, text) in findings(report, cases) {
        let (sign, style) = match mark {
            Mark::Holds => ("✓", GOOD),
            Mark::Broken => ("✗", BAD),
            Mark::Open => ("·", FAINT),
        };
        let lines = wrapped("  ", text.to(language));
        write!(console.out, "{style}{sign}{style:#}{}", &lines[1..])?;
    }
    next(report, cases, console)
}

/// Tells a broken property: its sentence, the shortest way there, and the other places where it is
/// broken.
fn broken(report: &Examination, found: &Found, console: &mut Console<'_>) -> io::Result<()> {
    let language = console.language;
    let (property, scope) = (name_of(found.property), &report.runs[found.run].scope);
    let number = found.case.steps.len();
    let heading = text!(
        "✗ {property} is broken: in the scope {scope}, after {number} {steps}",
        "✗ 违反{property}：核验范围{scope}，经过{number}步",
        steps = if number == 1 { "step" } else { "steps" },
    );
    writeln!(console.out, "{BAD}{}{BAD:#}", heading.to(language))?;
    writeln!(console.out, "{}", wrapped("  ", says(found.property).to(language)))?;
    let played = play(&found.case, &report.asked.policy);
    write!(console.out, "{}", steps(&played, language))?;
    if played.holds() {
        let why = beyond_steps(found, &report.asked.policy);
        write!(console.out, "    ✗ {}", &wrapped("      ", why.to(language))[6..])?;
    }
    let (en, zh): (Vec<String>, Vec<String>) = report
        .found
        .iter()
        .filter(|other| other.property == found.property && other.run != found.run)
        .map(|other| (&report.runs[other.run].scope, other.case.steps.len()))
        .map(|(scope, steps)| (format!("{scope} ({steps})"), format!("{scope}（{steps}）")))
        .unzip();
    if !en.is_empty() {
        let also = text!(
            "also broken, with the number of steps, in: {en}",
            "以下核验范围同样违反（括号内为步数）：{zh}",
            en = en.join(", "),
            zh = zh.join("、"),
        );
        write!(console.out, "\n{}", wrapped("  ", also.to(language)))?;
    } else {
        writeln!(console.out)?;
    }
    let saved = match &found.saved {
        Some(Ok(path)) => {
            text!("saved as {path}", "已保存为 {path}", path = path.display())
        }
        Some(Err(error)) => {
            text!("it could not be saved: {error}", "未能保存：{error}")
        }
        None => return Ok(()),
    };
    write!(console.out, "{}", wrapped("  ", saved.to(language)))
}

/// Tells what is wrong with the state that the way leads to, if only the whole graph shows it.
fn beyond_steps(found: &Found, policy: &model::policy::Policy) -> Text {
    if found.property == Property::NeverStuck {
        return Text::new(
            "From here nothing that the scope asks about changes anything, although somebody is \
             alive.",
            "至此，核验范围内的任何业务均不再产生变化，而仍有人在世。",
        );
    }
    let requests = found.case.steps.iter().map(|step| step.request);
    let mut pairs: Vec<String> = Vec::new();
    for step in replay(policy, &found.case.book, requests) {
        if let Operation::Establish(establish) = step.request.operation {
            let pair = establish.pair;
            let name = |person| found.case.names.of_person(person);
            let name = format!("{} → {}", name(pair.holder), name(pair.recipient));
            pairs.retain(|known| *known != name);
            if step.after.active(pair).is_none() {
                pairs.push(name);
            }
        }
    }
    text!(
        "From here at least one pair of the scope can never have a relationship again, although \
         EST-1 to EST-6 can still hold for the two{en}.",
        "至此，核验范围内至少有一对人员再也无法建立共济关系，尽管双方仍可能符合 EST-1 至 EST-6 的条件{zh}。",
        en = if pairs.is_empty() { String::new() } else { format!(" ({})", pairs.join(", ")) },
        zh = if pairs.is_empty() { String::new() } else { format!("（{}）", pairs.join("、")) },
    )
}

/// Lists the scopes in a table: states, transitions, seconds, and how much was explored.
fn table(report: &Examination, language: Language) -> String {
    let word = |text: Text| text.to(language).to_string();
    let mut rows = vec![vec![
        word(Text::new("scope", "核验范围")),
        word(Text::new("states", "状态数")),
        word(Text::new("transitions", "业务判断次数")),
        word(Text::new("seconds", "秒")),
        String::new(),
    ]];
    let row = |name: String, states, transitions, took: std::time::Duration, all: Text| {
        let seconds = format!("{:.2}", took.as_secs_f64());
        vec![name, grouped(states), grouped(transitions), seconds, all.to(language).to_string()]
    };
    for run in &report.runs {
        let Run { scope, examined, took, .. } = run;
        rows.push(row(scope.clone(), examined.states, examined.transitions, *took, all_of(run)));
    }
    for scope in &report.asked.scopes[report.runs.len()..] {
        let not_begun = word(Text::new("not begun", "未开始"));
        rows.push(vec![scope.name.clone(), "–".into(), "–".into(), "–".into(), not_begun]);
    }
    if report.runs.len() > 1 {
        let sum = |of: fn(&Run) -> u64| report.runs.iter().map(of).sum();
        let took = report.runs.iter().map(|run| run.took).sum();
        let (states, transitions) =
            (sum(|run| run.examined.states), sum(|run| run.examined.transitions));
        let together = word(Text::new("together", "合计"));
        rows.push(row(together, states, transitions, took, Text::new("", "")));
    }
    columns("  ", &[Align::Left, Align::Right, Align::Right, Align::Right, Align::Left], &rows)
}

/// Tells how much of a scope was explored.
fn all_of(run: &Run) -> Text {
    if !run.examined.violations.is_empty() {
        Text::new("broken", "有违反")
    } else if run.examined.complete {
        Text::new("complete", "已穷尽")
    } else {
        Text::new("not complete", "未完成")
    }
}

/// Lists the commands to try next.
fn next(report: &Examination, cases: Option<&Cases>, console: &mut Console<'_>) -> io::Result<()> {
    let language = console.language;
    let mut rows: Vec<(String, Text)> = Vec::new();
    let story = Text::new("the story again", "重新演示");
    for found in &report.found {
        if let Some(Ok(path)) = &found.saved {
            rows.push((format!("gongji play {}", path.display()), story.clone()));
        }
        if let (Some(_), Property::Clause(clause)) = (&found.saved, found.property) {
            let text = Text::new("what it says", "条款内容及来源");
            rows.push((format!("gongji explain {clause}"), text));
        }
    }
    for name in cases.iter().flat_map(|cases| &cases.broken) {
        rows.push((format!("gongji play {name}"), Text::new("the case", "查看该案例")));
    }
    for clause in report.reach.unreached.iter().take(2).filter(|_| report.expects_all()) {
        let text = Text::new("what never fires", "从未涉及的条款");
        rows.push((format!("gongji explain {clause}"), text));
    }
    if !report.is_complete() && report.found.is_empty() {
        let scope = report.runs.iter().find(|run| !run.examined.complete);
        let scope = scope.map_or(String::new(), |run| format!(" --scope {}", run.scope));
        let text = Text::new("to the end", "完整核验");
        rows.push((format!("gongji check {}{scope}", report.asked.named), text));
    }
    if rows.is_empty() {
        rows = onwards();
    }
    let title = Text::new("What to try next", "下一步");
    writeln!(console.out, "\n{STRONG}{}{STRONG:#}", title.to(language))?;
    let rows: Vec<Vec<String>> =
        rows.into_iter().map(|(command, why)| vec![command, why.to(language).into()]).collect();
    write!(console.out, "{}", columns("  ", &[Align::Left, Align::Left], &rows))
}

/// Tells what to try next if everything holds.
fn onwards() -> Vec<(String, Text)> {
    let rows = [
        ("gongji play family", Text::new("a family's story, step by step", "逐步演示一家人的案例")),
        ("gongji explain", Text::new("every clause, a line each", "列出全部条款")),
        (
            "gongji explain EST-5",
            Text::new("one clause, and what changes it", "查看某一条款及相关政策参数"),
        ),
        (
            "gongji check cn-2024-province",
            Text::new("another policy, or a file of your own", "核验其他政策，或自己的政策文件"),
        ),
    ];
    rows.into_iter().map(|(command, why)| (command.to_string(), why)).collect()
}
