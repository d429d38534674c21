//! The mutants in Chinese, for people who read the list. A name is in English alone, because it is
//! also what `--builtin` is given.

use model::terms::Term;

use super::{Misreading, Mutant, What, When};
use crate::systems::faults::{Action, ChangeKind};

impl Mutant {
    /// Words the fault and its trigger in Chinese.
    pub fn in_chinese(&self) -> String {
        let what = what(self.what);
        match self.when {
            When::Always => what,
            when => format!("{what}（仅限{}）", zh(when)),
        }
    }
}

fn what(what: What) -> String {
    match what {
        What::Fault(action) => fault(action),
        What::Misread(reading) => format!("误读政策：{}", misread(reading)),
        What::Turned(turn, clause) => format!("{clause} 的比较有误：{}", zh(turn)),
        What::Number(number, family) => format!("{}的金额有误：{}", zh(family), zh(number)),
        What::Sum(fault) => zh(fault),
        What::Person(fault) => zh(fault),
        What::Region(fault) => zh(fault),
        What::Relationship(fault) => zh(fault),
        What::Repeat(fault) => zh(fault),
        What::Again(family) => format!("再次提交的请求再次办理：{}", zh(family)),
        What::Without(family, field) => {
            format!("比较请求内容时不计{}：{}", zh(field), zh(family))
        }
        What::Clearing(fault) => zh(fault),
        What::Strict(fault) => format!("应予办理而不予办理：{}", zh(fault)),
        What::Trace(fault) => zh(fault),
        What::Recode(from, to) => format!("应答复 {from} 而答复 {to}"),
        What::OneCode(code) => format!("不予办理的一律答复 {code}"),
        What::NoCode => "不予办理的答复不带代码".to_string(),
        What::Shown(fault) => zh(fault),
    }
}

fn fault(action: Action) -> String {
    match action {
        Action::Ignore(clause) => format!("未判断 {clause}"),
        Action::IgnoreCode(clause, code) => format!("未判断 {clause}（{code}）"),
        Action::Shift(clause, by) => format!("{clause} 的界限相差{by:+}"),
        Action::Omit(clause, kind) => format!("{clause}：遗漏{}", change(kind)),
        Action::Double(clause, kind) => format!("{clause}：重复{}", change(kind)),
        Action::Off(clause, kind, by) => format!("{clause}：{}的金额相差{by:+}分", change(kind)),
        Action::OtherParty(clause, kind) => format!("{clause}：{}误用于另一方", change(kind)),
        Action::AlsoDebit(clause) => format!("{clause}：另扣减个人账户一分"),
        Action::SwapRegions(clause) => format!("{clause}：应付地区与应收地区颠倒"),
        Action::ForgetGiven(clause) => format!("{clause}：未终止本人作为共济人的共济关系"),
        Action::ForgetReceived(clause) => format!("{clause}：未终止本人作为被共济人的共济关系"),
        Action::LoseMoney(clause) => format!("{clause}：个人账户余额丢失"),
        other => without_clause(other).to_string(),
    }
}

/// Words a fault that concerns no single clause.
fn without_clause(action: Action) -> &'static str {
    match action {
        Action::ClaimAtHome => "应付款项归被共济人参保地",
        Action::MoveClaims => "应付款项随转移接续转到新的统筹地区",
        Action::EndReturned => "同时终止反方向的共济关系",
        Action::KeepQuota => "重新建立后沿用原额度总额",
        Action::KeepUsed => "重新建立后沿用原已使用金额",
        Action::RefuseAgain => "终止后不得重新建立",
        Action::RestoreToAny => "冲正恢复现有共济关系的额度",
        Action::RestoreToEnded => "冲正恢复已终止共济关系的额度",
        Action::ReverseAtPresentHome => "冲正按共济人现参保地冲回应付款项",
        Action::CountReceived => "所获额度计入本人可用余额",
        Action::CountOneRecipient => "只有一名被共济人的额度计为占用",
        Action::ClearOnlyFirst => "只清算第一项待清算金额",
        Action::HideStatement => "清算单为空",
        Action::ReceiptSaysAll => "回执所列全部由个人账户共济支付",
        Action::ChargeRefused => "不予办理的结算仍扣减一分",
        Action::ExecuteAgain => "再次提交的请求再次办理",
        Action::ForgetRefused => "未记住不予办理的答复",
        Action::AcceptConflict => "已用编号、内容不同的请求予以办理",
        Action::CutFraction => "不足一分的部分截去后办理",
        Action::EndClearsQuota => "终止时额度总额清零",
        Action::EndClearsUsed => "终止时已使用金额清零",
        _ => "其他错误",
    }
}

