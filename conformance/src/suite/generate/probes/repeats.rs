//! Probes of repeated requests: every request of the scene that carried an ID is sent again,
//! unchanged, with one thing changed, or as another operation.

use model::case_file::{RawVenue, StepData};
use model::expense::Category;
use model::money::{Amount, Fen};
use model::operation::Family;
use model::person::Channel;
use model::region::Region;
use model::terms::Term;
use model::text::Text;

use super::relationships::kebab;
use super::{Asker, NOBODY, about};

pub(crate) fn ask(asker: &mut Asker<'_>) {
    let sent: Vec<StepData> =
        asker.scene.steps.iter().filter(|step| step.request.is_some()).cloned().collect();
    for step in &sent {
        let id = step.request.clone().unwrap_or_default();
        let slug = format!("{}-{}", kebab(step.operation.name()), safe(&id));
        let phrase = Text::owned(format!("request {id} once more"), format!("再次提交请求{id}"));
        asker.ask(&format!("again-{slug}"), phrase, step.clone());
        if step.operation == Family::Establish {
            let channel = Some(Channel::Window);
            let phrase = Text::owned(
                format!("request {id} once more, at a service window"),
                format!("再次提交请求{id}，改在经办服务窗口"),
            );
            asker.ask(
                &format!("again-{slug}-window"),
                phrase,
                StepData { channel, ..step.clone() },
            );
        }
        for (what, words, data) in changed(asker, step) {
            let phrase = Text::owned(
                format!("request {id} with another {}", words.en),
                format!("请求{id}更改了{}", words.zh),
            );
            asker.ask_other(&format!("conflict-{slug}-{what}"), phrase, data, what);
        }
        if step.operation != Family::Clear {
            let data = StepData { request: Some(id.clone()), ..StepData::new(Family::Clear) };
            let phrase =
                Text::owned(format!("request {id} as a clearing"), format!("请求{id}改作清算"));
            asker.ask_other(&format!("conflict-{slug}-clear"), phrase, data, "clear");
        }
        let data = StepData {
            request: Some(id.clone()),
            amount: Some(Amount::fen(100)),
            ..about(Family::Spend, &asker.scene.pair.0)
        };
        let phrase = Text::owned(
            format!("request {id} as another operation"),
            format!("请求{id}改作另一业务"),
        );
        asker.ask_other(&format!("conflict-{slug}-operation"), phrase, data, "operation");
    }
    if !sent.is_empty() {
        fresh(asker, &sent);
    }
    // Without an ID, each sending is an operation of its own.
    if let Some(last) = asker.scene.steps.last().filter(|step| step.request.is_none()).cloned() {
        let phrase =
            Text::new("the same once more, without an ID", "相同内容再次提交，不带请求编号");
        asker.ask("the-same-once-more", phrase, last);
    }
}

/// Adds the same content under a new ID: a second try.
fn fresh(asker: &mut Asker<'_>, sent: &[StepData]) {
    for step in sent {
        let id = step.request.clone().unwrap_or_default();
        let slug = format!("anew-{}-{}", kebab(step.operation.name()), safe(&id));
        let phrase = Text::owned(
            format!("the content of request {id} under a new ID"),
            format!("以新编号提交请求{id}的内容"),
        );
        asker.ask(&slug, phrase, StepData { request: Some("x-9".to_string()), ..step.clone() });
        let shorter = StepData { request: Some(id[..id.len() - 1].to_string()), ..step.clone() };
        if id.len() > 8 {
            let phrase = Text::owned(
                "the content under an ID that is one character shorter",
                "以少一个字符的编号提交相同内容",
            );
            asker.ask(&format!("shorter-{}", kebab(step.operation.name())), phrase, shorter);
            let other = StepData { request: Some(id.to_ascii_lowercase()), ..step.clone() };
            let phrase =
                Text::owned("the content under the ID in lower case", "以小写编号提交相同内容");
            asker.ask(&format!("lower-case-{}", kebab(step.operation.name())), phrase, other);
        }
    }
}

