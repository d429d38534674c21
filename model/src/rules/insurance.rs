//! INS: ending the insurance (医疗保险关系终止) and taking it out, again or in another scheme (参保登记).

use super::{Rule, end_relationships};
use crate::change::Change;
use crate::clause::Clause::{INS_1, INS_2, INS_3, INS_4, INS_5, INS_6};
use crate::clause::Code::{AlreadyInsured, InsuranceNotActive, PersonDeceased};
use crate::judge::Judge;
use crate::ledger::Ledger;
use crate::operation::{EndInsurance, Enroll, Receipt};
use crate::person::{Insurance, Reason, Scheme, Standing};
use crate::policy::Policy;
use crate::records::Records;
use crate::relationship::RequestId;

impl Rule for EndInsurance {
    fn judge<R: Records, J: Judge>(&self, _: &Policy, records: &R, judge: &mut J) {
        // INS-3 · interpreted
        // For retirement and withdrawal the insurance is active; a death is recorded also of
        // somebody whose insurance has ended, and only once.
        let standing = records.insurance(self.person).map(|insurance| insurance.standing);
        match self.reason {
            Reason::Retirement | Reason::Withdrawal => {
                judge.require(INS_3, standing == Some(Standing::Active), InsuranceNotActive);
            }
            Reason::Death => {
                let alive = standing.is_some_and(|standing| standing != Standing::Deceased);
                judge.require(INS_3, alive, PersonDeceased);
            }
        }
    }

    fn effect<L: Ledger>(&self, policy: &Policy, ledger: &mut L, _: Option<RequestId>) -> Receipt {
        let present = ledger.insurance(self.person).expect("GEN-1: the person is on record");

        // INS-1 · stated · S3
        // Retirement, death and voluntary withdrawal end the insurance relationship.
        //
        // If it has ended before, INS-3 demands the mark of death alone.
        let standing = match self.reason {
            Reason::Retirement | Reason::Withdrawal => Standing::Ended,
            Reason::Death => Standing::Deceased,
        };
        let insurance = Insurance { standing, ..present };
        let clause = if present.is_active() { INS_1 } else { INS_3 };
        ledger.change(clause, Change::Insure(self.person, insurance));

        // INS-2 · stated · S3
        // The end of the insurance ends every active relationship of that person, given or
        // received, in the same step.
        //
        // The ends of the insurance that end relationships are a parameter.
        if policy.ends_with(self.reason) {
            end_relationships(ledger, INS_2, self.person);
        }

        // INS-6: the account stays with its person; nothing here touches it.
        Receipt::Done
    }
}

impl Rule for Enroll {
    fn judge<R: Records, J: Judge>(&self, _: &Policy, records: &R, judge: &mut J) {
        let standing = records.insurance(self.person).map(|insurance| insurance.standing);

        // INS-5 · interpreted
        // Who is enrolled is not insured already and has not died.
        judge.require(INS_5, standing != Some(Standing::Active), AlreadyInsured);
        judge.require(INS_5, standing != Some(Standing::Deceased), PersonDeceased);

        note(standing, judge);
    }

    fn effect<L: Ledger>(&self, _: &Policy, ledger: &mut L, _: Option<RequestId>) -> Receipt {
        let Enroll { person, scheme, region } = *self;
        let insurance = Insurance { scheme, standing: Standing::Active, region };
        ledger.change(INS_4, Change::Insure(person, insurance));

        // INS-6 · interpreted
        // The account stays with its person after the end of the insurance; it backs no new
        // relationship until the person is an active employee again.
        //
        // An employee has an account from enrolment on; whoever had one keeps it as it was.
        if scheme == Scheme::Employee {
            ledger.change(INS_6, Change::OpenAccount(person));
        }
        Receipt::Done
    }
}

/// Notes the clauses that apply once every guard is judged; none of them refuses.
#[inline]
fn note<J: Judge>(standing: Option<Standing>, judge: &mut J) {
    // INS-4 · stated · S3
    // Who is insured again may take part in mutual aid again, also who retires and is at once
    // enrolled anew as a retired member of the employee scheme.
    judge.note(INS_4, standing == Some(Standing::Ended));
}
