//! Reads and writes a vector as a file: strictly read, plainly written, as YAML or as JSON with the
//! same meaning. The parent module says what the parts mean.

use std::collections::BTreeSet;

use model::case_file::{self, RawPerson, WrittenStep, is_name, on_record};
use model::catalogue::Status;
use model::clause::Clause;
use model::money::Fen;
use model::observe::{Names, Observation, ObservedAnswer};
use model::terms::Term;
use model::text;
use model::text::Text;
use model::yaml::{self, Document, FileError, Places};
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Capability, Vector, VectorStep};

/// Format that a vector file names in its first line.
pub const FORMAT: &str = "gongji-vector/1";
/// Greatest length of an ID.
pub(crate) const LONGEST_ID: usize = 120;
/// Word for a state that is the same as before.
pub(crate) const UNCHANGED: &str = "unchanged";

/// The accepted vector beside a refused one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Twin {
    /// Its ID.
    pub id: String,
    /// The one field in which the two differ, such as `steps[2].do.amount`.
    pub differs: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawVector {
    format: String,
    id: String,
    revision: String,
    title: Text,
    why: Text,
    policy: String,
    clauses: Vec<Clause>,
    level: Status,
    capabilities: Vec<Capability>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    twin: Option<Twin>,
    people: Vec<RawPerson>,
    steps: Vec<RawStep>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    #[serde(rename = "do")]
    request: WrittenStep,
    expect: ObservedAnswer,
    state: After,
}

/// `"unchanged"`, or everything that can be observed.
#[derive(Clone, Debug)]
struct After(Option<Observation>);

impl Serialize for After {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(observation) => observation.serialize(to),
            None => to.serialize_str(UNCHANGED),
        }
    }
}

impl<'de> Deserialize<'de> for After {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<After, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = After;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a mapping")
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<After, E> {
                let unknown = || E::unknown_variant(word, &[UNCHANGED]);
                (word == UNCHANGED).then_some(After(None)).ok_or_else(unknown)
            }

            fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<After, A::Error> {
                Observation::deserialize(MapAccessDeserializer::new(entries))
                    .map(|observation| After(Some(observation)))
            }
        }
        from.deserialize_any(Either)
    }
}

/// Returns true for a valid ID, such as `settle/premium-one-fen-short`.
pub fn is_id(id: &str) -> bool {
    let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
    let word = |part: &str| is_name(&part[..part.len().min(1)]) && part.bytes().all(inner);
    let long_number = id
        .split(|c: char| !c.is_ascii_digit())
        .any(|row| row.len() >= model::case_file::DIGITS_OF_A_NUMBER);
    let two = id.split_once('/').is_some_and(|(family, what)| word(family) && word(what));
    two && id.len() <= LONGEST_ID && !long_number
}

/// Reads a vector from the text of a file. Messages call it `file`.
pub fn read(file: &str, text: &str) -> Result<Vector, FileError> {
    let Document { value: raw, places } = yaml::read::<RawVector>(file, text)?;
    let reader = Reader { places: &places };
    reader.heading(&raw)?;
    let mut names = Names::new();
    let book = on_record(&raw.people, Fen::LARGEST, &places, &mut names)?;
    let mut steps = Vec::with_capacity(raw.steps.len());
    for (index, step) in raw.steps.iter().enumerate() {
        let at = format!("steps[{index}]");
        let request =
            case_file::request(&step.request.request, &format!("{at}.do"), &places, &mut names)?;
        reader.receipt(&at, step)?;
        reader.outcome(&at, step)?;
        let WrittenStep { request: data, note } = step.request.clone();
        let (expect, state) = (step.expect.clone(), step.state.0.clone());
        steps.push(VectorStep { request, data, note, expect, state });
    }
    let RawVector { id, revision, title, why, policy, clauses, twin, people, .. } = raw.clone();
    let revision = revision.parse().map_err(|_| reader.revision(&revision))?;
    let vector =
        Vector { id, revision, title, why, policy, clauses, twin, names, people, book, steps };
    reader.derived(&raw, &vector)?;
    Ok(vector)
}

/// Writes a vector in the form that [`read`] reads.
pub fn write(vector: &Vector) -> String {
    yaml::write(&raw(vector))
}

/// Converts a vector to JSON with the same keys and texts.
pub fn to_json(vector: &Vector) -> serde_json::Value {
    serde_json::to_value(raw(vector)).expect("a vector is plain data")
}

