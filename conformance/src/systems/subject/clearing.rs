//! Faults of clearing: the positions that it closes, and the statement that it returns.

use model::change::Change;
use model::clause::Clause::CLR_1;
use model::ledger::Ledger;
use model::money::Fen;
use model::operation::{Answer, Operation, Receipt, Request};
use model::position::Position;
use model::records::Records;
use model::region::Region;

use super::Subject;
use crate::systems::mutants::ClearingFault;

impl Subject<'_> {
    /// Answers as a system that clears wrongly.
    pub(crate) fn cleared(&mut self, fault: ClearingFault, request: &Request) -> Answer {
        let clear = matches!(request.operation, Operation::Clear(_));
        if !clear || self.memory.knows(request.id) {
            return self.rightly(request);
        }
        let open = self.open();
        let answer = self.rightly(request);
        let Answer::Accepted(Receipt::Statement(due)) = answer else { return answer };
        let kept: Vec<Position> =
            open.iter().filter_map(|line| kept(fault, *line, &open)).collect();
        for &Position { debtor, creditor, amount } in &kept {
            self.book.change(CLR_1, Change::Owe(debtor, creditor, amount));
        }
        self.beside(fault);
        let answer = Answer::Accepted(Receipt::Statement(self.stated(fault, due, &kept)));
        if let Some(id) = request.id {
            self.book.remember_answer(id, &request.operation, &answer);
        }
        answer
    }

    fn open(&self) -> Vec<Position> {
        let mut cursor = None;
        std::iter::from_fn(|| {
            cursor = self.book.next_position(cursor);
            cursor
        })
        .collect()
    }

    /// Changes relationships and accounts, which clearing must leave alone.
    fn beside(&mut self, fault: ClearingFault) {
        let mut cursor = None;
        while let Some(pair) = self.book.next_pair(cursor) {
            cursor = Some(pair);
            let Some(relationship) = self.book.active(pair) else { continue };
            let used = relationship.used;
            match fault {
                ClearingFault::FreesQuota => self.book.change(CLR_1, Change::Restore(pair, used)),
                ClearingFault::EndsRelationships => self.book.change(CLR_1, Change::End(pair)),
                ClearingFault::PaysFromAccounts if used <= self.book.free(pair.holder) => {
                    self.book.change(CLR_1, Change::Debit(pair.holder, used));
                }
                _ => {}
            }
        }
    }

    fn stated(
        &self,
        fault: ClearingFault,
        mut due: Vec<Position>,
        kept: &[Position],
    ) -> Vec<Position> {
        match fault {
            ClearingFault::OnlyLast | ClearingFault::KeepsBelowYuan | ClearingFault::OnlyAcross => {
                due.retain(|line| !kept.contains(line))
            }
            ClearingFault::Swapped => {
                for line in &mut due {
                    std::mem::swap(&mut line.debtor, &mut line.creditor);
                }
            }
            ClearingFault::Gross => return self.gross(),
            ClearingFault::PerRegion => return per_region(&due),
            ClearingFault::Collapsed => return collapsed(&due),
            ClearingFault::FenMore => due.iter_mut().for_each(|line| line.amount += Fen::ONE),
            ClearingFault::Twice => due.extend(due.clone()),
            ClearingFault::ZeroLine if due.is_empty() => due.extend(self.zero_line()),
            ClearingFault::StatedAgain if due.is_empty() => {
                due.clone_from(&self.memory.last_statement);
            }
            _ => {}
        }
        due
    }

    fn gross(&self) -> Vec<Position> {
        let claims = self.memory.gross.iter().filter(|(_, amount)| **amount != Fen::ZERO);
        claims.map(|(&(debtor, creditor), &amount)| Position { debtor, creditor, amount }).collect()
    }

    fn zero_line(&self) -> Option<Position> {
        let mut homes = Vec::new();
        let mut cursor = None;
        while let Some(id) = self.book.next_person(cursor) {
            cursor = Some(id);
            homes.extend(self.book.insurance(id).map(|insurance| insurance.region));
        }
        let debtor = *homes.first()?;
        let creditor = *homes.iter().find(|region| **region != debtor)?;
        Some(Position { debtor, creditor, amount: Fen::ZERO })
    }
}

/// Returns the part of a position that stays open.
fn kept(fault: ClearingFault, line: Position, open: &[Position]) -> Option<Position> {
    let stays = match fault {
        ClearingFault::OnlyLast => open.last() != Some(&line),
        ClearingFault::KeepsBelowYuan => line.amount < Fen::new(100),
        ClearingFault::OnlyAcross => line.debtor.province() == line.creditor.province(),
        _ => false,
    };
    stays.then_some(line)
}

/// Merges the lines of each region that owes into one, to the first region that it owes.
fn per_region(due: &[Position]) -> Vec<Position> {
    let mut lines: Vec<Position> = Vec::new();
    for line in due {
        match lines.iter_mut().find(|known| known.debtor == line.debtor) {
            Some(known) => known.amount += line.amount,
            None => lines.push(*line),
        }
    }
    lines
}

/// Nets each region's debts against its claims; the region that owes most pays first.
fn collapsed(due: &[Position]) -> Vec<Position> {
    let mut net: Vec<(Region, Fen)> = Vec::new();
    let mut add = |region: Region, amount: Fen| match net.iter_mut().find(|(of, _)| *of == region) {
        Some((_, sum)) => *sum += amount,
        None => net.push((region, amount)),
    };
    for line in due {
        add(line.debtor, line.amount);
        add(line.creditor, -line.amount);
    }
    let mut lines = Vec::new();
    loop {
        net.retain(|(_, sum)| *sum != Fen::ZERO);
        net.sort_by_key(|&(region, sum)| (sum, region));
        let (Some(&(creditor, is_owed)), Some(&(debtor, owes))) = (net.first(), net.last()) else {
            return lines;
        };
        let amount = owes.min(-is_owed);
        if amount <= Fen::ZERO {
            return lines;
        }
        lines.push(Position { debtor, creditor, amount });
        for (region, sum) in &mut net {
            if *region == debtor {
                *sum -= amount;
            } else if *region == creditor {
                *sum += amount;
            }
        }
    }
}
