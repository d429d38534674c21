//! Scenes: the situations in which vectors ask their questions. They are data in
//! `conformance/scenes`, read here and played up to the question. The questions are in
//! [`probes`](super::probes).

use std::collections::BTreeMap;

use model::book::Book;
use model::case_file::{RawPerson, on_record, request};
use model::money::Fen;
use model::observe::Names;
use model::operation::{Family, Request, Written};
use model::person::Kinship;
use model::policy::Policy;
use model::text;
use model::text::Text;
use model::yaml::{self, FileError, Places, one_of};
use serde::Deserialize;

use crate::format::vectors::manifest::Count;
use crate::replay::replay;

/// The text of the built-in scenes.
pub const SCENES: &str = include_str!("../../../scenes/scenes.yaml");
/// The value of `format` in a file of scenes.
const FORMAT: &str = "gongji-scenes/1";

/// The kinship between two people.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kin {
    /// The person who would give.
    pub holder: String,
    /// The person who would receive.
    pub recipient: String,
    /// The recipient's kinship to the holder.
    pub kinship: Kinship,
}

/// The display name of everybody who is called `name` in a scene.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Display {
    name: String,
    display: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScenes {
    format: String,
    names: Vec<Display>,
    kin: Vec<Kin>,
    scenes: Vec<RawScene>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScene {
    id: String,
    #[serde(default)]
    from: Option<String>,
    title: Text,
    #[serde(default)]
    weight: Count,
    #[serde(default)]
    asks: Vec<Family>,
    #[serde(default)]
    pair: Option<String>,
    #[serde(default)]
    people: Vec<RawPerson>,
    #[serde(default)]
    steps: Vec<Written>,
}

/// A situation in which probes are asked.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The name, part of the IDs of vectors and so never changed.
    pub id: String,
    /// The situation in words.
    pub title: Text,
    /// The holder and the recipient that it is about.
    pub pair: (String, String),
    /// The distance from everyday life: of two scenes that show the same, the lighter is taken.
    pub weight: u32,
    /// The operations tried here; every operation if the list is empty.
    pub asks: Vec<Family>,
    /// The people on record at the start.
    pub people: Vec<RawPerson>,
    /// The requests that lead up to the question.
    pub steps: Vec<Written>,
    /// The kinship among its people.
    pub kin: Vec<Kin>,
    /// The records before the steps.
    pub start: Book,
    /// The names of people and requests.
    pub names: Names,
    /// The steps as requests.
    pub requests: Vec<Request>,
}

impl Scene {
    /// Plays the steps. Returns the records after them, and whether the last step was accepted.
    pub fn played(&self, policy: &Policy) -> (Book, bool) {
        let last = replay(policy, &self.start, self.requests.iter().copied()).last();
        last.map_or_else(
            || (self.start.clone(), false),
            |last| (last.after, last.answer.is_accepted()),
        )
    }
}

/// Reads a file of scenes, in the file's order.
pub fn read(file: &str, text: &str) -> Result<Vec<Scene>, FileError> {
    let document = yaml::read::<RawScenes>(file, text)?;
    let (mut raw, places) = (document.value, document.places);
    for person in raw.scenes.iter_mut().flat_map(|scene| &mut scene.people) {
        let called = raw.names.iter().find(|one| one.name == person.name);
        person.display = called.map(|one| one.display.clone());
    }
    places.introduces("format", &raw.format, FORMAT)?;
    let mut scenes: Vec<Scene> = Vec::with_capacity(raw.scenes.len());
    let mut known = BTreeMap::new();
    for (index, one) in raw.scenes.iter().enumerate() {
        let at = format!("scenes[{index}]");
        if known.insert(one.id.clone(), index).is_some() {
            let problem = text!("`{id}` stands here twice", "`{id}` 重复出现", id = one.id);
            let advice = Text::new("give each scene a name of its own", "请为每个场景取不同的名称");
            return Err(places.error(&format!("{at}.id"), problem, advice));
        }
        let base = match &one.from {
            None => None,
            Some(from) => Some(base(&scenes, from, &at, &places)?),
        };
        let scene = build(one, base.as_ref(), &raw.kin, &at, &places)?;
        scenes.push(scene);
    }
    Ok(scenes)
}

fn base(scenes: &[Scene], from: &str, at: &str, places: &Places) -> Result<Scene, FileError> {
    scenes.iter().find(|scene| scene.id == from).cloned().ok_or_else(|| {
        let problem = text!("there is no scene `{from}` above", "上文没有场景 `{from}`");
        let names: Vec<&str> = scenes.iter().map(|scene| scene.id.as_str()).collect();
        places.error(&format!("{at}.from"), problem, one_of(&names))
    })
}

fn build(
    raw: &RawScene,
    base: Option<&Scene>,
    kin: &[Kin],
    at: &str,
    places: &Places,
) -> Result<Scene, FileError> {
    let mut people = base.map(|base| base.people.clone()).unwrap_or_default();
    people.extend(raw.people.iter().cloned());
    let mut names = Names::new();
    let start = on_record(&people, Fen::LARGEST, places, &mut names)?;
    let pair = raw.pair.as_deref().and_then(|pair| pair.split_once('>'));
    let pair = pair.map(|(holder, recipient)| (holder.to_string(), recipient.to_string()));
    let Some(pair) = pair.or_else(|| base.map(|base| base.pair.clone())) else {
        let problem = Text::new("the scene names no pair", "场景未指明共济双方");
        let advice =
            Text::new("add `pair: \"holder>recipient\"`", "请补上 `pair: \"共济人>被共济人\"`");
        return Err(places.error(at, problem, advice));
    };
    let mut steps = base.map(|base| base.steps.clone()).unwrap_or_default();
    let mut requests = Vec::new();
    for step in &steps {
        requests.push(request(step, at, places, &mut names)?);
    }
    for (index, step) in raw.steps.iter().enumerate() {
        requests.push(request(step, &format!("{at}.steps[{index}]"), places, &mut names)?);
        steps.push(step.clone());
    }
    let here = |name: &String| people.iter().any(|person| person.name == *name);
    let kin = kin.iter().filter(|one| here(&one.holder) && here(&one.recipient)).cloned().collect();
    let (id, title, asks) = (raw.id.clone(), raw.title.clone(), raw.asks.clone());
    let weight = raw.weight.0 + base.map_or(0, |base| base.weight);
    Ok(Scene { id, title, weight, asks, pair, people, steps, kin, start, names, requests })
}

/// Reads the built-in scenes.
pub fn all() -> Vec<Scene> {
    read("scenes.yaml", SCENES).unwrap_or_else(|wrong| panic!("{wrong}"))
}