fn change(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Insure => "参保信息变更",
        ChangeKind::OpenAccount => "开立个人账户",
        ChangeKind::Credit => "个人账户增加",
        ChangeKind::Debit => "个人账户减少",
        ChangeKind::Begin => "共济关系建立",
        ChangeKind::End => "共济关系终止",
        ChangeKind::Grant => "额度设置",
        ChangeKind::Use => "额度使用",
        ChangeKind::Restore => "额度恢复",
        ChangeKind::Settle => "结算登记",
        ChangeKind::MarkReversed => "冲正登记",
        ChangeKind::Owe => "应付款项",
        ChangeKind::Clear => "清算",
    }
}

fn misread(reading: Misreading) -> String {
    match reading {
        Misreading::WithoutKinship(kinship) => format!("{}不在共济范围", zh(kinship)),
        Misreading::AlsoKinship(kinship) => format!("{}在共济范围", zh(kinship)),
        Misreading::WithoutCategory(category) => format!("{}不在支付范围", zh(category)),
        Misreading::AlsoCategory(category) => format!("{}在支付范围", zh(category)),
        Misreading::Venue(category, venue) => format!("{}的场所为{}", zh(category), zh(venue)),
        Misreading::Payment(category, payment) => format!("{}{}", zh(category), zh(payment)),
        Misreading::Scheme(category, scheme) => format!("{}：{}", zh(category), zh(scheme)),
        Misreading::Reach(reach) => format!("适用范围为{}", zh(reach)),
        Misreading::MayNotGive(scheme) => format!("{}参保人不得作为共济人", zh(scheme)),
        Misreading::MayGive(scheme) => format!("{}参保人可以作为共济人", zh(scheme)),
        Misreading::MayNotReceive(scheme) => format!("{}参保人不得作为被共济人", zh(scheme)),
        Misreading::NoCommitment => "不要求承诺书".to_string(),
        Misreading::Shared => "不设额度，直接使用个人账户余额".to_string(),
        Misreading::EarmarkWithin => "额度占用的资金共济人仍可使用".to_string(),
        Misreading::Ignored(event) => format!("{}不终止共济关系", zh(event)),
        Misreading::SettlementCap(cap) => format!("单笔结算以{cap}元为限"),
        Misreading::NoSettlementCap => "单笔结算不设上限".to_string(),
        Misreading::RecipientCap(cap) => format!("被共济人以{cap}名为限"),
        Misreading::HolderCap(cap) => format!("共济人以{cap}名为限"),
        Misreading::NoCaps => "共济关系数不设上限".to_string(),
        Misreading::Connected([one, other]) => format!("仅{one}与{other}已开通"),
        Misreading::Closed(channel) => format!("{}未开通办理", zh(channel)),
    }
}

fn zh<T: Term>(term: T) -> String {
    term.text().zh.into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::all;

    #[test]
    fn every_mutant_is_told_in_chinese() {
        for mutant in all() {
            let told = mutant.in_chinese();
            assert!(told.contains(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{told}");
            assert!(!told.contains("其他错误"), "{} has no Chinese", mutant.name());
        }
    }
}