fn raw(vector: &Vector) -> RawVector {
    let step = |step: &VectorStep| RawStep {
        request: WrittenStep { request: step.data.clone(), note: step.note.clone() },
        expect: step.expect.clone(),
        state: After(step.state.clone()),
    };
    RawVector {
        format: FORMAT.to_string(),
        id: vector.id.clone(),
        revision: vector.revision.to_string(),
        title: vector.title.clone(),
        why: vector.why.clone(),
        policy: vector.policy.clone(),
        clauses: vector.clauses.clone(),
        level: vector.level(),
        capabilities: vector.capabilities(),
        twin: vector.twin.clone(),
        people: vector.people.clone(),
        steps: vector.steps.iter().map(step).collect(),
    }
}

struct Reader<'a> {
    places: &'a Places,
}

impl Reader<'_> {
    fn wrong<T>(&self, path: &str, problem: Text, advice: Text) -> Result<T, FileError> {
        Err(self.places.error(path, problem, advice))
    }

    fn revision(&self, revision: &str) -> FileError {
        let problem = text!("`{revision}` is no revision", "`{revision}` 不是修订号");
        let advice = Text::new("write a whole number from \"1\"", "请写从 \"1\" 起的整数");
        self.places.error("revision", problem, advice)
    }

    fn heading(&self, raw: &RawVector) -> Result<(), FileError> {
        let RawVector { format, id, revision, title, why, policy, .. } = raw;
        self.places.introduces("format", format, FORMAT)?;
        for (path, id) in [("id", Some(id)), ("twin.id", raw.twin.as_ref().map(|twin| &twin.id))] {
            if let Some(id) = id.filter(|id| !is_id(id)) {
                let problem = text!("`{id}` is no vector ID", "`{id}` 不是规范的向量编号");
                let advice = Text::new(
                    "write `family/what-is-tested` in lower-case letters, digits and `-`",
                    "请写作 `业务/测试内容`，仅用小写字母、数字和 `-`",
                );
                return self.wrong(path, problem, advice);
            }
        }
        let canonical = revision.bytes().all(|b| b.is_ascii_digit()) && !revision.starts_with('0');
        if !canonical || revision.is_empty() || revision.len() > 9 {
            return Err(self.revision(revision));
        }
        let texts = [
            ("title.en", &*title.en),
            ("title.zh", &*title.zh),
            ("why.en", &*why.en),
            ("why.zh", &*why.zh),
            ("policy", policy),
        ];
        if let Some((path, _)) = texts.iter().find(|(_, text)| text.trim().is_empty()) {
            let problem = Text::new("there is no text", "没有文字");
            return self.wrong(path, problem, Text::new("write a sentence", "请写一句话"));
        }
        for (path, empty) in [
            ("clauses", raw.clauses.is_empty()),
            ("people", raw.people.is_empty()),
            ("steps", raw.steps.is_empty()),
        ] {
            if empty {
                let problem = text!("`{path}` is empty", "`{path}` 为空");
                return self.wrong(path, problem, Text::new("write at least one", "请至少写一项"));
            }
        }
        Ok(())
    }

    /// Whoever is accepted gets the receipt of their operation, and no other.
    fn receipt(&self, at: &str, step: &RawStep) -> Result<(), FileError> {
        let operation = step.request.request.operation.family();
        if step.expect.has_receipt_of(operation) {
            return Ok(());
        }
        let problem =
            text!("this is not the receipt of `{operation}`", "这不是 `{operation}` 应有的回执");
        let advice = Text::new(
            "`settle` has `paid` and `self_paid`, `clear` has `statement`, the others have nothing",
            "`settle` 应有 `paid` 和 `self_paid`，`clear` 应有 `statement`，其他业务无回执内容",
        );
        self.wrong(&format!("{at}.expect"), problem, advice)
    }

    /// A refusal names at least one code and leaves everything as it was; a state is written in
    /// one order only.
    fn outcome(&self, at: &str, step: &RawStep) -> Result<(), FileError> {
        if let ObservedAnswer::Rejected { codes } = &step.expect {
            let path = format!("{at}.expect.codes");
            if codes.is_empty() || !ascending(codes.iter().map(|code| code.index())) {
                let problem = Text::new(
                    "the codes are empty, repeated or not in the order of the catalogue",
                    "不予办理代码为空、重复，或未按目录顺序排列",
                );
                return self.wrong(&path, problem, once_in_order());
            }
            if step.state.0.is_some() {
                let problem = Text::new(
                    "a refusal has no effect (INV-9), and a state is written here",
                    "不予办理的请求不产生任何变动（INV-9），此处却写了状态",
                );
                let advice = Text::new("write \"unchanged\"", "请写 \"unchanged\"");
                return self.wrong(&format!("{at}.state"), problem, advice);
            }
        }
        let Some(state) = &step.state.0 else { return Ok(()) };
        self.names(&format!("{at}.state"), state)?;
        let ordered = [
            ("people", ascending(state.people.iter().map(|one| &one.name))),
            (
                "relationships",
                ascending(state.relationships.iter().map(|one| (&one.holder, &one.recipient))),
            ),
            ("positions", ascending(state.positions.iter().map(|one| (one.debtor, one.creditor)))),
        ];
        match ordered.iter().find(|(_, ordered)| !ordered) {
            None => Ok(()),
            Some((list, _)) => {
                let problem = text!("`{list}` is not in order", "`{list}` 未按顺序排列");
                self.wrong(&format!("{at}.state.{list}"), problem, once_in_order())
            }
        }
    }

    /// Checks the names in a state.
    fn names(&self, at: &str, state: &Observation) -> Result<(), FileError> {
        for (index, one) in state.people.iter().enumerate() {
            case_file::name(self.places, &format!("{at}.people[{index}].name"), &one.name)?;
        }
        for (index, one) in state.relationships.iter().enumerate() {
            let at = format!("{at}.relationships[{index}]");
            case_file::name(self.places, &format!("{at}.holder"), &one.holder)?;
            case_file::name(self.places, &format!("{at}.recipient"), &one.recipient)?;
        }
        Ok(())
    }

    /// Checks the entries that follow from the rest of the file.
    fn derived(&self, raw: &RawVector, vector: &Vector) -> Result<(), FileError> {
        if !ascending(raw.clauses.iter().map(|clause| clause.index())) {
            let problem = Text::new("the clauses are not in order", "条款未按目录顺序排列");
            return self.wrong("clauses", problem, once_in_order());
        }
        let level = vector.level();
        if raw.level != level {
            let problem = Text::new(
                "the level is not that of the clauses",
                "`level` 与所列条款的依据状态不一致",
            );
            let advice = text!("write \"{level}\"", "请写 \"{level}\"");
            return self.wrong("level", problem, advice);
        }
        let due = vector.capabilities();
        if raw.capabilities != due {
            let problem = Text::new(
                "these are not the capabilities that the steps need",
                "所列系统能力与各步骤所需不一致",
            );
            let names: Vec<String> = due.iter().map(|one| format!("\"{one}\"")).collect();
            let advice = text!("write [{names}]", "请写 [{names}]", names = names.join(", "));
            return self.wrong("capabilities", problem, advice);
        }
        if let Some(twin) = raw.twin.as_ref().filter(|twin| !is_field(&twin.differs, vector)) {
            let differs = &twin.differs;
            let problem =
                text!("`{differs}` is no field of this vector", "本向量中没有 `{differs}` 这一项");
            let advice = Text::new(
                "write the field in which the twin differs, as `steps[0].do.amount`",
                "请写对照向量不同的那一项，如 `steps[0].do.amount`",
            );
            return self.wrong("twin.differs", problem, advice);
        }
        if raw.twin.is_some() && !vector.is_refusal() {
            let problem = Text::new(
                "only a refusal has an accepted twin, and the last step is accepted",
                "只有以不予办理结束的向量才有对照向量，而最后一步是予以办理的",
            );
            return self.wrong("twin", problem, Text::new("leave it out", "请删除该项"));
        }
        Ok(())
    }
}

