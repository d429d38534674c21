//! Observations of a system: everything that can be seen of its records, as plain data that can be
//! written, read and compared. How the system stores its records is its own business.
//!
//! Everything is sorted by name and code, not by its order in the store, so that equal states print
//! equally.

mod names;

pub use names::Names;

use serde::de::MapAccess;
use serde::{Deserialize, Deserializer, Serialize};

use crate::clause::Code;
use crate::money::Fen;
use crate::operation::{Answer, Family, Receipt};
use crate::person::{PersonId, Scheme};
use crate::position::Position;
use crate::records::Records;
use crate::region::Region;
use crate::terms::terms;
use crate::tree::{Fields, Tagged, read_tagged};

terms! {
    /// The state of an insurance or a relationship. An end by death looks like any other.
    State, "state", "状态";
    Active "active" "active" "有效";
    Ended "ended" "ended" "已终止";
}

impl State {
    /// Returns the active state if `active` holds, else the ended one.
    pub fn of(active: bool) -> State {
        if active { State::Active } else { State::Ended }
    }
}

/// The whole observable state.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Each person on record.
    pub people: Vec<ObservedPerson>,
    /// Each ordered pair that ever had a relationship, the latest one.
    pub relationships: Vec<ObservedRelationship>,
    /// Each pair of regions with an open position. Positions of zero are left out.
    pub positions: Vec<ObservedPosition>,
}

/// A person as observed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservedPerson {
    /// The name.
    pub name: String,
    /// The scheme of the insurance, or of the latest one.
    pub scheme: Scheme,
    /// The state of the insurance.
    pub insurance: State,
    /// The pooling region.
    pub region: Region,
    /// The balance of the account, if the person has one.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub balance: Option<Fen>,
    /// The part of the balance that is not earmarked, never below zero: more can be earmarked if the
    /// policy leaves earmarked money within the holder's reach.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub free: Option<Fen>,
}

/// Reads a field that may be left out but must not be `null`.
pub fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    from: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// A relationship as observed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservedRelationship {
    /// The person who gives.
    pub holder: String,
    /// The person who receives.
    pub recipient: String,
    /// The state of the relationship.
    pub state: State,
    /// The total granted, as it stands, or as it stood when the relationship ended.
    pub granted: Fen,
    /// The part of it that was used.
    pub used: Fen,
    /// The part of it that is left; zero once the relationship has ended.
    pub remaining: Fen,
}

/// An open position as observed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservedPosition {
    /// The region that owes.
    pub debtor: Region,
    /// The region that is owed.
    pub creditor: Region,
    /// The net amount owed.
    pub amount: Fen,
}

impl From<Position> for ObservedPosition {
    fn from(Position { debtor, creditor, amount }: Position) -> ObservedPosition {
        ObservedPosition { debtor, creditor, amount }
    }
}

terms! {
    /// The outcome of a request.
    Decision, "decision", "办理结果";
    Accepted "accepted" "accepted" "予以办理";
    Rejected "rejected" "rejected" "不予办理";
}

/// An answer as observed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum ObservedAnswer {
    /// Accepted, with what the receipt says.
    Accepted {
        /// The amount paid from the holder's account (SET-9).
        #[serde(skip_serializing_if = "Option::is_none")]
        paid: Option<Fen>,
        /// The amount that the patient pays (SET-9).
        #[serde(skip_serializing_if = "Option::is_none")]
        self_paid: Option<Fen>,
        /// The positions that were closed (CLR-1).
        #[serde(skip_serializing_if = "Option::is_none")]
        statement: Option<Vec<ObservedPosition>>,
    },
    /// Rejected, with the code of every guard that the request breaks.
    Rejected {
        /// The codes, in the order of the catalogue.
        codes: Vec<Code>,
    },
}

impl<'de> Tagged<'de> for ObservedAnswer {
    const TAG: &'static str = "decision";

    fn every_key() -> &'static [&'static str] {
        &["decision", "paid", "self_paid", "statement", "codes"]
    }

    fn read<A: MapAccess<'de>>(fields: &mut Fields<A>) -> Result<ObservedAnswer, A::Error> {
        Ok(match fields.need("decision")? {
            Decision::Accepted => ObservedAnswer::Accepted {
                paid: fields.may("paid")?,
                self_paid: fields.may("self_paid")?,
                statement: fields.may("statement")?,
            },
            Decision::Rejected => ObservedAnswer::Rejected { codes: fields.need("codes")? },
        })
    }
}

impl<'de> Deserialize<'de> for ObservedAnswer {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<ObservedAnswer, D::Error> {
        read_tagged(from)
    }
}

impl ObservedAnswer {
    /// Returns whether the receipt has the form that the operation demands: both shares of a
    /// settlement (SET-9), the statement of a clearing (CLR-1), else nothing. A refusal has none.
    pub fn has_receipt_of(&self, operation: Family) -> bool {
        let ObservedAnswer::Accepted { paid, self_paid, statement } = self else { return true };
        let settled = operation == Family::Settle;
        (paid.is_some(), self_paid.is_some(), statement.is_some())
            == (settled, settled, operation == Family::Clear)
    }
}

