//! Operations, the requests that carry them, and their answers. The file of the family under
//! `rules` says what an operation needs and does.

mod families;
mod fields;
mod written;

pub use families::{
    Clear, Contribute, EndInsurance, Enroll, Establish, Reverse, SetQuota, Settle, Spend,
    Terminate, Transfer,
};
pub use fields::{Naming, Operand};
pub use written::Written;

use crate::clause::Code;
use crate::expense::Venue;
use crate::money::{Amount, Fen};
use crate::person::{Channel, PersonId};
use crate::position::Position;
use crate::region::Region;
use crate::relationship::{Pair, RequestId};
use crate::terms::{Set, terms};
use crate::word::WordId;

terms! {
    /// The operations, by name.
    Family, "operation", "业务";
    Establish "establish" "establish a relationship" "建立共济关系";
    SetQuota "set_quota" "set the quota" "设置共济额度";
    Settle "settle" "settle an expense" "结算";
    Reverse "reverse" "reverse a settlement" "结算冲正";
    Terminate "terminate" "terminate a relationship" "终止共济关系";
    Transfer "transfer" "transfer the insurance" "转移接续";
    EndInsurance "end_insurance" "end the insurance" "医疗保险关系终止";
    Enroll "enroll" "enroll" "参保登记";
    Contribute "contribute" "contribute to the account" "个人账户计入";
    Spend "spend" "spend from one's own account" "本人使用个人账户";
    Clear "clear" "clear between regions" "清算";
}

/// An operation with its operands. `P`, `R` and `W` name people, requests and words that no
/// vocabulary has: by number for the rules, by text in files and messages.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Operation<P = PersonId, R = RequestId, W = WordId> {
    /// EST: establish a relationship.
    Establish(Establish<P, W>),
    /// QUO: set the quota of a relationship.
    SetQuota(SetQuota<P>),
    /// SET: settle an expense or a premium.
    Settle(Settle<P, W>),
    /// REV: reverse a settlement.
    Reverse(Reverse<R>),
    /// TRM: terminate a relationship.
    Terminate(Terminate<P>),
    /// TRF: transfer the insurance to another region.
    Transfer(Transfer<P>),
    /// INS: end the insurance.
    EndInsurance(EndInsurance<P>),
    /// INS: take out insurance (again).
    Enroll(Enroll<P>),
    /// CON: contribute to an account.
    Contribute(Contribute<P>),
    /// SPD: spend from one's own account.
    Spend(Spend<P>),
    /// CLR: clear between regions.
    Clear(Clear),
}

/// Writes the two accessors of a part that some operations have.
macro_rules! part {
    (
        $get:ident, $change:ident: $part:ty, $about:literal;
        $($family:ident($with:pat))|+ => $found:ident
    ) => {
        #[doc = concat!("Returns ", $about, ".")]
        #[inline]
        pub fn $get(&self) -> Option<&$part> {
            match self {
                $(Operation::$family($with))|+ => Some($found),
                _ => None,
            }
        }

        #[doc = concat!("Returns ", $about, ", for changing it.")]
        pub fn $change(&mut self) -> Option<&mut $part> {
            match self {
                $(Operation::$family($with))|+ => Some($found),
                _ => None,
            }
        }
    };
}

impl<P, R, W> Operation<P, R, W> {
    /// Returns the family of the operation.
    pub fn family(&self) -> Family {
        match self {
            Operation::Establish(_) => Family::Establish,
            Operation::SetQuota(_) => Family::SetQuota,
            Operation::Settle(_) => Family::Settle,
            Operation::Reverse(_) => Family::Reverse,
            Operation::Terminate(_) => Family::Terminate,
            Operation::Transfer(_) => Family::Transfer,
            Operation::EndInsurance(_) => Family::EndInsurance,
            Operation::Enroll(_) => Family::Enroll,
            Operation::Contribute(_) => Family::Contribute,
            Operation::Spend(_) => Family::Spend,
            Operation::Clear(_) => Family::Clear,
        }
    }

