//! Probes of repeated requests: every request of the scene that carried an ID is sent again,
//! unchanged, with one thing changed, or as another operation.

use model::expense::Category;
use model::money::{Amount, Fen};
use model::operation::{Clear, Family, Operation, Request, Settle, Spend, Terminate, Written};
use model::person::Channel;
use model::region::Region;
use model::relationship::Pair;
use model::terms::Term;
use model::text::Text;
use model::word::WordOf;

use super::relationships::kebab;
use super::{Asker, NOBODY, between, is_premium_at_a_venue};

pub(crate) fn ask(asker: &mut Asker<'_>) {
    let sent: Vec<Written> =
        asker.scene.steps.iter().filter(|step| step.id.is_some()).cloned().collect();
    for step in &sent {
        let id = step.id.clone().unwrap_or_default();
        let slug = format!("{}-{}", kebab(step.operation.family().name()), safe(&id));
        let phrase = Text::owned(format!("request {id} once more"), format!("再次提交请求{id}"));
        asker.ask(&format!("again-{slug}"), phrase, step.clone());
        if step.operation.family() == Family::Establish {
            let phrase = Text::owned(
                format!("request {id} once more, at a service window"),
                format!("再次提交请求{id}，改在经办服务窗口"),
            );
            let data = with(step, |operation| {
                operation.channel_mut().into_iter().for_each(|it| *it = Channel::Window);
            });
            asker.ask(&format!("again-{slug}-window"), phrase, data);
        }
        for (what, words, data) in changed(asker, step) {
            let phrase = Text::owned(
                format!("request {id} with another {}", words.en),
                format!("请求{id}更改了{}", words.zh),
            );
            asker.ask_other(&format!("conflict-{slug}-{what}"), phrase, data, what);
        }
        if step.operation.family() != Family::Clear {
            let data = Request { id: Some(id.clone()), operation: Operation::Clear(Clear) };
            let phrase =
                Text::owned(format!("request {id} as a clearing"), format!("请求{id}改作清算"));
            asker.ask_other(&format!("conflict-{slug}-clear"), phrase, data, "clear");
        }
        let spend = Spend { person: asker.scene.pair.0.clone(), amount: Amount::fen(100) };
        let data = Request { id: Some(id.clone()), operation: Operation::Spend(spend) };
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
    if let Some(last) = asker.scene.steps.last().filter(|step| step.id.is_none()).cloned() {
        let phrase =
            Text::new("the same once more, without an ID", "相同内容再次提交，不带请求编号");
        asker.ask("the-same-once-more", phrase, last);
    }
}

/// Adds the same content under a new ID: a second try.
fn fresh(asker: &mut Asker<'_>, sent: &[Written]) {
    for step in sent {
        let id = step.id.clone().unwrap_or_default();
        let slug = format!("anew-{}-{}", kebab(step.operation.family().name()), safe(&id));
        let phrase = Text::owned(
            format!("the content of request {id} under a new ID"),
            format!("以新编号提交请求{id}的内容"),
        );
        asker.ask(&slug, phrase, under(step, "x-9"));
        let shorter = under(step, &id[..id.len() - 1]);
        if id.len() > 8 {
            let phrase = Text::owned(
                "the content under an ID that is one character shorter",
                "以少一个字符的编号提交相同内容",
            );
            asker.ask(
                &format!("shorter-{}", kebab(step.operation.family().name())),
                phrase,
                shorter,
            );
            let other = under(step, &id.to_ascii_lowercase());
            let phrase =
                Text::owned("the content under the ID in lower case", "以小写编号提交相同内容");
            asker.ask(
                &format!("lower-case-{}", kebab(step.operation.family().name())),
                phrase,
                other,
            );
        }
    }
}

type Edit<'a> = &'a mut dyn FnMut(&mut Operation<String, String, String>);

/// Returns the request with one thing changed.
fn with(step: &Written, edit: impl FnOnce(&mut Operation<String, String, String>)) -> Written {
    let mut step = step.clone();
    edit(&mut step.operation);
    step
}

/// Returns the request under another ID.
fn under(step: &Written, id: &str) -> Written {
    Request { id: Some(id.to_string()), ..step.clone() }
}

/// Returns the request with each of its fields changed in turn.
fn changed(asker: &Asker<'_>, step: &Written) -> Vec<(&'static str, Text, Written)> {
    let mut all = people(asker, step);
    let mut add = |what, en, zh, edit: Edit<'_>| {
        all.push((what, Text::new(en, zh), with(step, edit)));
    };
    if step.operation.amount().is_some() {
        let (what, en, zh) = match step.operation {
            Operation::SetQuota(_) => ("quota", "quota", "额度总额"),
            _ => ("amount", "amount", "金额"),
        };
        add(what, en, zh, &mut |operation| {
            if let Some(amount) = operation.amount_mut() {
                *amount = Amount::Whole(amount.whole().unwrap_or(Fen::ZERO) + Fen::ONE);
            }
        });
    }
    add_own(step, &mut add);
    all
}