impl From<&Answer> for ObservedAnswer {
    fn from(answer: &Answer) -> ObservedAnswer {
        let accepted =
            |paid, self_paid, statement| ObservedAnswer::Accepted { paid, self_paid, statement };
        match answer {
            Answer::Rejected(codes) => ObservedAnswer::Rejected { codes: codes.iter().collect() },
            Answer::Accepted(Receipt::Done) => accepted(None, None, None),
            Answer::Accepted(Receipt::Paid { paid, self_paid }) => {
                accepted(Some(*paid), Some(*self_paid), None)
            }
            Answer::Accepted(Receipt::Statement(lines)) => {
                accepted(None, None, Some(positions(lines.iter().copied())))
            }
        }
    }
}

/// Observes a system.
pub fn observe<R: Records>(records: &R, names: &Names) -> Observation {
    let mut people = Vec::new();
    let mut cursor = None;
    while let Some(id) = records.next_person(cursor) {
        cursor = Some(id);
        people.extend(observe_person(records, names, id));
    }
    people.sort_by(|one, other| one.name.cmp(&other.name));

    let mut relationships = Vec::new();
    let mut cursor = None;
    while let Some(pair) = records.next_pair(cursor) {
        cursor = Some(pair);
        relationships.extend(records.relationship(pair).map(|latest| ObservedRelationship {
            holder: names.of_person(pair.holder),
            recipient: names.of_person(pair.recipient),
            state: State::of(latest.active),
            granted: latest.granted,
            used: latest.used,
            remaining: latest.remaining(),
        }));
    }
    relationships.sort_by(|one, other| {
        (&one.holder, &one.recipient).cmp(&(&other.holder, &other.recipient))
    });

    let mut cursor = None;
    let open = std::iter::from_fn(|| {
        cursor = records.next_position(cursor);
        cursor
    });
    Observation { people, relationships, positions: positions(open) }
}

fn observe_person<R: Records>(records: &R, names: &Names, id: PersonId) -> Option<ObservedPerson> {
    let person = records.person(id)?;
    Some(ObservedPerson {
        name: names.of_person(id),
        scheme: person.insurance.scheme,
        insurance: State::of(person.insurance.is_active()),
        region: person.insurance.region,
        balance: person.account,
        free: person.account.map(|_| records.free(id).max(Fen::ZERO)),
    })
}

fn positions(open: impl Iterator<Item = Position>) -> Vec<ObservedPosition> {
    let mut lines: Vec<Position> = open.collect();
    lines.sort();
    lines.into_iter().map(ObservedPosition::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Book;
    use crate::person::{Insurance, Person, Standing};
    use crate::records::Store;
    use crate::relationship::{Pair, Relationship};

    fn person(scheme: Scheme, standing: Standing, account: Option<i64>) -> Person {
        let insurance = Insurance { scheme, standing, region: Region::new(310_100) };
        Person { insurance, account: account.map(Fen::new) }
    }

    /// Returns a book of two people, entered in either order.
    fn book(names: &mut Names, order: [&str; 2]) -> Book {
        let mut book = Book::new();
        for name in order {
            let record = match name {
                "lan" => person(Scheme::Employee, Standing::Active, Some(10_000)),
                _ => person(Scheme::Resident, Standing::Deceased, None),
            };
            book.register(names.person(name), record);
        }
        let pair = Pair { holder: names.person("lan"), recipient: names.person("bo") };
        let relationship = Relationship { active: true, granted: Fen::new(500), used: Fen::ZERO };
        book.put_relationship(pair, relationship);
        let (one, other) = (Region::new(510_100), Region::new(310_100));
        book.put_owed(one, other, Fen::new(7));
        book.put_owed(other, Region::new(440_100), Fen::ZERO);
        book
    }

    #[test]
    fn the_order_is_that_of_names_whatever_the_store_does() {
        let (mut one, mut other) = (Names::new(), Names::new());
        let (first, second) = (book(&mut one, ["lan", "bo"]), book(&mut other, ["bo", "lan"]));
        assert_eq!(observe(&first, &one), observe(&second, &other));
    }

    #[test]
    fn the_observation_is_written_with_quoted_money_and_without_zero_positions() {
        let mut names = Names::new();
        let book = book(&mut names, ["lan", "bo"]);
        assert_eq!(
            crate::yaml::write(&observe(&book, &names)),
            r#"people:
  - {name: "bo", scheme: "resident", insurance: "ended", region: "310100"}
  - {name: "lan", scheme: "employee", insurance: "active", region: "310100", balance: "100.00", free: "95.00"}
relationships:
  - {holder: "lan", recipient: "bo", state: "active", granted: "5.00", used: "0.00", remaining: "5.00"}
positions:
  - {debtor: "510100", creditor: "310100", amount: "0.07"}
"#
        );
    }

    #[test]
    fn answers_are_read_as_they_are_written() {
        for answer in [
            Answer::Accepted(Receipt::Done),
            Answer::Accepted(Receipt::Paid { paid: Fen::new(5), self_paid: Fen::ZERO }),
            Answer::Accepted(Receipt::Statement(Vec::new())),
            Answer::Rejected([Code::NoAccount, Code::InvalidAmount].into_iter().collect()),
        ] {
            let observed = ObservedAnswer::from(&answer);
            let text = crate::yaml::write(&observed);
            let read = crate::yaml::read::<ObservedAnswer>("answer", &text).unwrap();
            assert_eq!(read.value, observed);
        }
    }
}
