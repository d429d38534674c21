//! Words the title and the reason of a vector in both languages, from what is varied, the scene,
//! and the catalogue's own sentences. It restates no clause.

use model::catalogue;
use model::clause::Clause;
use model::terms::Term;
use model::text::Text;

use super::goal::Goal;
use super::scene::Scene;
use super::trial::Trial;
use crate::format::vectors::Twin;
use crate::tell::fields;

/// Returns the title of a trial.
pub fn title(trial: &Trial, scene: &Scene) -> Text {
    let probe = trial.last();
    let operation = probe.data.operation.family().text();
    let (en, zh) = (after(trial), &scene.title);
    let mut first = operation.en.chars();
    let initial: String = first.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    Text::owned(
        format!("{initial}{}: {} — {}", first.as_str(), en.en, zh.en),
        format!("{}：{}（{}）", operation.zh, en.zh, zh.zh),
    )
}

/// Returns the phrase of the last request, and of the one right before if there are two.
fn after(trial: &Trial) -> Text {
    let Text { en, zh } = &trial.last().phrase;
    match trial.asked.split_last() {
        Some((_, [.., first])) => Text::owned(
            format!(
                "{en} — right after: {}, {}",
                first.data.operation.family().text().en,
                first.phrase.en
            ),
            format!(
                "{zh}——紧接“{}：{}”之后",
                first.data.operation.family().text().zh,
                first.phrase.zh
            ),
        ),
        _ => Text::owned(en.as_ref(), zh.as_ref()),
    }
}

/// Explains why a vector matters, and what a system that fails it has probably got wrong.
pub fn why(trial: &Trial, twin: Option<&Twin>) -> Text {
    let mut said = Said::default();
    let alone = trial.single;
    if trial.accepted {
        for clause in trial.clauses.iter().take(3) {
            said.clause(clause);
        }
        if trial.goals.iter().any(|goal| matches!(goal, Goal::Boundary(..))) {
            said.add(
                "One fen decides here: who fails compares with the wrong sign, or is off by a fen.",
                "此处以一分为界：未通过的系统比较方式有误，或差一分。",
            );
        }
        if trial.broken.is_empty() && trial.clauses.contains(Clause::IDM_1) {
            said.add(
                "Who fails does it twice, or answers by what is the case now.",
                "未通过的系统重复办理，或按当前情况重新答复。",
            );
        }
    } else if let Some(clause) = alone {
        said.clause(clause);
        if trial.clauses.contains(Clause::QUO_5) {
            said.clause(Clause::QUO_5);
        }
        if let Some(Twin { id, differs }) = twin {
            said.add(
                &format!("Nothing else is wrong: {id} differs only in {differs} and is accepted."),
                &format!("其他条件均符合：{id} 仅{}不同，应予办理。", fields::in_chinese(differs)),
            );
            said.add(
                "Who accepts this ignores the clause; who refuses both refuses for something else.",
                "对本例予以办理的系统未执行该条款；两例均不予办理的系统，是因其他原因不予办理。",
            );
        }
    } else if trial.broken.is_empty() {
        said.clause(Clause::IDM_1);
        said.add(
            "The first answer was a refusal, and stays one.",
            "首次答复为不予办理，再次提交仍为不予办理。",
        );
    } else {
        let names: Vec<&str> = trial.broken.iter().map(|clause| clause.name()).collect();
        said.add(
            &format!(
                "Several clauses are broken at once: {}. Any one of their codes is right.",
                names.join(", ")
            ),
            &format!("同时违反多个条款：{}。答复其中任一代码均为正确。", names.join("、")),
        );
    }
    said.text()
}

/// A list of sentences in both languages.
#[derive(Default)]
struct Said {
    en: Vec<String>,
    zh: Vec<String>,
}

impl Said {
    fn add(&mut self, en: &str, zh: &str) {
        self.en.push(en.to_string());
        self.zh.push(zh.to_string());
    }

    fn clause(&mut self, clause: Clause) {
        let says = &catalogue::entry(clause).says;
        self.add(&format!("{clause}: {}", says.en), &format!("{clause}：{}", says.zh));
    }

    fn text(self) -> Text {
        Text::owned(self.en.join(" "), self.zh.concat())
    }
}
