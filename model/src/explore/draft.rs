//! The content of a scope file before numbers and places are assigned, and the scope made from it.

use super::fields::Layout;
use super::layout::{Room, layout};
use super::scope::{MOST_PAIRS, MOST_PEOPLE, Scope, ScopePerson, Template};
use crate::operation::{Family, Operation};
use crate::region::Region;
use crate::relationship::Pair;
use crate::text::Text;

/// The content of a scope file, before places are assigned.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) title: Text,
    pub(super) people: Vec<ScopePerson>,
    pub(super) pairs: Vec<Pair>,
    pub(super) templates: Vec<Template>,
    pub(super) settlements: usize,
    pub(super) watched: usize,
    pub(super) limits: Vec<(Family, u32)>,
}

impl Scope {
    /// Assigns numbers and places to the content of a file.
    pub(super) fn new(draft: Draft) -> Scope {
        let Draft { name, title, people, mut pairs, mut templates, settlements, watched, limits } =
            draft;
        pairs.sort_unstable();
        pairs.dedup();
        let known = |pair: &Pair| pair.holder.0.max(pair.recipient.0) < people.len() as u32;
        pairs.retain(known);
        assert!(pairs.len() <= MOST_PAIRS, "a scope has at most {MOST_PAIRS} pairs");
        let mut contents: Vec<Operation> = Vec::new();
        for template in &mut templates {
            let content = template.operation.content();
            let at = contents.iter().position(|known| *known == content).unwrap_or_else(|| {
                contents.push(content);
                contents.len() - 1
            });
            template.content = u8::try_from(at).expect("a scope has at most 255 contents");
        }
        assert!(people.len() <= MOST_PEOPLE, "a scope has at most {MOST_PEOPLE} people");
        let mut pair_places = [[0; MOST_PEOPLE]; MOST_PEOPLE];
        for (at, pair) in pairs.iter().enumerate() {
            pair_places[pair.holder.0 as usize][pair.recipient.0 as usize] = at as u8 + 1;
        }
        let regions = regions_of(&people, &templates);
        let mut scope = Scope {
            name,
            title,
            people,
            regions,
            pairs,
            templates,
            contents: contents.len(),
            settlements,
            watched,
            limits,
            layout: Layout::default(),
            pair_places,
        };
        scope.layout = layout(&scope, Room::Exact);
        scope
    }
}

fn regions_of(people: &[ScopePerson], templates: &[Template]) -> Vec<Region> {
    let named = templates.iter().filter_map(|template| match template.operation {
        Operation::Settle(settle) => settle.venue.map(|venue| venue.region),
        Operation::Transfer(transfer) => Some(transfer.region),
        Operation::Enroll(enroll) => Some(enroll.region),
        _ => None,
    });
    let home = people.iter().map(|person| person.person.insurance.region);
    let mut regions: Vec<Region> = home.chain(named).collect();
    regions.sort_unstable();
    regions.dedup();
    regions
}
