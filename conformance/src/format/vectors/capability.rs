//! The capabilities that vectors need, each a group of operations. A system declares its own; a
//! vector that needs others cannot be measured, and has not passed.

use model::operation::{Family, Operation, Request};

model::terms! {
    /// Capability of a system.
    Capability, "capability", "系统能力";
    Relationships "relationships" "establish and terminate relationships" "建立和终止共济关系";
    Quotas "quotas" "set quotas" "设置共济额度";
    Settlement "settlement" "settle expenses and premiums" "结算费用和个人缴费";
    Reversal "reversal" "reverse settlements" "结算冲正";
    Insurance "insurance" "enroll, transfer and end the insurance" "参保登记、转移接续和医疗保险关系终止";
    Accounts "accounts" "contribute to accounts and spend from them" "个人账户计入和本人使用";
    Clearing "clearing" "clear between regions" "统筹地区间清算";
    Requests "requests" "take a request ID with every operation" "所有业务均可携带请求编号";
}

impl Capability {
    /// Returns the capability that an operation needs.
    pub fn of(operation: Family) -> Capability {
        match operation {
            Family::Establish | Family::Terminate => Capability::Relationships,
            Family::SetQuota => Capability::Quotas,
            Family::Settle => Capability::Settlement,
            Family::Reverse => Capability::Reversal,
            Family::Transfer | Family::EndInsurance | Family::Enroll => Capability::Insurance,
            Family::Contribute | Family::Spend => Capability::Accounts,
            Family::Clear => Capability::Clearing,
        }
    }
}

/// Returns the capabilities that requests need, in the order of the vocabulary.
pub fn needed<'a>(requests: impl Iterator<Item = &'a Request>) -> Vec<Capability> {
    let mut needed = Vec::new();
    for Request { id, operation } in requests {
        needed.push(Capability::of(operation.family()));
        let always = matches!(operation, Operation::Settle(_) | Operation::Reverse(_));
        if id.is_some() && !always {
            needed.push(Capability::Requests);
        }
    }
    needed.sort_unstable();
    needed.dedup();
    needed
}
