//! The cases from life that come with the program. Their texts are in `conformance/cases`;
//! `gongji play` tells them.

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

/// Finds the text of the case of this name.
pub fn find(name: &str) -> Option<&'static str> {
    built_in().iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_listed_and_every_case_is_named_as_its_file() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/cases");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        let mut listed: Vec<String> =
            built_in().iter().map(|(name, _)| format!("{name}.yaml")).collect();
        listed.sort();
        assert_eq!(files, listed);
        for (name, text) in built_in() {
            assert!(text.contains(&format!("\nid: \"{name}\"\n")), "{name}");
        }
    }
}
