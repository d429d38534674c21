//! CON and SPD: money that comes into a personal account, and what its owner spends of it. What
//! relatives spend is in `settle`.

use super::{Rule, funds};
use crate::change::Change;
use crate::clause::Clause::{CON_1, QUO_5, SPD_1, SPD_2, SPD_3};
use crate::clause::Code::{
    ExceedsFreeBalance, HolderNotInsuredEmployee, InvalidAmount, NoAccount, PersonDeceased,
};
use crate::judge::{Judge, Relation};
use crate::ledger::Ledger;
use crate::money::Fen;
use crate::operation::{Contribute, Receipt, Spend};
use crate::person::{Person, Standing};
use crate::policy::Policy;
use crate::records::Records;
use crate::relationship::RequestId;

impl Rule for Contribute {
    fn judge<R: Records, J: Judge>(&self, _: &Policy, records: &R, judge: &mut J) {
        let person = records.person(self.person);

        // CON-1 · interpreted
        // Contributions go to an active employee's account, are above zero, have no fraction of a
        // fen, and raise no balance above ten billion yuan.
        let employed = person.is_some_and(|person| person.insurance.is_active_employee());
        judge.require(CON_1, employed, HolderNotInsuredEmployee);
        if let Some(amount) = judge.amount(CON_1, self.amount, Fen::ONE) {
            let balance = person.map_or(Fen::ZERO, Person::balance);
            judge.money(CON_1, balance + amount, Relation::AtMost, Fen::LARGEST, InvalidAmount);
        }
    }

    fn effect<L: Ledger>(&self, _: &Policy, ledger: &mut L, _: Option<RequestId>) -> Receipt {
        let amount = self.amount.whole().expect("CON-1: the amount is whole fen");
        ledger.change(CON_1, Change::Credit(self.person, amount));
        Receipt::Done
    }
}

impl Rule for Spend {
    fn judge<R: Records, J: Judge>(&self, policy: &Policy, records: &R, judge: &mut J) {
        // SPD-1 · interpreted
        // Who spends has a personal account, and the amount is above zero, has no fraction of a
        // fen, and is at most ten billion yuan.
        let balance = records.person(self.person).and_then(|person| person.account);
        judge.require(SPD_1, balance.is_some(), NoAccount);
        let amount = judge.amount(SPD_1, self.amount, Fen::ONE);

        if let (Some(balance), Some(amount)) = (balance, amount) {
            // SPD-2 · stated · S3
            // Own spending is limited to the free balance: the balance less what is earmarked by
            // quotas.
            let free = funds::to_spend(policy, records, self.person);
            let covered = judge.money(SPD_2, amount, Relation::AtMost, free, ExceedsFreeBalance);
            note(!covered && amount <= balance, judge);
        }

        // SPD-3 · interpreted
        // Nobody spends from the account of somebody who has died.
        let standing = records.insurance(self.person).map(|insurance| insurance.standing);
        judge.require(SPD_3, standing != Some(Standing::Deceased), PersonDeceased);
    }

    fn effect<L: Ledger>(&self, _: &Policy, ledger: &mut L, _: Option<RequestId>) -> Receipt {
        let amount = self.amount.whole().expect("SPD-1: the amount is whole fen");
        ledger.change(SPD_2, Change::Debit(self.person, amount));
        Receipt::Done
    }
}

/// Notes the clauses that apply once every guard is judged; none of them refuses.
#[inline]
fn note<J: Judge>(covered_by_balance: bool, judge: &mut J) {
    // QUO-5 · stated · S3
    // What is earmarked by a quota is out of the holder's own reach: neither own spending
    // nor another quota can take it.
    //
    // It is the reason if the balance alone covers the amount.
    judge.note(QUO_5, covered_by_balance);
}
