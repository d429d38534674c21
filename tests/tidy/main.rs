//! Checks of the source that people would otherwise have to make by hand: openings and lengths of
//! files, allowed imports, banned words, and lists that must agree. Each check also sees a bad
//! sample. The program's behaviour is tested elsewhere.

mod chinese;
mod clauses;
mod dependencies;
mod graph;
mod guards;
mod imports;
mod layers;
mod pages;
mod shape;
mod tree;
mod twice;

use tree::File;

/// Fails with all complaints at once, not only the first.
fn expect_none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Collects the complaints of `check` over these files.
fn over<F: Fn(&File) -> Vec<String>>(files: &[File], check: F) -> Vec<String> {
    assert!(!files.is_empty(), "there is nothing to check");
    files.iter().flat_map(check).collect()
}

#[test]
fn every_source_file_says_what_lives_in_it() {
    expect_none(over(&tree::rust(), shape::opening));
}

#[test]
fn no_file_and_no_function_is_too_long() {
    expect_none(over(&tree::rust(), shape::lengths));
}

#[test]
fn nothing_is_skipped_or_left_to_do() {
    expect_none(over(&tree::rust(), shape::unfinished));
}

#[test]
fn names_are_the_catalogues_words() {
    expect_none(over(&tree::rust(), shape::synonyms));
}

#[test]
fn the_chinese_has_one_word_for_one_thing() {
    expect_none(over(&tree::all(), chinese::synonyms));
}

#[test]
fn no_floating_point_number_comes_near_money() {
    expect_none(over(&tree::under("model/src"), shape::floats));
}

#[test]
fn nothing_tells_of_the_machine_it_was_written_on() {
    expect_none(over(&tree::all(), shape::machine_paths));
}

#[test]
fn imports_point_one_way() {
    expect_none(over(&tree::under("model/src"), imports::direction));
}

#[test]
fn the_rooms_of_the_program_know_only_those_below() {
    let files = tree::under("conformance/src");
    expect_none(layers::direction(&files));
    expect_none(layers::commands(&files));
    expect_none(layers::described(&tree::file("ARCHITECTURE.md")));
}

#[test]
fn a_public_name_has_one_meaning() {
    let both = layers::CRATES.iter().flat_map(|folder| tree::under(folder)).collect::<Vec<_>>();
    expect_none(twice::types(&both));
}

#[test]
fn nothing_names_what_names_it() {
    for folder in layers::CRATES {
        expect_none(layers::cycles(&tree::under(folder), folder));
    }
}

#[test]
fn the_storeys_of_the_model_are_those_of_the_architecture() {
    let page = tree::file("ARCHITECTURE.md");
    expect_none(imports::storeys(&page.text, &tree::under("model/src")));
}

#[test]
fn the_rules_and_the_model_stay_pure() {
    expect_none(over(&tree::under("model/src"), imports::purity));
}

#[test]
fn every_test_file_is_run() {
    expect_none(shape::orphans(&tree::under("tests"), &tree::manifests()));
}

#[test]
fn the_readme_is_short() {
    expect_none(over(&[tree::file("README.md")], |file| shape::longer_than(file, 150)));
}

#[test]
fn the_readme_counts_the_clauses() {
    assert_eq!(model::catalogue::all().len(), 80, "the number is written out in both pages");
    for (page, words) in [("README.md", "eighty clauses"), ("README.zh.md", "八十条条款")] {
        assert!(tree::file(page).text.contains(words), "{page} does not say: {words}");
    }
}

#[test]
fn the_chinese_pages_are_those_of_the_english_ones() {
    let mut files = tree::all();
    // The program writes it from texts that stand side by side, which a test of its own holds.
    files.retain(|file| file.path != "model/QUESTIONS.zh.md");
    for page in ["README.zh.md", "conformance/PROTOCOL.zh.md"] {
        assert!(files.iter().any(|file| file.path == page), "there is no `{page}`");
    }
    expect_none(pages::translated(&files));
}

#[test]
fn every_clause_that_is_judged_is_in_the_rules() {
    expect_none(clauses::cited(&tree::under("model/src/rules")));
}

#[test]
fn every_guard_refuses_with_the_codes_of_the_catalogue() {
    expect_none(guards::codes(&tree::under("model/src/rules")));
}

#[test]
fn every_clause_is_judged_by_the_operations_of_the_catalogue() {
    expect_none(guards::operations(&tree::under("model/src/rules")));
}

#[test]
fn the_rules_say_of_each_clause_what_the_catalogue_says() {
    let rules = tree::under("model/src/rules");
    expect_none(over(&rules, clauses::headings));
    expect_none(clauses::headed(&rules));
}

#[test]
fn every_dependency_has_its_reason() {
    let reasons = tree::file("CONTRIBUTING.md");
    expect_none(dependencies::reasons(&tree::manifests(), &reasons));
}
