//! Findings of a check, a line each: if the properties hold, which clauses were reached, if
//! stateright found the same. `text` lays the lines out.

use model::catalogue::{self, Kind};
use model::explore::Unasked;
use model::observe::Names;
use model::terms::{Set, Term};
use model::text;
use model::text::Text;

use super::cases::Cases;
use crate::base::lay_out::grouped;
use crate::examine::{Examination, Run, name_of};

/// The mark of a finding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mark {
    /// It is as it should be.
    Holds,
    /// It is not.
    Broken,
    /// It is not known.
    Open,
}

/// Returns the findings, a line each.
pub(crate) fn findings(report: &Examination, cases: Option<&Cases>) -> Vec<(Mark, Text)> {
    let mut all = vec![properties(report)];
    let partly: Vec<&str> =
        report.runs.iter().filter(|run| !run.whole_graph).map(|run| &*run.scope).collect();
    if !partly.is_empty() {
        let text = text!(
            "not judged in {en}: INV-11 and whether anybody is ever stuck; its transitions are counted but not kept",
            "{zh}未判断 INV-11，也未判断是否存在无业务可办的情形：该核验范围只计数，不留存业务判断",
            en = partly.join(", "),
            zh = partly.join("、"),
        );
        all.push((Mark::Open, text));
    }
    all.extend(unasked(report));
    all.extend(clauses(report));
    all.extend(compared(report));
    all.extend(cases.map(played));
    all
}

fn properties(report: &Examination) -> (Mark, Text) {
    if !report.found.is_empty() {
        let mut broken: Vec<&str> = report.found.iter().map(|f| name_of(f.property)).collect();
        broken.dedup();
        broken.sort_unstable();
        broken.dedup();
        let (en, zh) = (broken.join(", "), broken.join("、"));
        let text = text!("broken: {en}", "违反：{zh}");
        return (Mark::Broken, text);
    }
    if !report.is_complete() {
        let text = Text::new(
            "not complete: nothing is broken in the part explored, and nothing is claimed of the rest",
            "未完成：已核验的部分未发现违反，其余部分不作结论",
        );
        return (Mark::Open, text);
    }
    let all: Set<_> = catalogue::of_kind(Kind::Invariant).map(|entry| entry.id).collect();
    let missing = all.without(report.reach.reached);
    if missing.is_empty() {
        let text = Text::new(
            "every order of operations was explored; INV-1 to INV-11 hold in every state and every step",
            "已核验全部先后顺序，每个状态、每次业务均符合 INV-1 至 INV-11",
        );
        return (Mark::Holds, text);
    }
    let (met, of) = (all.len() - missing.len(), all.len());
    let (missing, missing_zh) = (listed(missing, " "), listed(missing, "、"));
    let text = text!(
        "every order of operations was explored; {met} of {of} invariants hold in every state and every step, and nothing here concerns {missing}",
        "已核验全部先后顺序，每个状态、每次业务均符合{of}项不变条件中的{met}项；未涉及{missing_zh}",
    );
    (Mark::Holds, text)
}

/// Names the covered words about which no scope asks.
fn unasked(report: &Examination) -> Option<(Mark, Text)> {
    let Unasked { kinships, categories } = report.unasked();
    let names = Names::under(&report.asked.policy);
    let kinships = kinships.into_iter().map(|word| names.term(word));
    let categories = categories.into_iter().map(|word| names.term(word));
    let words: Vec<Text> = kinships.chain(categories).collect();
    if words.is_empty() {
        return None;
    }
    let (en, zh): (Vec<_>, Vec<_>) = words.into_iter().map(|word| (word.en, word.zh)).unzip();
    let text = text!(
        "not explored, so nothing is claimed of these words of the policy: {en}",
        "政策所列下列事项未核验，不作结论：{zh}",
        en = en.join(", "),
        zh = zh.join("、"),
    );
    Some((Mark::Open, text))
}

