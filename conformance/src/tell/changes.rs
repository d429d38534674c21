//! Words for changes to the records, as lines of a story in both languages.

use model::change::Change;
use model::money::Fen;
use model::observe::Names;
use model::person::Insurance;
use model::region::Region;
use model::relationship::{Pair, Settlement};
use model::terms::Term;
use model::text;
use model::text::Text;

use super::provinces::region;

/// Words a change as a sentence.
pub(crate) fn sentence(change: &Change, names: &Names) -> Text {
    match *change {
        Change::Insure(person, insurance) => insured(&names.told(person), insurance),
        Change::OpenAccount(person) => text!(
            "{person} has a personal account from enrolment on; an earlier one is kept",
            "{person}自参保登记起有个人账户，原有账户予以保留";
            person = names.told(person),
        ),
        Change::Credit(person, amount) => text!(
            "{amount} comes into {person}'s account",
            "{person}的个人账户增加{amount}元",
            amount = amount;
            person = names.told(person),
        ),
        Change::Debit(person, amount) => text!(
            "{amount} leaves {person}'s account",
            "{person}的个人账户减少{amount}元",
            amount = amount;
            person = names.told(person),
        ),
        Change::Begin(pair) => text!(
            "{pair} begins, with nothing granted and nothing used",
            "{pair}建立，额度总额与已使用金额均为零";
            pair = between(pair, names),
        ),
        Change::End(pair) => text!(
            "{pair} ends; what remains is free again",
            "{pair}终止，剩余额度恢复为可用余额";
            pair = between(pair, names),
        ),
        Change::Grant(pair, amount) => text!(
            "{holder} grants {recipient} {amount} in all",
            "{holder}给予{recipient}的额度总额现为{amount}元",
            amount = amount;
            holder = names.told(pair.holder),
            recipient = names.told(pair.recipient),
        ),
        Change::Use(pair, amount) => used(pair, names, Text::new("more", "增加"), amount),
        Change::Restore(pair, amount) => used(pair, names, Text::new("less", "减少"), amount),
        Change::Settle(request, Settlement { paid, .. }) => text!(
            "the settlement {request} is on record: {paid}",
            "结算{request}已登记：个人账户共济支付{paid}元",
            request = names.of_request(request),
            paid = paid,
        ),
        Change::MarkReversed(request) => text!(
            "the settlement {request} is reversed",
            "结算{request}已冲正",
            request = names.of_request(request),
        ),
        Change::Owe(debtor, creditor, amount) => {
            claim(debtor, creditor, amount, ["owes", "more, net"], ["应付", "的待清算金额增加"])
        }
        Change::Clear(debtor, creditor, amount) => {
            claim(debtor, creditor, amount, ["pays", "to clear"], ["向", "拨付清算资金"])
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

fn used(pair: Pair, names: &Names, more: Text, amount: Fen) -> Text {
    text!(
        "{amount} {more} is used under {pair}",
        "{pair}的已使用金额{more}{amount}元",
        amount = amount;
        more = more,
        pair = between(pair, names),
    )
}

fn insured(person: &Text, Insurance { scheme, standing, region: at }: Insurance) -> Text {
    text!(
        "{person}: {scheme}, {standing}, {at}",
        "{person}：{scheme}，{standing}，{at}";
        person = person,
        scheme = scheme.text(),
        standing = standing.text(),
        at = region(at),
    )
}

fn between(Pair { holder, recipient }: Pair, names: &Names) -> Text {
    text!(
        "the relationship {holder} → {recipient}",
        "{holder}对{recipient}的共济关系";
        holder = names.told(holder),
        recipient = names.told(recipient),
    )
}