/// Returns true if a path names the policy, or a field of a person or a request of the vector:
/// `people[0].balance`, `steps[1].do.venue.region`.
fn is_field(path: &str, vector: &Vector) -> bool {
    let within = |list: &str| {
        let (index, rest) = path.strip_prefix(list)?.strip_prefix('[')?.split_once("].")?;
        Some((index.parse::<usize>().ok()?, rest))
    };
    if let Some((index, field)) = within("people") {
        let known = ["name", "scheme", "standing", "region", "balance"];
        return index < vector.people.len() && known.contains(&field);
    }
    let asked = within("steps").and_then(|(index, rest)| {
        Some((vector.steps.get(index)?.data.operation.family(), rest.strip_prefix("do.")?))
    });
    asked.map_or(path == "policy", |(operation, field)| {
        let of_venue = ["venue.kind", "venue.region"].contains(&field);
        let field = if of_venue { "venue" } else { field };
        ["operation", "request"].contains(&field) || operation.keys().contains(&field)
    })
}

fn once_in_order() -> Text {
    Text::new("write each once, in order", "请按顺序各写一次")
}

/// Returns true if every member is greater than the one before it.
fn ascending<T: Ord>(members: impl Iterator<Item = T>) -> bool {
    let members: Vec<T> = members.collect();
    let distinct: BTreeSet<&T> = members.iter().collect();
    members.is_sorted() && distinct.len() == members.len()
}