/// Counts the clauses reached, and names those that should have been reached and were not.
fn clauses(report: &Examination) -> Vec<(Mark, Text)> {
    let (reach, due) = (&report.reach, report.due().len());
    let reached = reach.reached.len();
    let whole = reach.unreached.is_empty();
    let mark = match (whole, report.expects_all()) {
        (true, _) => Mark::Holds,
        (false, true) => Mark::Broken,
        (false, false) => Mark::Open,
    };
    let (others, others_zh) =
        (listed(reach.not_applicable, " "), listed(reach.not_applicable, "、"));
    let beside = match reach.not_applicable.is_empty() {
        true => Text::new("", ""),
        false => text!(
            "; not of this policy, or of several systems: {others}",
            "；未列入核验（本政策未涉及，或须多个系统共同办理）：{others_zh}",
        ),
    };
    let text = text!(
        "{reached} of {due} clauses reached{en}",
        "应核验条款{due}条，已涉及{reached}条{zh}",
        en = beside.en,
        zh = beside.zh,
    );
    let mut all = vec![(mark, text)];
    if report.expects_all() {
        let missing = [
            (
                [" ", "、"].map(|between| listed(reach.unreached, between)),
                Text::new("clauses that never fire", "从未涉及的条款"),
            ),
            (
                [" ", "、"].map(|between| listed(reach.codes_unreached, between)),
                Text::new("codes never given", "从未出现的不予办理代码"),
            ),
            (
                [" ", "、"].map(|between| listed(reach.never_accepted, between)),
                Text::new("operations never accepted", "从未予以办理的业务"),
            ),
        ];
        for ([names, names_zh], Text { en, zh }) in missing {
            if names.is_empty() {
                continue;
            }
            let text = text!(
                "{en}: {names}; a rule that never fires is an error, here or in the policy",
                "{zh}：{names_zh}；条款从未涉及，说明模型或政策有误",
            );
            all.push((Mark::Broken, text));
        }
    }
    all
}

fn listed<T: Term>(set: Set<T>, between: &str) -> String {
    set.iter().map(Term::name).collect::<Vec<_>>().join(between)
}

fn played(cases: &Cases) -> (Mark, Text) {
    let Cases { played, steps, broken } = cases;
    if broken.is_empty() {
        let text = text!(
            "{played} example cases played, {steps} steps, nothing broken",
            "已演示{played}个示例案例，共{steps}步，均无违反",
        );
        return (Mark::Holds, text);
    }
    let (en, zh) = (broken.join(", "), broken.join("、"));
    let text = text!("example cases that break a property: {en}", "出现违反的示例案例：{zh}");
    (Mark::Broken, text)
}

/// Says if stateright found the same.
fn compared(report: &Examination) -> Vec<(Mark, Text)> {
    let apart: Vec<_> = report.disagreements().map(|run| (Mark::Broken, difference(run))).collect();
    if !apart.is_empty() {
        return apart;
    }
    let asked = report.runs.iter().filter(|run| run.examined.compared.is_some()).count();
    if asked == 0 {
        let text = Text::new(
            "stateright was not asked: it only compares complete explorations",
            "未与 stateright 对照：仅对照已穷尽的核验范围",
        );
        return vec![(Mark::Open, text)];
    }
    let text = text!(
        "stateright, an independent explorer, finds the same states, transitions and clauses in \
         {asked} of {of} scopes",
        "已用独立检查程序 stateright 对照{of}个核验范围中的{asked}个，结果一致（状态、业务判断、涉及条款）",
        of = report.asked.scopes.len(),
    );
    vec![(Mark::Holds, text)]
}

/// Says what the two explorers found, if it is not the same.
fn difference(run: &Run) -> Text {
    let (ours, scope) = (&run.examined, &run.scope);
    let Some(theirs) = ours.compared else { return Text::new("", "") };
    let (states, transitions) = (grouped(ours.states), grouped(ours.transitions));
    let (other_states, other_transitions) = (grouped(theirs.states), grouped(theirs.transitions));
    let holds = if theirs.holds {
        Text::new("", "")
    } else {
        Text::new(", something broken", "、有违反")
    };
    text!(
        "the two explorers disagree on {scope}: {states} states, {transitions} transitions here; \
         {other_states}, {other_transitions}{en} in stateright; the clauses reached are compared \
         too. This is an error of gongji itself, not of the policy",
        "两个检查程序对核验范围{scope}的结果不一致：本程序{states}个状态、{transitions}次业务判断；\
         stateright {other_states}个、{other_transitions}次{zh}；涉及的条款也在对照之列。\
         这是 gongji 自身的错误，与政策无关",
        en = holds.en,
        zh = holds.zh,
    )
}