/// Adds the changes of the fields that one operation has, or two.
fn add_own(
    step: &Written,
    add: &mut dyn FnMut(&'static str, &'static str, &'static str, Edit<'_>),
) {
    let elsewhere = Region::new(120_100);
    match &step.operation {
        Operation::Establish(_) => {
            add("kinship", "kinship", "亲属关系", &mut |operation| {
                let Operation::Establish(establish) = operation else { return };
                establish.kinship = following(&establish.kinship);
            });
            add("commitment", "commitment", "承诺书", &mut |operation| {
                let Operation::Establish(establish) = operation else { return };
                establish.commitment = next(establish.commitment);
            });
        }
        Operation::Settle(Settle { venue, .. }) => {
            if venue.is_some() {
                add("venue", "venue", "就医购药场所", &mut |operation| {
                    operation.region_mut().into_iter().for_each(|region| *region = elsewhere);
                });
                add("venue-kind", "kind of venue", "场所类型", &mut |operation| {
                    let Operation::Settle(settle) = operation else { return };
                    settle.venue.iter_mut().for_each(|venue| venue.kind = following(&venue.kind));
                });
            }
            add("category", "category", "费用类别", &mut |operation| {
                let Operation::Settle(settle) = operation else { return };
                let suits = |category: &WordOf<Category, String>| {
                    !is_premium_at_a_venue(category, settle.venue.as_ref())
                };
                let mut after = std::iter::successors(Some(following(&settle.category)), |one| {
                    Some(following(one))
                });
                let category = after.find(suits).expect("some category is no premium");
                settle.category = category;
            });
        }
        Operation::Reverse(_) => {
            add("settlement", "settlement", "原结算的请求编号", &mut |operation| {
                let Operation::Reverse(reverse) = operation else { return };
                reverse.settlement = "s-0".to_string();
            })
        }
        Operation::Enroll(_) => add("scheme", "scheme", "参保险种", &mut |operation| {
            let Operation::Enroll(enroll) = operation else { return };
            enroll.scheme = next(enroll.scheme);
        }),
        Operation::EndInsurance(_) => add("reason", "reason", "终止原因", &mut |operation| {
            let Operation::EndInsurance(end) = operation else { return };
            end.reason = next(end.reason);
        }),
        _ => {}
    }
    if matches!(step.operation, Operation::Enroll(_) | Operation::Transfer(_)) {
        add("region", "region", "统筹地区", &mut |operation| {
            operation.region_mut().into_iter().for_each(|region| *region = elsewhere);
        });
    }
}

/// Returns the request with each person that it names changed in turn.
fn people(asker: &Asker<'_>, step: &Written) -> Vec<(&'static str, Text, Written)> {
    let mut all = Vec::new();
    let mut add = |what, en, zh, edit: Edit<'_>| {
        all.push((what, Text::new(en, zh), with(step, edit)));
    };
    // Somebody else than these two; if there is nobody, the second of them.
    let other = |one: &String, two: Option<&String>| {
        let taken = |name: &String| name == one || Some(name) == two;
        let found = asker.everybody().into_iter().find(|name| !taken(name));
        found.or_else(|| two.cloned()).unwrap_or_else(|| one.clone())
    };
    let pair = step.operation.pair();
    if let Some(Pair { holder, recipient }) = pair {
        for (what, en, zh, put) in [
            ("holder", "holder", "共济人", between(&other(holder, Some(recipient)), recipient)),
            (
                "recipient",
                "recipient",
                "被共济人",
                between(holder, &other(recipient, Some(holder))),
            ),
            (
                "nobody",
                "recipient, who is on nobody's record",
                "被共济人（无登记信息）",
                between(holder, NOBODY),
            ),
        ] {
            add(what, en, zh, &mut |operation| {
                operation.pair_mut().into_iter().for_each(|pair| *pair = put.clone());
            });
        }
    }
    match &step.operation {
        Operation::Settle(settle) => {
            let who = other(&settle.beneficiary, Some(&settle.pair.holder));
            add("beneficiary", "beneficiary", "费用发生人", &mut |operation| {
                let Operation::Settle(settle) = operation else { return };
                settle.beneficiary = who.clone();
            });
        }
        Operation::Terminate(Terminate { by, pair: Pair { holder, recipient }, .. }) => {
            let who = if by == holder { recipient } else { holder };
            add("by", "applicant", "申请人", &mut |operation| {
                let Operation::Terminate(end) = operation else { return };
                end.by = who.clone();
            });
        }
        _ => {}
    }
    if let Some(person) = step.operation.person() {
        let who = other(person, None);
        add("person", "person", "人员", &mut |operation| {
            operation.person_mut().into_iter().for_each(|person| *person = who.clone());
        });
    }
    all
}

/// Returns the word after this one in its vocabulary.
fn following<T: Term>(word: &WordOf<T, String>) -> WordOf<T, String> {
    word.known().map_or_else(|| word.clone(), |term| next(term).into())
}

/// Returns the next word of a vocabulary, or the first after the last.
fn next<T: Term>(word: T) -> T {
    T::ALL[(word.index() + 1) % T::ALL.len()]
}

fn safe(id: &str) -> String {
    if id.len() > 8 { "long".to_string() } else { id.to_string() }
}
