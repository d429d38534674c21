//! The cases from life that come with the program. Their texts are in `conformance/cases`; `tell::story`
//! words them. Those of the open questions have a folder of their own, and their names begin with
//! it. They teach no rule, so loops over the cases from life leave them out.

use model::questions::Question;

/// Returns the names and texts of the cases, in the order in which they introduce the rules.
pub fn built_in() -> &'static [(&'static str, &'static str)] {
    &[
        ("family", include_str!("../../cases/family.yaml")),
        ("premium-one-fen-short", include_str!("../../cases/premium-one-fen-short.yaml")),
        ("move-starts-anew", include_str!("../../cases/move-starts-anew.yaml")),
        ("two-holders-one-patient", include_str!("../../cases/two-holders-one-patient.yaml")),
        ("refund-after-the-end", include_str!("../../cases/refund-after-the-end.yaml")),
        ("passing-a-quota-on", include_str!("../../cases/passing-a-quota-on.yaml")),
        ("same-request-twice", include_str!("../../cases/same-request-twice.yaml")),
        ("clearing-then-reversal", include_str!("../../cases/clearing-then-reversal.yaml")),
        ("retirement-and-death", include_str!("../../cases/retirement-and-death.yaml")),
        ("shared-balance-in-2024", include_str!("../../cases/shared-balance-in-2024.yaml")),
    ]
}

/// The case of an open question: its name, behind that of the folder, and its text.
macro_rules! question {
    ($id:literal) => {
        (concat!("questions/", $id), include_str!(concat!("../../cases/questions/", $id, ".yaml")))
    };
}

/// Returns the cases of the open questions (`model/questions.yaml`): name and text, in the order of
/// the questions.
pub fn of_questions() -> &'static [(&'static str, &'static str)] {
    &[
        question!("one-bill-several-quotas"),
        question!("premium-paid-twice"),
        question!("suspension"),
        question!("part-returned"),
        question!("heirs"),
        question!("kinship-ends"),
        question!("scheme-change"),
        question!("recipient-consent"),
        question!("ltci-without-scheme"),
        question!("late-credits"),
        question!("end-by-mistake"),
        question!("year-end"),
        question!("eligible-items"),
        question!("disputed-claims"),
        question!("own-account-first"),
        question!("newborn-premium"),
        question!("unconnected-regions"),
        question!("quota-outlives-holder"),
        question!("audit-and-holds"),
        question!("effect-before-quota"),
    ]
}

/// Returns the name of the case of an open question.
pub fn of_question(question: &Question) -> String {
    format!("questions/{}", question.case)
}

/// Returns the text of the case of this name, if there is one.
pub fn find(name: &str) -> Option<&'static str> {
    let mut all = built_in().iter().chain(of_questions());
    all.find(|(known, _)| *known == name).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the names of the files in a folder of `cases`, without those in its subfolders.
    fn files(folder: &str) -> Vec<String> {
        let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/cases");
        let entries = std::fs::read_dir(format!("{cases}/{folder}")).unwrap();
        let files = entries.map(Result::unwrap).filter(|entry| entry.path().is_file());
        let mut names: Vec<String> =
            files.map(|entry| entry.file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn every_file_of_the_folders_is_listed_and_every_case_is_named_as_its_file() {
        for (folder, cases) in [("", built_in()), ("questions/", of_questions())] {
            let id = |name: &'static str| name.strip_prefix(folder).unwrap();
            let mut listed: Vec<String> =
                cases.iter().map(|(name, _)| format!("{}.yaml", id(name))).collect();
            listed.sort();
            assert_eq!(files(folder), listed);
            for (name, text) in cases {
                assert!(text.contains(&format!("\nid: \"{}\"\n", id(name))), "{name}");
            }
        }
    }

    #[test]
    fn every_question_has_its_case_under_its_own_name() {
        let listed: Vec<&str> = of_questions().iter().map(|(name, _)| *name).collect();
        let asked: Vec<String> = model::questions::all()
            .iter()
            .inspect(|question| assert_eq!(question.case, question.id))
            .map(of_question)
            .collect();
        assert_eq!(listed, asked);
    }
}
