//! Writing the records of one state, as changes ask for it. Reading them is in `read`.

use super::View;
use crate::explore::fields::HALF;
use crate::explore::scope::region_pairs;
use crate::explore::trace::FieldTrace;
use crate::explore::word::Word;
use crate::money::Fen;
use crate::operation::{Answer, Operation, Receipt};
use crate::person::{Insurance, Person, PersonId};
use crate::records::Store;
use crate::region::Region;
use crate::relationship::{Pair, Relationship, RequestId, Settlement};

impl<W: Word, T: FieldTrace> Store for View<'_, W, T> {
    #[inline]
    fn put_person(&mut self, id: PersonId, person: Person) {
        let Some(fields) = self.person_fields(id) else { return };
        let Insurance { scheme, standing, region } = person.insurance;
        self.set(fields.scheme, scheme as i32);
        self.set(fields.standing, standing as i32);
        self.set(fields.region, self.scope.region_place(region) as i32);
        self.set(fields.has_account, i32::from(person.account.is_some()));
        self.put_money(fields.balance, person.balance());
    }

    #[inline]
    fn put_relationship(&mut self, pair: Pair, relationship: Relationship) {
        let place = self.scope.pair_place(pair).expect("the scope knows every pair it establishes");
        let fields = self.scope.layout.pairs[place];
        self.set(fields.state, if relationship.active { 1 } else { 2 });
        self.put_money(fields.granted, relationship.granted);
        self.put_money(fields.used, relationship.used);
        if !relationship.active {
            for settlement in &self.scope.layout.settlements {
                if self.get(settlement.pair) == place as i32 + 1 {
                    self.set(settlement.relationship_active, 0);
                }
            }
        }
    }

    #[inline]
    fn put_settlement(&mut self, request: RequestId, settlement: Settlement) {
        let Some(fields) = self.settlement_fields(request) else { return };
        // The rules only ever ask of a reversed settlement that it was reversed (REV-2). Keeping
        // the rest would multiply states.
        let settlement = if settlement.reversed { self.undone(settlement) } else { settlement };
        let place = self.scope.pair_place(settlement.pair).expect("a settlement is a pair's");
        self.set(fields.pair, place as i32 + 1);
        self.put_money(fields.paid, settlement.paid);
        self.set(fields.debtor, self.scope.region_place(settlement.debtor) as i32);
        self.set(fields.creditor, self.scope.region_place(settlement.creditor) as i32);
        self.set(fields.reversed, i32::from(settlement.reversed));
        let active = i32::from(settlement.relationship_active);
        self.set(fields.relationship_active, active);
    }

    #[inline]
    fn put_owed(&mut self, debtor: Region, creditor: Region, amount: Fen) {
        let (field, in_order) = self.owed_field(debtor, creditor);
        self.put_money(field, if in_order { amount } else { -amount });
    }

    fn remember(&mut self, request: RequestId, _: &Operation, answer: &Answer) {
        let scope = self.scope;
        let Some(fields) = scope.layout.answers.get(request.0 as usize) else { return };
        self.set(fields.content, self.content.number);
        self.set(fields.amount, self.content.amount);
        match answer {
            Answer::Rejected(codes) => {
                let bits = codes.bits() as i64;
                self.set(fields.codes[0], (bits & ((1 << HALF) - 1)) as i32);
                self.set(fields.codes[1], (bits >> HALF) as i32);
            }
            Answer::Accepted(Receipt::Done) => {}
            Answer::Accepted(Receipt::Paid { paid, self_paid }) => {
                self.put_money(fields.paid, *paid);
                self.put_money(fields.self_paid, *self_paid);
            }
            Answer::Accepted(Receipt::Statement(lines)) => {
                for line in lines {
                    let pairs = region_pairs(scope).zip(&fields.statement);
                    for ((a, b), field) in pairs {
                        let (one, other) = (scope.regions[a], scope.regions[b]);
                        if (line.debtor, line.creditor) == (one, other) {
                            self.put_money(*field, line.amount);
                        } else if (line.creditor, line.debtor) == (one, other) {
                            self.put_money(*field, -line.amount);
                        }
                    }
                }
            }
        }
    }
}

impl<W: Word, T: FieldTrace> View<'_, W, T> {
    fn undone(&self, settlement: Settlement) -> Settlement {
        let region = self.scope.regions[0];
        let pair = self.scope.pairs[0];
        let (paid, relationship_active) = (Fen::ZERO, false);
        let (debtor, creditor) = (region, region);
        Settlement { pair, paid, debtor, creditor, relationship_active, ..settlement }
    }
}
