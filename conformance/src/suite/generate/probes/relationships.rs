//! Probes of `establish`, `set_quota` and `terminate`.

use model::money::{Amount, Fen};
use model::operation::{Establish, Operation, SetQuota, Terminate, Written};
use model::person::{Channel, Commitment, Kinship};
use model::records::Records;
use model::terms::Term;
use model::text::Text;

use super::points::{self, Point};
use super::{Asker, NOBODY, between, joined, plain};

pub(crate) fn ask(asker: &mut Asker<'_>) {
    establish(asker);
    set_quota(asker);
    terminate(asker);
}

/// Returns the plain request of this pair.
fn sound(holder: &str, recipient: &str, kinship: Kinship) -> Establish<String, String> {
    let (kinship, commitment) = (kinship.into(), Commitment::Signed);
    Establish { pair: between(holder, recipient), kinship, commitment, channel: Channel::App }
}

fn established(establish: Establish<String, String>) -> Written {
    plain(Operation::Establish(establish))
}

fn establish(asker: &mut Asker<'_>) {
    let pairs = asker.pairs();
    for (kin, slug, words) in &pairs {
        let term = kin.kinship.text();
        let phrase = Text::owned(
            format!("{}as {}, commitment letter signed", words.en, term.en),
            format!("{}亲属关系为{}，已签署承诺书", words.zh, term.zh),
        );
        let slug = format!("{slug}{}", kebab(kin.kinship.name()));
        asker.ask(&slug, phrase, established(sound(&kin.holder, &kin.recipient, kin.kinship)));
    }
    let (holder, recipient) = asker.scene.pair.clone();
    for &kinship in Kinship::ALL {
        let term = kinship.text();
        let phrase = Text::owned(
            format!("as {}, commitment letter signed", term.en),
            format!("亲属关系为{}，已签署承诺书", term.zh),
        );
        asker.ask(&kebab(kinship.name()), phrase, established(sound(&holder, &recipient, kinship)));
    }
    let Some((kin, ..)) = pairs.first() else { return };
    let plain = sound(&holder, &recipient, kin.kinship);
    let missing = Establish { commitment: Commitment::Missing, ..plain.clone() };
    asker.ask("without-commitment", Commitment::Missing.text(), established(missing.clone()));
    for channel in [Channel::Platform, Channel::Window] {
        let term = channel.text();
        let phrase = Text::owned(format!("at {}", term.en), format!("通过{}办理", term.zh));
        let slug = format!("through-{}", channel.name());
        asker.ask(&slug, phrase, established(Establish { channel, ..plain.clone() }));
    }
    let channel = Channel::Window;
    let phrase = Text::new(
        "no commitment letter, at a service window",
        "未签署承诺书，通过经办服务窗口办理",
    );
    let wrong = Establish { channel, ..missing.clone() };
    asker.ask("without-commitment-through-window", phrase, established(wrong));
    let phrase = Text::new("a cousin, at a service window", "堂表兄弟姐妹，通过经办服务窗口办理");
    let wrong = Establish { channel, kinship: Kinship::Cousin.into(), ..plain.clone() };
    asker.ask("cousin-through-window", phrase, established(wrong));
    let own = Establish { pair: between(&holder, &holder), ..plain.clone() };
    asker.ask(
        "with-oneself",
        Text::new("with oneself", "以本人为被共济人"),
        established(own.clone()),
    );
    let phrase = Text::new("with somebody who is not on record", "被共济人无登记信息");
    let unknown = Establish { pair: between(&holder, NOBODY), ..plain.clone() };
    asker.ask("recipient-unknown", phrase, established(unknown));
    let phrase = Text::new("by somebody who is not on record", "共济人无登记信息");
    let unknown = Establish { pair: between(NOBODY, &recipient), ..plain };
    asker.ask("holder-unknown", phrase, established(unknown));
    let phrase = Text::new("no kin and no commitment letter", "无亲属关系且未签署承诺书");
    let wrong = Establish { kinship: Kinship::Unrelated.into(), ..missing };
    asker.ask_several("no-kin-no-commitment", phrase, established(wrong));
    let phrase =
        Text::new("with oneself, without a commitment letter", "以本人为被共济人且未签署承诺书");
    let wrong = Establish { commitment: Commitment::Missing, ..own };
    asker.ask_several("with-oneself-no-commitment", phrase, established(wrong));
}

