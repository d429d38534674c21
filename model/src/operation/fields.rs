//! The fields of each operation, listed once. Reading, writing, renaming, the lists of fields and
//! the published schemas all follow from the list.

use std::sync::LazyLock;

use serde::de::MapAccess;
use serde::ser::SerializeMap;

use super::{
    Clear, Contribute, EndInsurance, Enroll, Establish, Family, Operation, Reverse, SetQuota,
    Settle, Spend, Terminate, Transfer,
};
use crate::expense::Venue;
use crate::person::Channel;
use crate::relationship::Pair;
use crate::terms::Term;
use crate::tree::Fields;
use crate::word::{Open, WordOf};

/// A field of an operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Operand {
    /// Its key in files and messages.
    pub name: &'static str,
    /// True if it may be left out.
    pub optional: bool,
}

/// The names of people, requests and words in another form: text for numbers, numbers for text, or
/// aliases. `field` is the key under which a name stands.
pub trait Naming<P, R, W> {
    /// The other form of a person.
    type Person;
    /// The other form of a request.
    type Request;
    /// The other form of a word.
    type Word;
    /// The error of a name that has no other form.
    type Refusal;
    /// Returns the other form of a person.
    fn person(&mut self, field: &'static str, person: P) -> Result<Self::Person, Self::Refusal>;
    /// Returns the other form of a request.
    fn request(&mut self, field: &'static str, id: R) -> Result<Self::Request, Self::Refusal>;
    /// Returns the other form of a word that the vocabulary `K` does not have.
    fn word<K: Open>(&mut self, field: &'static str, word: W) -> Result<Self::Word, Self::Refusal>;
}

/// Does one thing with a field of a kind: a person, a pair, a request, a word, a value, the
/// channel, which is the usual one unless it stands there, or the venue, which may be missing.
macro_rules! field {
    (list pair $field:ident) => {
        &[
            Operand { name: "holder", optional: false },
            Operand { name: "recipient", optional: false },
        ]
    };
    (list channel $field:ident) => {
        &[Operand { name: stringify!($field), optional: true }]
    };
    (list venue $field:ident) => {
        &[Operand { name: stringify!($field), optional: true }]
    };
    (list $kind:ident $field:ident) => {
        &[Operand { name: stringify!($field), optional: false }]
    };

    (read pair $field:ident $from:ident) => {
        Pair { holder: $from.need("holder")?, recipient: $from.need("recipient")? }
    };
    (read channel $field:ident $from:ident) => {
        $from.may(stringify!($field))?.unwrap_or(Channel::App)
    };
    (read venue $field:ident $from:ident) => {
        $from.may(stringify!($field))?
    };
    (read $kind:ident $field:ident $from:ident) => {
        $from.need(stringify!($field))?
    };

    (write pair $field:ident $to:ident) => {
        $to.serialize_entry("holder", &$field.holder)?;
        $to.serialize_entry("recipient", &$field.recipient)?;
    };
    (write channel $field:ident $to:ident) => {
        if *$field != Channel::App {
            $to.serialize_entry(stringify!($field), $field)?;
        }
    };
    (write venue $field:ident $to:ident) => {
        if let Some(venue) = $field {
            $to.serialize_entry(stringify!($field), venue)?;
        }
    };
    (write $kind:ident $field:ident $to:ident) => {
        $to.serialize_entry(stringify!($field), $field)?;
    };

    (name pair $field:ident $names:ident) => {
        Pair {
            holder: $names.person("holder", $field.holder)?,
            recipient: $names.person("recipient", $field.recipient)?,
        }
    };
    (name person $field:ident $names:ident) => {
        $names.person(stringify!($field), $field)?
    };
    (name request $field:ident $names:ident) => {
        $names.request(stringify!($field), $field)?
    };
    (name word $field:ident $names:ident) => {
        word(stringify!($field), $field, $names)?
    };
    (name venue $field:ident $names:ident) => {
        match $field {
            Some(Venue { kind, region }) => {
                Some(Venue { kind: word("venue.kind", kind, $names)?, region })
            }
            None => None,
        }
    };
    (name $kind:ident $field:ident $names:ident) => {
        $field
    };

    (people pair $field:ident $all:ident) => {
        $all.push(("holder", &$field.holder));
        $all.push(("recipient", &$field.recipient));
    };
    (people person $field:ident $all:ident) => {
        $all.push((stringify!($field), $field));
    };
    (people $kind:ident $field:ident $all:ident) => {
        let _ = $field;
    };
}

macro_rules! operations {
    ($($family:ident { $($field:ident: $kind:ident),* })+) => {
        fn listed(family: Family) -> Vec<Operand> {
            let lists: &[&[Operand]] = match family {
                $(Family::$family => &[$(field!(list $kind $field)),*],)+
            };
            lists.concat()
        }

        impl<P, R, W> Operation<P, R, W> {
            /// Returns the same operation with other names.
            pub fn renamed<N: Naming<P, R, W>>(
                self,
                names: &mut N,
            ) -> Result<Operation<N::Person, N::Request, N::Word>, N::Refusal> {
                Ok(match self {
                    $(Operation::$family($family { $($field),* }) => {
                        Operation::$family($family { $($field: field!(name $kind $field names)),* })
                    })+
                })
            }

            /// Returns the people that the operation names, each with the key under which it does.
            pub fn roles(&self) -> Vec<(&'static str, &P)> {
                let mut all = Vec::new();
                match self {
                    $(Operation::$family($family { $($field),* }) => {
                        $(field!(people $kind $field all);)*
                    })+
                }
                all
            }
        }

        impl Operation<String, String, String> {
            pub(super) fn read<'de, A: MapAccess<'de>>(
                family: Family,
                from: &mut Fields<A>,
            ) -> Result<Self, A::Error> {
                Ok(match family {
                    $(Family::$family => {
                        Operation::$family($family { $($field: field!(read $kind $field from)),* })
                    })+
                })
            }

            pub(super) fn write<M: SerializeMap>(&self, to: &mut M) -> Result<(), M::Error> {
                match self {
                    $(Operation::$family($family { $($field),* }) => {
                        $(field!(write $kind $field to);)*
                    })+
                }
                Ok(())
            }
        }
    };
}

operations! {
    Establish { pair: pair, kinship: word, commitment: value, channel: channel }
    SetQuota { pair: pair, granted: value }
    Settle { pair: pair, beneficiary: person, category: word, venue: venue, amount: value }
    Reverse { settlement: request }
    Terminate { by: person, pair: pair, channel: channel }
    Transfer { person: person, region: value }
    EndInsurance { person: person, reason: value }
    Enroll { person: person, scheme: value, region: value }
    Contribute { person: person, amount: value }
    Spend { person: person, amount: value }
    Clear {}
}

fn word<P, R, W, K: Open, N: Naming<P, R, W>>(
    field: &'static str,
    word: WordOf<K, W>,
    names: &mut N,
) -> Result<WordOf<K, N::Word>, N::Refusal> {
    Ok(match word {
        WordOf::Known(term) => WordOf::Known(term),
        WordOf::Other(word) => WordOf::Other(names.word::<K>(field, word)?),
    })
}

/// The fields of each operation, and their keys alone.
static FIELDS: LazyLock<Vec<(Vec<Operand>, Vec<&'static str>)>> = LazyLock::new(|| {
    let of = |family: &Family| {
        let fields = listed(*family);
        let names = fields.iter().map(|field| field.name).collect();
        (fields, names)
    };
    Family::ALL.iter().map(of).collect()
});

/// The key under which the operation stands.
pub(super) const TAG: &str = "operation";
/// The key under which the ID of a request stands.
pub(super) const ID: &str = "request";

/// Every key of every request, in an order that is right for each operation.
static KEYS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut all = vec![TAG, ID];
    for family in Family::ALL {
        let mut at = 2;
        for &name in family.keys() {
            at = match all.iter().position(|known| *known == name) {
                Some(known) => known,
                None => {
                    all.insert(at, name);
                    at
                }
            } + 1;
        }
    }
    all
});

impl Family {
    /// Returns the fields of the operation, in the order in which they are written.
    pub fn fields(self) -> &'static [Operand] {
        &FIELDS[self.index()].0
    }

    /// Returns the keys of these fields.
    pub fn keys(self) -> &'static [&'static str] {
        &FIELDS[self.index()].1
    }

    /// Returns whether a request for the operation always carries an ID.
    pub fn needs_id(self) -> bool {
        matches!(self, Family::Settle | Family::Reverse)
    }

    /// Returns every key of every request, the operation and the ID first.
    pub fn every_key() -> &'static [&'static str] {
        &KEYS
    }
}
