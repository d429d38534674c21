//! Words of a policy's own: declared under `words`, with the term for people in both languages, so
//! that a slip of the pen stays an error. Parameters may then name them like any other word.

use std::collections::BTreeMap;

use super::RawCoverage;
use super::checks::Checks;
use crate::expense::{Category, VenueKind};
use crate::person::Kinship;
use crate::policy::{Coverage, OwnWord, OwnWords, VenueRule};
use crate::terms::{Set, Term};
use crate::text;
use crate::text::Text;
use crate::word::{Open, Vocabulary, WordId, WordOf, strange};
use crate::yaml::FileError;

/// The words that a file declares, by vocabulary.
pub(super) type RawWords = BTreeMap<Vocabulary, BTreeMap<String, Text>>;

impl Checks<'_> {
    /// Reads the declared words. Each is new to its vocabulary, and stands once.
    pub(super) fn own(&self, raw: &RawWords) -> Result<OwnWords, FileError> {
        let mut own = OwnWords::default();
        for (&vocabulary, words) in raw {
            for (name, text) in words {
                let path = format!("words.{vocabulary}.{name}");
                self.new_word(&path, vocabulary, name, &own)?;
                if text.en.trim().is_empty() || text.zh.trim().is_empty() {
                    let problem = Text::new("there is no text", "没有文字");
                    let advice = Text::new("write the term in both languages", "请写明中英文名称");
                    return self.refuse(&path, problem, advice);
                }
                let (name, text) = (name.clone(), text.clone());
                own.words.push(OwnWord { vocabulary, name, text });
            }
        }
        Ok(own)
    }

    fn new_word(
        &self,
        path: &str,
        vocabulary: Vocabulary,
        name: &str,
        own: &OwnWords,
    ) -> Result<(), FileError> {
        let known = match vocabulary {
            Vocabulary::Kinships => Kinship::parse(name).is_some(),
            Vocabulary::Categories => Category::parse(name).is_some(),
            Vocabulary::Venues => {
                VenueKind::parse(name).is_some() || VenueRule::parse(name).is_some()
            }
        };
        let Text { en, zh } = vocabulary.text();
        if known {
            let problem = text!(
                "`{name}` is a word of the model already ({en})",
                "`{name}` 已是模型词表中的词（{zh}）"
            );
            let advice = Text::new("remove it: it need not be declared", "请删除：无须声明");
            return self.refuse_key(path, problem, advice);
        }
        if own.words.iter().any(|word| word.name == name) {
            return self.twice(path, name);
        }
        let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        let begun = name.starts_with(|c: char| c.is_ascii_lowercase());
        if !begun || !name.bytes().all(inner) {
            let problem = text!("`{name}` is no word", "`{name}` 不是规范的词");
            let advice = Text::new(
                "write lower-case letters, digits and `_`, such as \"stepchild\"",
                "请写小写字母、数字和 `_`，例如 \"stepchild\"",
            );
            return self.refuse_key(path, problem, advice);
        }
        Ok(())
    }

    /// Reads a list of words without repetition that is not empty: those of the model, and the
    /// policy's own.
    pub(super) fn some_words<K: Open>(
        &self,
        parameter: &str,
        list: &[WordOf<K, String>],
        own: &OwnWords,
    ) -> Result<(Set<K>, Vec<WordId>), FileError> {
        if list.is_empty() {
            return self.empty::<K>(parameter).map(|set: Set<K>| (set, Vec::new()));
        }
        let (mut known, mut others) = (Set::EMPTY, Vec::new());
        for (index, word) in list.iter().enumerate() {
            let path = format!("{parameter}.value[{index}]");
            if list[..index].contains(word) {
                return self.twice(&path, word.name());
            }
            match word {
                WordOf::Known(term) => known.insert(*term),
                WordOf::Other(word) => others.push(self.declared::<K>(&path, word, own)?),
            }
        }
        Ok((known, others))
    }

    /// Returns the number of a word that `K` does not have and the policy declares.
    fn declared<K: Open>(
        &self,
        path: &str,
        word: &str,
        own: &OwnWords,
    ) -> Result<WordId, FileError> {
        own.find(K::VOCABULARY, word).map_or_else(
            || {
                let [problem, advice] = strange::<K>(word, own.names(K::VOCABULARY));
                self.refuse_key(path, problem, advice)
            },
            Ok,
        )
    }

    /// Reads the coverage of a category of the policy's own.
    pub(super) fn own_category(
        &self,
        word: &str,
        raw: &RawCoverage,
        own: &OwnWords,
    ) -> Result<(WordId, Coverage), FileError> {
        let path = format!("categories.value.{word}");
        let id = self.declared::<Category>(&path, word, own)?;
        Ok((id, self.coverage(word, raw, own)?))
    }

    /// Reads how a category is covered; its venue may be a kind of the policy's own.
    pub(super) fn coverage(
        &self,
        category: &str,
        raw: &RawCoverage,
        own: &OwnWords,
    ) -> Result<Coverage, FileError> {
        let RawCoverage { venue, payment, scheme } = raw;
        let venue = match venue {
            WordOf::Known(rule) => WordOf::Known(*rule),
            WordOf::Other(word) => match own.find(Vocabulary::Venues, word) {
                Some(id) => WordOf::Other(id),
                None => {
                    let path = format!("categories.value.{category}.venue");
                    let [problem, advice] =
                        strange::<VenueRule>(word, own.names(Vocabulary::Venues));
                    return self.refuse(&path, problem, advice);
                }
            },
        };
        Ok(Coverage { venue, payment: *payment, scheme: *scheme })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case_file::Draft;
    use crate::observe::Names;
    use crate::policy::{Payment, Policy};
    use crate::policy_file::{built_in, read};

    const WORDS: &str = r#"words:
  kinships:
    stepchild: {en: "stepchild", zh: "继子女"}
    ward: {en: "ward", zh: "被监护人"}
  categories:
    dental: {en: "dental treatment", zh: "口腔治疗"}
    accident_premium: {en: "premium of accident insurance", zh: "意外险保费"}
  venues:
    clinic: {en: "designated clinic", zh: "定点诊所"}
"#;
    const COVERED: &str = r#"    dental: {venue: "clinic", payment: "partial", scheme: "any"}
    accident_premium: {venue: "none", payment: "full", scheme: "any"}
    drug: "#;

    /// Returns the trial policy with words of its own, and one passage replaced.
    fn text(from: &str, to: &str) -> String {
        let trial = built_in()[0].1.replace("    drug: ", COVERED);
        let text = trial.replace("    - \"sibling\"", "    - \"stepchild\"") + WORDS;
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    }

    fn own() -> Policy {
        read("own.yaml", &text("", "")).unwrap_or_else(|wrong| panic!("{wrong}"))
    }

    #[test]
    fn a_policy_covers_exactly_those_of_its_own_words_that_it_names() {
        let policy = own();
        let mut names = Names::under(&policy);
        let mut word = |word: &str| names.word(word);
        let kin = |id| policy.covers_kinship(WordOf::Other(id));
        assert!(kin(word("stepchild")));
        for other in ["ward", "dental", "neighbour", "friend"] {
            assert!(!kin(word(other)), "{other}");
        }
        let dental = policy.coverage(WordOf::Other(word("dental"))).expect("it is covered");
        assert_eq!(dental.payment, Payment::Partial);
        assert!(dental.accepts_venue(Some(WordOf::Other(word("clinic")))));
        for kind in [None, Some(WordOf::Other(word("spa"))), Some(VenueKind::Institution.into())] {
            assert!(!dental.accepts_venue(kind), "{kind:?}");
        }
        let premium = |id| policy.is_premium(WordOf::Other(id));
        assert!(premium(word("accident_premium")) && !premium(word("dental")));
        assert!(!premium(word("another_premium")));
        assert_eq!(policy.coverage(WordOf::Other(word("stepchild"))), None);
        assert_eq!(names.term(WordOf::<Kinship>::Other(names.clone().word("ward"))).zh, "被监护人");
    }

    #[test]
    fn a_word_that_is_not_declared_is_still_refused_with_a_suggestion() {
        for (from, to, problem, advice) in [
            ("    - \"stepchild\"", "    - \"stepchid\"", "unknown word `stepchid`", "`stepchild`"),
            ("    - \"spouse\"", "    - \"spuose\"", "unknown word `spuose`", "write `spouse`, if"),
            ("    dental: {venue", "    dentla: {venue", "unknown word `dentla`", "`dental`, if"),
            ("\"clinic\"", "\"clinci\"", "unknown word `clinci`", "write `clinic`, if"),
            ("\"stepchild\"", "\"dental\"", "unknown word `dental`", "`spouse`, `parent`"),
            (
                "  kinships:\n    step",
                "  kinship:\n    step",
                "unknown word `kinship`",
                "`kinships`",
            ),
            ("    ward:", "    cousin:", "`cousin` is a word of the model", "remove it"),
            ("    clinic:", "    none:", "`none` is a word of the model", "remove it"),
            ("    clinic:", "    ward:", "`ward` stands here twice", "name it once"),
            ("    ward:", "    Ward:", "`Ward` is no word", "lower-case"),
            ("zh: \"被监护人\"", "zh: \" \"", "there is no text", "both languages"),
        ] {
            let error = read("own.yaml", &text(from, to)).expect_err(to);
            assert!(error.problem().en.contains(problem), "{error}");
            assert!(error.advice().en.contains(advice), "{to}: {}", error.advice().en);
        }
    }

    const CASE: &str = r#"format: "gongji-case/1"
id: "own"
title: {en: "Own words", zh: "自有词"}
why: {en: "They are read", zh: "用于读取"}
policy: "own.yaml"
people:
  - {name: "lan", scheme: "employee", standing: "active", region: "310100", balance: "1.00"}
  - {name: "bo", scheme: "resident", standing: "active", region: "510100"}
steps:
  - {operation: "establish", holder: "lan", recipient: "bo", kinship: "stepchild", commitment: "signed"}
"#;

    #[test]
    fn a_case_may_name_the_words_of_its_policy_and_no_others() {
        let policy = own();
        let read = |text: &str, policy| Draft::read("case.yaml", text).unwrap().under(policy);
        let case = read(CASE, &policy).expect("a case");
        assert!(crate::case_file::write(&case).contains("kinship: \"stepchild\""));
        let slip = CASE.replace("\"stepchild\"", "\"stepchidl\"");
        let error = read(&slip, &policy).expect_err("a slip");
        assert_eq!((error.place.line, error.place.column), (10, 71));
        assert!(error.advice().zh.contains("可能应为 `stepchild`"), "{}", error.advice().zh);
        let trial = read_trial();
        assert!(read(CASE, &trial).expect_err("not of the trial").problem().en.contains("unknown"));
    }

    fn read_trial() -> Policy {
        let (name, text) = built_in()[0];
        read(name, text).expect("it is built in")
    }
}