/// Returns the request with each of its fields changed in turn.
fn changed(asker: &Asker<'_>, step: &StepData) -> Vec<(&'static str, Text, StepData)> {
    let mut all = people(asker, step);
    let mut add = |what, en, zh, data| all.push((what, Text::new(en, zh), data));
    let more = |amount: Amount| Amount::Whole(amount.whole().unwrap_or(Fen::ZERO) + Fen::ONE);
    if let Some(amount) = step.amount {
        add("amount", "amount", "金额", StepData { amount: Some(more(amount)), ..step.clone() });
    }
    if let Some(granted) = step.granted {
        add(
            "quota",
            "quota",
            "额度总额",
            StepData { granted: Some(more(granted)), ..step.clone() },
        );
    }
    if step.settlement.is_some() {
        let settlement = Some("s-0".to_string());
        add(
            "settlement",
            "settlement",
            "原结算的请求编号",
            StepData { settlement, ..step.clone() },
        );
    }
    if let Some(venue) = step.venue {
        let region = Region::new(120_100);
        let elsewhere = Some(RawVenue { region, ..venue });
        add("venue", "venue", "就医购药场所", StepData { venue: elsewhere, ..step.clone() });
        let kind = next(venue.kind);
        let other = Some(RawVenue { kind, ..venue });
        add("venue-kind", "kind of venue", "场所类型", StepData { venue: other, ..step.clone() });
    }
    if let Some(kinship) = step.kinship.map(next) {
        add("kinship", "kinship", "亲属关系", StepData { kinship: Some(kinship), ..step.clone() });
    }
    if let Some(commitment) = step.commitment.map(next) {
        let data = StepData { commitment: Some(commitment), ..step.clone() };
        add("commitment", "commitment", "承诺书", data);
    }
    let suits = |category: &Category| step.venue.is_none() || !category.is_premium();
    let after = |category| std::iter::successors(Some(next(category)), |one| Some(next(*one)));
    if let Some(category) = step.category.and_then(|category| after(category).find(suits)) {
        add(
            "category",
            "category",
            "费用类别",
            StepData { category: Some(category), ..step.clone() },
        );
    }
    if let Some(scheme) = step.scheme.map(next) {
        add("scheme", "scheme", "参保险种", StepData { scheme: Some(scheme), ..step.clone() });
    }
    if let Some(reason) = step.reason.map(next) {
        add("reason", "reason", "终止原因", StepData { reason: Some(reason), ..step.clone() });
    }
    if step.region.is_some() {
        let region = Some(Region::new(120_100));
        add("region", "region", "统筹地区", StepData { region, ..step.clone() });
    }
    all
}

/// Returns the request with each person that it names changed in turn.
fn people(asker: &Asker<'_>, step: &StepData) -> Vec<(&'static str, Text, StepData)> {
    let mut all = Vec::new();
    let mut add = |what, en, zh, data| all.push((what, Text::new(en, zh), data));
    let other = |names: [&Option<String>; 2]| {
        let taken = |one: &String| names.iter().any(|name| name.as_ref() == Some(one));
        asker.everybody().into_iter().find(|one| !taken(one)).or_else(|| names[1].clone())
    };
    let StepData { holder, recipient, beneficiary, person, by, .. } = step;
    if holder.is_some() {
        let data = StepData { holder: other([holder, recipient]), ..step.clone() };
        add("holder", "holder", "共济人", data);
        let data = StepData { recipient: other([recipient, holder]), ..step.clone() };
        add("recipient", "recipient", "被共济人", data);
    }
    if recipient.is_some() {
        let data = StepData { recipient: Some(NOBODY.to_string()), ..step.clone() };
        add("nobody", "recipient, who is on nobody's record", "被共济人（无登记信息）", data);
    }
    if beneficiary.is_some() {
        let data = StepData { beneficiary: other([beneficiary, holder]), ..step.clone() };
        add("beneficiary", "beneficiary", "费用发生人", data);
    }
    if person.is_some() {
        add(
            "person",
            "person",
            "人员",
            StepData { person: other([person, &None]), ..step.clone() },
        );
    }
    if by.is_some() {
        let by = if by == holder { recipient } else { holder };
        add("by", "applicant", "申请人", StepData { by: by.clone(), ..step.clone() });
    }
    all
}

/// Returns the next word of a vocabulary, or the first after the last.
fn next<T: Term>(word: T) -> T {
    T::ALL[(word.index() + 1) % T::ALL.len()]
}

fn safe(id: &str) -> String {
    if id.len() > 8 { "long".to_string() } else { id.to_string() }
}
