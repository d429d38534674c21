//! Words for requests, in both languages: who asks for what.

use model::expense::Venue;
use model::observe::Names;
use model::operation::{
    Clear, Contribute, EndInsurance, Enroll, Establish, Operation, Reverse, SetQuota, Settle,
    Spend, Terminate, Transfer, Written,
};
use model::person::{Channel, Kinship, PersonId};
use model::relationship::Pair;
use model::terms::Term;
use model::text;
use model::text::Text;

use super::provinces::region;

/// Words a written request, with its request ID. `names` has the display names of people.
pub(crate) fn told(data: &Written, names: &Names) -> Text {
    let mut names = names.clone();
    let request = names.numbered(data);
    with_id(&request.operation, data.id.as_deref(), &names)
}

/// Words an operation as a sentence, with the ID of its request behind it.
pub(crate) fn with_id(operation: &Operation, id: Option<&str>, names: &Names) -> Text {
    let asked = sentence(operation, names);
    match id {
        Some(id) => text!("{asked} [{id}]", "{asked} [{id}]", id = id; asked = asked),
        None => asked,
    }
}

/// Words an operation as a sentence.
pub(crate) fn sentence(operation: &Operation, names: &Names) -> Text {
    let who = |id: PersonId| names.told(id);
    match *operation {
        Operation::Establish(establish) => established(establish, names),
        Operation::SetQuota(SetQuota { pair: Pair { holder, recipient }, granted }) => text!(
            "{holder} sets the quota for {recipient} to {granted}",
            "{holder}将给予{recipient}的共济额度设为{granted}元",
            granted = granted;
            holder = who(holder),
            recipient = who(recipient),
        ),
        Operation::Settle(settle) => settled(settle, names),
        Operation::Reverse(Reverse { settlement }) => text!(
            "the settlement {settlement} is to be reversed",
            "冲正结算{settlement}",
            settlement = names.of_request(settlement),
        ),
        Operation::Terminate(Terminate { by, pair: Pair { holder, recipient }, channel }) => text!(
            "{by} ends the relationship {holder} → {recipient}{through}",
            "{by}申请终止{holder}对{recipient}的共济关系{through}";
            by = who(by),
            holder = who(holder),
            recipient = who(recipient),
            through = through(channel),
        ),
        Operation::Transfer(Transfer { person, region: to }) => text!(
            "{person} transfers the insurance to {to}",
            "{person}办理跨统筹地区转移接续，转入{to}";
            person = who(person),
            to = region(to),
        ),
        Operation::EndInsurance(EndInsurance { person, reason }) => text!(
            "{person}'s insurance ends: {reason}",
            "{person}的医疗保险关系终止（{reason}）";
            person = who(person),
            reason = reason.text(),
        ),
        Operation::Enroll(Enroll { person, scheme, region: at }) => text!(
            "{person} enrolls in {scheme}, {at}",
            "{person}在{at}办理参保登记，参加{scheme}";
            person = who(person),
            scheme = scheme.text(),
            at = region(at),
        ),
        Operation::Contribute(Contribute { person, amount }) => text!(
            "{amount} is contributed to {person}'s account",
            "{person}的个人账户计入{amount}元",
            amount = amount;
            person = who(person),
        ),
        Operation::Spend(Spend { person, amount }) => text!(
            "{person} spends {amount} from their own account",
            "{person}本人使用个人账户{amount}元",
            amount = amount;
            person = who(person),
        ),
        Operation::Clear(Clear) => Text::new("the regions clear", "各统筹地区之间办理清算"),
    }
}

fn established(establish: Establish, names: &Names) -> Text {
    let Establish { pair: Pair { holder, recipient }, kinship, commitment, channel } = establish;
    let Text { en, zh } = names.term(kinship);
    // In Chinese a bare word behind a name could be read of either person.
    let kin = match kinship.known() {
        Some(Kinship::Unrelated) => Text { en, zh },
        _ => text!("{en}", "系{holder}的{zh}"; holder = names.told(holder)),
    };
    text!(
        "{holder} establishes a relationship for {recipient}, {kin}; {commitment}{through}",
        "{holder}作为共济人，与被共济人{recipient}（{kin}）建立共济关系，{commitment}{through}";
        holder = names.told(holder),
        recipient = names.told(recipient),
        kin = kin,
        commitment = commitment.text(),
        through = through(channel),
    )
}

/// Words the channel, unless it is the usual one.
fn through(channel: Channel) -> Text {
    match channel {
        Channel::App => Text::new("", ""),
        Channel::Platform | Channel::Window => {
            text!(", through {channel}", "（通过{channel}办理）"; channel = channel.text())
        }
    }
}

fn settled(settle: Settle, names: &Names) -> Text {
    let Settle { pair: Pair { holder, recipient }, beneficiary, category, venue, amount } = settle;
    let place = venue.map_or(Text::new("", ""), |Venue { kind, region: at }| {
        text!(", {kind} ({at})", "（{kind}，{at}）"; kind = names.term(kind), at = region(at))
    });
    let (who, what) = (names.told(beneficiary), names.term(category));
    let what = match category.is_premium() {
        true => text!("{who}: {what}", "为{who}办理{what}"; who = who, what = what),
        false => text!("{who}: {what}", "结算{who}的{what}"; who = who, what = what),
    };
    let recipient_named = names.told(recipient);
    // In Chinese a premium already says for whom it is.
    let told_already = category.is_premium() && beneficiary == recipient;
    let for_zh = if told_already { String::new() } else { format!("为{}", recipient_named.zh) };
    text!(
        "{what}{place}, {amount}, to be paid from {holder}'s account for {recipient}",
        "{what}{amount}元{place}，由{holder}的个人账户{recipient}支付",
        amount = amount;
        what = what,
        place = place,
        holder = names.told(holder),
        recipient = Text::owned(recipient_named.en, for_zh),
    )
}