fn quota_points(asker: &mut Asker<'_>, holder: &str, recipient: &str) -> Vec<Point> {
    let pair = asker.pair(holder, recipient);
    let (now, free) = (asker.book.active(pair), asker.book.free(pair.holder));
    let Some(now) = now else {
        let some = Point::new("a-hundred-yuan", "a hundred yuan", "一百元", Fen::new(10_000));
        return vec![some, Point::new("negative", "minus one fen", "负一分", -Fen::ONE)];
    };
    let mut points = points::odd();
    points.extend(points::plain());
    let same = ("the quota as it is", "现有额度");
    points.push(Point::new("the-same", same.0, same.1, now.granted));
    if now.used > Fen::ZERO {
        points.extend(points::around("what-is-used", "what is used", "已使用金额", now.used));
    }
    let all = now.granted + free;
    points.extend(points::around(
        "all-that-is-free",
        "the quota and all that is free",
        "现有额度加全部可用余额",
        all,
    ));
    let received = asker.book.received(pair.holder);
    if received > Fen::ZERO {
        points.extend(points::around(
            "all-with-what-is-received",
            "all that is free and all that the holder receives",
            "全部可用余额加共济人接受他人的额度",
            all + received,
        ));
    }
    if asker.book.earmarked(pair.holder) > now.remaining() {
        let (en, zh) = ("the balance, other quotas left out", "不计其他额度的账户余额");
        let whole = asker.book.balance(pair.holder) + now.used;
        points.extend(points::around("the-balance", en, zh, whole));
    }
    points.push(points::largest());
    points
}

fn granting(holder: &str, recipient: &str, granted: Amount) -> Written {
    plain(Operation::SetQuota(SetQuota { pair: between(holder, recipient), granted }))
}

fn set_quota(asker: &mut Asker<'_>) {
    for (kin, slug, words) in asker.pairs() {
        for point in quota_points(asker, &kin.holder, &kin.recipient) {
            let data = granting(&kin.holder, &kin.recipient, point.amount);
            asker.ask(&format!("{slug}{}", point.slug), joined(&words, &point.phrase), data);
        }
    }
    let (holder, recipient) = asker.scene.pair.clone();
    let granted = Amount::fen(10_000);
    let unknown = granting(&holder, NOBODY, granted);
    let phrase = Text::new("for somebody who is not on record", "被共济人无登记信息");
    asker.ask("recipient-unknown", phrase, unknown);
    let unknown = granting(NOBODY, &recipient, granted);
    let phrase = Text::new("by somebody who is not on record", "共济人无登记信息");
    asker.ask("holder-unknown", phrase, unknown);
}

fn terminate(asker: &mut Asker<'_>) {
    let everybody = asker.everybody();
    for (kin, slug, words) in asker.pairs() {
        let ever = asker.relationship(&kin.holder, &kin.recipient).is_some();
        for by in everybody.iter().map(String::as_str).chain([NOBODY]) {
            let role = match by {
                NOBODY => {
                    ("unknown", Text::new("somebody who is not on record", "无登记信息的人员"))
                }
                _ if by == kin.holder => ("holder", Text::new("the holder", "共济人")),
                _ if by == kin.recipient => ("recipient", Text::new("the recipient", "被共济人")),
                _ => (
                    "third",
                    Text::owned(
                        format!("a third person, {by}"),
                        format!("第三人{}", asker.told(by)),
                    ),
                ),
            };
            let third = role.0 == "third";
            if !ever && !slug.is_empty() || role.0 == "unknown" && !slug.is_empty() {
                continue;
            }
            let suffix = if third { format!("third-{by}") } else { role.0.to_string() };
            let phrase = Text::owned(
                format!("{}asked for by {}", words.en, role.1.en),
                format!("{}由{}申请", words.zh, role.1.zh),
            );
            let pair = between(&kin.holder, &kin.recipient);
            let end = Terminate { by: by.to_string(), pair, channel: Channel::App };
            let data = plain(Operation::Terminate(end));
            asker.ask(&format!("{slug}by-{suffix}"), phrase, data);
        }
    }
    let (holder, recipient) = asker.scene.pair.clone();
    for (channel, by) in [(Channel::Platform, &holder), (Channel::Window, &recipient)] {
        let term = channel.text();
        let phrase = Text::owned(
            format!("asked for by {by}, at {}", term.en),
            format!("由{}通过{}申请", asker.told(by), term.zh),
        );
        let end = Terminate { by: by.clone(), pair: between(&holder, &recipient), channel };
        let slug = format!("through-{}", channel.name());
        asker.ask(&slug, phrase, plain(Operation::Terminate(end)));
    }
}

/// Turns a name into a part of an ID.
pub(crate) fn kebab(name: &str) -> String {
    name.replace('_', "-")
}
