//! Finds out which line of a transcript answers which message. The longest sequence of lines with
//! rising numbers is taken as the intended order. Lines between two of these answer the messages
//! between theirs; leftover lines stay where they will be reported. `transcript` reads the replies.

use std::collections::BTreeSet;

use serde_json::Value;

/// Lines by the messages that they answer. Lines count from 0, messages from 1.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Aligned {
    lines: Vec<Vec<usize>>,
    misplaced: BTreeSet<usize>,
    beyond: Vec<usize>,
}

impl Aligned {
    /// Aligns lines with `messages` messages.
    pub(crate) fn new(lines: &[&[u8]], messages: usize) -> Aligned {
        let own = |line: &&[u8]| number(line).filter(|n| (1..=messages).contains(n));
        let own: Vec<Option<usize>> = lines.iter().map(own).collect();
        let mut aligned = Aligned { lines: vec![Vec::new(); messages], ..Aligned::default() };
        let (mut before, mut strays) = (0, Vec::new());
        let mut row = rising(&own).into_iter().peekable();
        for (at, n) in own.iter().enumerate() {
            match n {
                Some(n) if row.next_if_eq(&at).is_some() => {
                    aligned.place(&mut strays, before, *n);
                    aligned.lines[n - 1].push(at);
                    before = *n;
                }
                _ => strays.push((at, *n)),
            }
        }
        aligned.place(&mut strays, before, messages + 1);
        aligned
    }

    /// Places lines that stand between the replies to two messages.
    fn place(&mut self, strays: &mut Vec<(usize, Option<usize>)>, before: usize, behind: usize) {
        let mut between = before + 1..behind;
        for (at, own) in strays.drain(..) {
            let n = between.next().or_else(|| {
                self.misplaced.insert(at);
                own.or(Some(behind))
            });
            match n.and_then(|n| self.lines.get_mut(n - 1)) {
                Some(lines) => lines.push(at),
                None => self.beyond.push(at),
            }
        }
    }

    /// Returns the lines that answer a message: one if all is well.
    pub(crate) fn of(&self, n: usize) -> &[usize] {
        &self.lines[n - 1]
    }

    /// Returns true if no message was waiting for a reply where this line stands.
    pub(crate) fn is_misplaced(&self, line: usize) -> bool {
        self.misplaced.contains(&line)
    }

    /// Returns the lines that no message asked for.
    pub(crate) fn beyond(&self) -> &[usize] {
        &self.beyond
    }

    /// Returns the number of the last answered message, or 0 if there is none.
    pub(crate) fn last(&self) -> usize {
        self.lines.iter().rposition(|lines| !lines.is_empty()).map_or(0, |at| at + 1)
    }
}

/// Reads a line leniently: any JSON will do.
fn said(line: &[u8]) -> Option<Value> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    serde_json::from_slice(line).ok()
}

/// Returns the number of the message that a line claims to answer.
fn number(line: &[u8]) -> Option<usize> {
    said(line)?.get("n")?.as_u64().and_then(|n| usize::try_from(n).ok())
}

/// Returns the case that a line claims to be about.
pub(crate) fn case(line: &[u8]) -> Option<String> {
    Some(said(line)?.get("case")?.as_str()?.to_string())
}

/// Returns the longest row of lines whose numbers rise; of several, the one that begins with the
/// earliest lines.
fn rising(own: &[Option<usize>]) -> Vec<usize> {
    // The last line of the best row of each length, and the line before each line in its row.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = vec![None; own.len()];
    for (at, n) in own.iter().enumerate().filter(|(_, n)| n.is_some()) {
        let length = ends.partition_point(|&end| own[end] < *n);
        previous[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get(length) {
            Some(&end) if own[end] == *n => {}
            Some(_) => ends[length] = at,
            None => ends.push(at),
        }
    }
    let mut row: Vec<usize> =
        std::iter::successors(ends.last().copied(), |&at| previous[at]).collect();
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Aligns lines given by their numbers, `x` for a line without one. Returns the lines of each
    /// message, the misplaced lines, and those beyond.
    fn aligned(lines: &str, messages: usize) -> (Vec<Vec<usize>>, Vec<usize>, Vec<usize>) {
        let lines: Vec<String> = lines
            .split(' ')
            .map(|word| match word.parse::<usize>() {
                Ok(n) => format!("{{\"n\":{n}}}"),
                Err(_) => word.to_string(),
            })
            .collect();
        let bytes: Vec<&[u8]> = lines.iter().map(String::as_bytes).collect();
        let Aligned { lines, misplaced, beyond } = Aligned::new(&bytes, messages);
        (lines, misplaced.into_iter().collect(), beyond)
    }

    #[test]
    fn lines_find_their_messages() {
        type Row = (&'static str, usize, &'static [&'static [usize]], &'static [usize]);
        let rows: [Row; 10] = [
            ("1 2 3", 3, &[&[0], &[1], &[2]], &[]),
            // Cut off, garbled, wrongly numbered: the others keep their places.
            ("1 2", 3, &[&[0], &[1], &[]], &[]),
            ("1 x 3", 3, &[&[0], &[1], &[2]], &[]),
            ("1 9 3", 3, &[&[0], &[1], &[2]], &[]),
            ("1 4 3 4", 4, &[&[0], &[1], &[2], &[3]], &[]),
            // Left out, doubled, swapped, one too many.
            ("1 3", 3, &[&[0], &[], &[1]], &[]),
            ("1 2 2 3", 3, &[&[0], &[1, 2], &[3]], &[2]),
            ("1 3 2 4", 4, &[&[0], &[2], &[1], &[3]], &[1]),
            ("1 x 2 3", 3, &[&[0], &[1, 2], &[3]], &[1]),
            ("0 1 2", 3, &[&[0, 1], &[2], &[]], &[0]),
        ];
        for (lines, messages, due, out_of_place) in rows {
            let (of, misplaced, beyond) = aligned(lines, messages);
            assert_eq!(
                (of.as_slice(), misplaced.as_slice()),
                (&due.iter().map(|l| l.to_vec()).collect::<Vec<_>>()[..], out_of_place),
                "{lines}"
            );
            assert_eq!(beyond, [0; 0], "{lines}");
        }
        assert_eq!(aligned("1 2 x x", 2).2, [2, 3]);
    }

    #[test]
    fn a_second_run_behind_the_first_doubles_every_reply() {
        let (of, misplaced, beyond) = aligned("1 2 3 1 2 3", 3);
        assert_eq!(of, [vec![0, 3], vec![1, 4], vec![2, 5]]);
        assert_eq!((misplaced, beyond), (vec![3, 4, 5], vec![]));
    }
}
