//! Words for requests, in both languages: who asks for what.

use model::expense::Venue;
use model::observe::Names;
use model::operation::{
    Clear, Contribute, EndInsurance, Enroll, Establish, Operation, Reverse, SetQuota, Settle,
    Spend, Terminate, Transfer, Written,
};
use model::person::{Channel, PersonId};
use model::relationship::Pair;
use model::terms::Term;
use model::text;
use model::text::Text;

use super::provinces::region;

/// Words a written request, with its request ID.
pub(crate) fn told(data: &Written) -> Text {
    let mut names = Names::new();
    let Text { en, zh } = {
        let request = names.numbered(data);
        sentence(&request.operation, &names)
    };
    match &data.id {
        Some(id) => text!("{en} [{id}]", "{zh} [{id}]", en = en, zh = zh, id = id),
        None => Text::owned(en, zh),
    }
}

/// Words an operation as a sentence.
pub(crate) fn sentence(operation: &Operation, names: &Names) -> Text {
    let who = |id: PersonId| names.of_person(id);
    match *operation {
        Operation::Establish(establish) => established(establish, names),
        Operation::SetQuota(SetQuota { pair: Pair { holder, recipient }, granted }) => text!(
            "{holder} sets the quota for {recipient} to {granted}",
            "{holder}将{recipient}的共济额度设为{granted}元",
            holder = who(holder),
            recipient = who(recipient),
            granted = granted,
        ),
        Operation::Settle(settle) => settled(settle, names),
        Operation::Reverse(Reverse { settlement }) => text!(
            "the settlement {settlement} is to be reversed",
            "冲正结算{settlement}",
            settlement = names.of_request(settlement),
        ),
        Operation::Terminate(Terminate { by, pair: Pair { holder, recipient }, channel }) => text!(
            "{by} ends the relationship {holder} → {recipient}{en}",
            "{by}申请终止{holder}对{recipient}的共济关系{zh}",
            by = who(by),
            holder = who(holder),
            recipient = who(recipient),
            zh = through(channel).zh,
            en = through(channel).en,
        ),
        Operation::Transfer(Transfer { person, region: to }) => text!(
            "{person} transfers the insurance to {en}",
            "{person}的医疗保险关系跨统筹地区转移至{zh}",
            person = who(person),
            zh = region(to).zh,
            en = region(to).en,
        ),
        Operation::EndInsurance(EndInsurance { person, reason }) => text!(
            "{person}'s insurance ends: {en}",
            "{person}的医疗保险关系终止（{zh}）",
            person = who(person),
            zh = reason.text().zh,
            en = reason.text().en,
        ),
        Operation::Enroll(Enroll { person, scheme, region: at }) => text!(
            "{person} enrolls in {scheme_en}, {en}",
            "{person}在{zh}参加{scheme_zh}",
            person = who(person),
            scheme_zh = scheme.text().zh,
            scheme_en = scheme.text().en,
            zh = region(at).zh,
            en = region(at).en,
        ),
        Operation::Contribute(Contribute { person, amount }) => text!(
            "{amount} is contributed to {person}'s account",
            "{person}的个人账户计入{amount}元",
            person = who(person),
            amount = amount,
        ),
        Operation::Spend(Spend { person, amount }) => text!(
            "{person} spends {amount} from their own account",
            "{person}本人使用个人账户{amount}元",
            person = who(person),
            amount = amount,
        ),
        Operation::Clear(Clear) => Text::new("the regions clear", "各统筹地区清算"),
    }
}

fn established(establish: Establish, names: &Names) -> Text {
    let Establish { pair: Pair { holder, recipient }, kinship, commitment, channel } = establish;
    let (through, kin) = (through(channel), names.term(kinship));
    text!(
        "{holder} establishes a relationship for {recipient}, {kin_en}; {commitment_en}{en}",
        "{holder}为{recipient}（{kin_zh}）建立共济关系，{commitment_zh}{zh}",
        holder = names.of_person(holder),
        recipient = names.of_person(recipient),
        kin_zh = kin.zh,
        kin_en = kin.en,
        commitment_zh = commitment.text().zh,
        commitment_en = commitment.text().en,
        zh = through.zh,
        en = through.en,
    )
}

/// Words the channel, unless it is the usual one.
fn through(channel: Channel) -> Text {
    match channel {
        Channel::App => Text::new("", ""),
        Channel::Platform | Channel::Window => text!(
            ", through {en}",
            "（通过{zh}办理）",
            zh = channel.text().zh,
            en = channel.text().en,
        ),
    }
}

fn settled(settle: Settle, names: &Names) -> Text {
    let Settle { pair: Pair { holder, recipient }, beneficiary, category, venue, amount } = settle;
    let place = venue.map_or(Text::new("", ""), |Venue { kind, region: at }| {
        text!(
            ", {kind_en} ({en})",
            "（{kind_zh}，{zh}）",
            kind_zh = names.term(kind).zh,
            kind_en = names.term(kind).en,
            zh = region(at).zh,
            en = region(at).en,
        )
    });
    let category = names.term(category);
    text!(
        "{beneficiary}: {category_en}{en}, {amount}, to be paid from {holder}'s account for {recipient}",
        "结算{beneficiary}的{category_zh}{amount}元{zh}，由{holder}的个人账户为{recipient}支付",
        beneficiary = names.of_person(beneficiary),
        holder = names.of_person(holder),
        recipient = names.of_person(recipient),
        category_zh = category.zh,
        category_en = category.en,
        amount = amount,
        zh = place.zh,
        en = place.en,
    )
}
