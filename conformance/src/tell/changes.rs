//! Words for changes to the records, as lines of a story in both languages.

use model::change::Change;
use model::money::Fen;
use model::observe::Names;
use model::person::{Insurance, PersonId};
use model::region::Region;
use model::relationship::{Pair, Settlement};
use model::terms::Term;
use model::text;
use model::text::Text;

use super::provinces::region;

/// Words a change as a sentence.
pub(crate) fn sentence(change: &Change, names: &Names) -> Text {
    match *change {
        Change::Insure(person, insurance) => insured(names.of_person(person), insurance),
        Change::OpenAccount(person) => text!(
            "{person} has a personal account",
            "{person}有个人账户",
            person = names.of_person(person),
        ),
        Change::Credit(person, amount) => text!(
            "{amount} comes into {person}'s account",
            "{person}的个人账户增加{amount}元",
            amount = amount,
            person = names.of_person(person),
        ),
        Change::Debit(person, amount) => text!(
            "{amount} leaves {person}'s account",
            "{person}的个人账户减少{amount}元",
            amount = amount,
            person = names.of_person(person),
        ),
        Change::Begin(pair) => {
            let Text { en, zh } = between(pair, names);
            text!(
                "{en} begins, with nothing granted and nothing used",
                "{zh}建立，额度总额与已使用金额均为零",
                en = en,
                zh = zh,
            )
        }
        Change::End(pair) => {
            let Text { en, zh } = between(pair, names);
            text!(
                "{en} ends; what remains is free again",
                "{zh}终止，剩余额度恢复为可用余额",
                en = en,
                zh = zh,
            )
        }
        Change::Grant(pair, amount) => text!(
            "{holder} grants {recipient} {amount} in all",
            "{holder}给{recipient}的额度总额现为{amount}元",
            holder = names.of_person(pair.holder),
            recipient = names.of_person(pair.recipient),
            amount = amount,
        ),
        Change::Use(pair, amount) => used(pair, names, "more", "增加", amount),
        Change::Restore(pair, amount) => used(pair, names, "less", "减少", amount),
        Change::Settle(request, Settlement { paid, .. }) => text!(
            "the settlement {request} is on record: {paid}",
            "结算{request}已登记：{paid}元",
            request = names.of_request(request),
            paid = paid,
        ),
        Change::MarkReversed(request) => text!(
            "the settlement {request} is reversed",
            "结算{request}已冲正",
            request = names.of_request(request),
        ),
        Change::Owe(debtor, creditor, amount) => {
            claim(debtor, creditor, amount, ["owes", "more, net"], ["对", "的待清算金额增加"])
        }
        Change::Clear(debtor, creditor, amount) => {
            claim(debtor, creditor, amount, ["pays", "to clear"], ["向", "清算"])
        }
    }
}

fn claim(from: Region, to: Region, amount: Fen, en: [&str; 2], zh: [&str; 2]) -> Text {
    let (from, to) = (region(from), region(to));
    Text::owned(
        format!("{} {} {} {amount} {}", from.en, en[0], to.en, en[1]),
        format!("{}{}{}{}{amount}元", from.zh, zh[0], to.zh, zh[1]),
    )
}

fn used(pair: Pair, names: &Names, more: &str, more_zh: &str, amount: Fen) -> Text {
    let Text { en, zh } = between(pair, names);
    text!(
        "{amount} {more} is used under {en}",
        "{zh}的已使用金额{more_zh}{amount}元",
        amount = amount,
        more = more,
        more_zh = more_zh,
        en = en,
        zh = zh,
    )
}

fn insured(person: String, Insurance { scheme, standing, region: at }: Insurance) -> Text {
    text!(
        "{person}: {scheme_en}, {standing_en}, {en}",
        "{person}：{scheme_zh}，{standing_zh}，{zh}",
        person = person,
        scheme_zh = scheme.text().zh,
        scheme_en = scheme.text().en,
        standing_zh = standing.text().zh,
        standing_en = standing.text().en,
        zh = region(at).zh,
        en = region(at).en,
    )
}

fn between(Pair { holder, recipient }: Pair, names: &Names) -> Text {
    let name = |id: PersonId| names.of_person(id);
    text!(
        "the relationship {holder} → {recipient}",
        "{holder}对{recipient}的共济关系",
        holder = name(holder),
        recipient = name(recipient),
    )
}