    /// Returns the people that the request names (GEN-1).
    #[inline]
    pub fn people(&self) -> impl Iterator<Item = P> + use<P, R, W>
    where
        P: Copy,
    {
        let person = match *self {
            Operation::Settle(Settle { beneficiary, .. }) => Some(beneficiary),
            Operation::Terminate(Terminate { by, .. }) => Some(by),
            Operation::Transfer(Transfer { person, .. })
            | Operation::EndInsurance(EndInsurance { person, .. })
            | Operation::Enroll(Enroll { person, .. })
            | Operation::Contribute(Contribute { person, .. })
            | Operation::Spend(Spend { person, .. }) => Some(person),
            Operation::Establish(_)
            | Operation::SetQuota(_)
            | Operation::Reverse(_)
            | Operation::Clear(_) => None,
        };
        let pair = self.pair();
        [pair.map(|pair| pair.holder), pair.map(|pair| pair.recipient), person]
            .into_iter()
            .flatten()
    }

    part! {
        pair, pair_mut: Pair<P>, "the pair that the request names";
        Establish(Establish { pair, .. }) | SetQuota(SetQuota { pair, .. })
            | Settle(Settle { pair, .. }) | Terminate(Terminate { pair, .. }) => pair
    }

    part! {
        person, person_mut: P, "the one person that the request is about";
        Transfer(Transfer { person, .. }) | EndInsurance(EndInsurance { person, .. })
            | Enroll(Enroll { person, .. }) | Contribute(Contribute { person, .. })
            | Spend(Spend { person, .. }) => person
    }

    part! {
        amount, amount_mut: Amount, "the amount that the request names; for a quota, the total granted";
        SetQuota(SetQuota { granted: amount, .. }) | Settle(Settle { amount, .. })
            | Contribute(Contribute { amount, .. }) | Spend(Spend { amount, .. }) => amount
    }

    part! {
        channel, channel_mut: Channel, "the channel through which the request comes";
        Establish(Establish { channel, .. }) | Terminate(Terminate { channel, .. }) => channel
    }

    part! {
        region, region_mut: Region, "the region that the request names";
        Settle(Settle { venue: Some(Venue { region, .. }), .. })
            | Transfer(Transfer { region, .. }) | Enroll(Enroll { region, .. }) => region
    }

    /// Returns the content of a request, by which repetitions are told from conflicts (IDM-1,
    /// IDM-2): all of it but the channel, which changes nothing (EST-11, TRM-3; a choice).
    #[must_use]
    pub fn content(mut self) -> Self {
        self.channel_mut().into_iter().for_each(|channel| *channel = Channel::App);
        self
    }
}

/// An operation as it is sent. Without a request ID, each sending is an operation of its own.
/// `settle` and `reverse` always carry an ID.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Request<P = PersonId, R = RequestId, W = WordId> {
    /// The request ID, if any.
    pub id: Option<R>,
    /// The operation asked for.
    pub operation: Operation<P, R, W>,
}

/// A request under the names that `N` gives.
pub type Renamed<N, P, R, W> = Request<
    <N as Naming<P, R, W>>::Person,
    <N as Naming<P, R, W>>::Request,
    <N as Naming<P, R, W>>::Word,
>;

impl<P, R, W> Request<P, R, W> {
    /// Returns the same request with other names.
    pub fn renamed<N: Naming<P, R, W>>(
        self,
        names: &mut N,
    ) -> Result<Renamed<N, P, R, W>, N::Refusal> {
        let id = self.id.map(|id| names.request(fields::ID, id)).transpose()?;
        Ok(Request { id, operation: self.operation.renamed(names)? })
    }
}

/// The receipt of an accepted operation.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Receipt {
    /// The operation was done, and there is nothing more to say.
    Done,
    /// SET-9: the share paid from the holder's account, and the patient's share.
    Paid {
        /// The amount paid from the holder's account, in fen.
        paid: Fen,
        /// The amount that the patient pays, in fen.
        self_paid: Fen,
    },
    /// CLR-1: the positions that were closed.
    Statement(Vec<Position>),
}

/// The answer to a request: accepted with its whole effect, or rejected with none.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Answer {
    /// Accepted, with the receipt.
    Accepted(Receipt),
    /// Rejected, with the code of every guard that the request breaks.
    Rejected(Set<Code>),
}

impl Answer {
    /// Returns whether the request was accepted.
    #[inline]
    pub fn is_accepted(&self) -> bool {
        matches!(self, Answer::Accepted(_))
    }

    /// Returns the amount paid, if this is the answer to an accepted settlement.
    pub fn paid(&self) -> Option<Fen> {
        match self {
            Answer::Accepted(Receipt::Paid { paid, .. }) => Some(*paid),
            Answer::Accepted(_) | Answer::Rejected(_) => None,
        }
    }
}
