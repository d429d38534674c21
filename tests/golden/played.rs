//! Plays the cases through the model step by step: its answers and the whole observable state must
//! match the file. Every disagreement is listed with the expected and the actual value. The example
//! on the page that specifies the format is checked in the same way.

use conformance::format::vectors::{self, Capability, Vector};
use conformance::replay::replay;
use model::observe::{ObservedAnswer, observe};
use model::operation::Family;
use model::policy_file;
use model::terms::Term;
use model::yaml;

/// Returns every point where the model disagrees with the file.
fn disagreements(file: &str, vector: &Vector) -> Vec<String> {
    let mut built_in = policy_file::built_in().iter();
    let (name, text) = built_in
        .find(|(name, _)| *name == vector.policy)
        .unwrap_or_else(|| panic!("{file}: there is no policy `{}`", vector.policy));
    let policy = policy_file::read(name, text).expect("a built-in policy is sound");
    let mut expected = observe(&vector.book, &vector.names);
    let mut found = Vec::new();
    let requests = vector.steps.iter().map(|step| step.request);
    let replayed = replay(&policy, &vector.book, requests);
    for (index, (step, replayed)) in vector.steps.iter().zip(replayed).enumerate() {
        let answer = ObservedAnswer::from(&replayed.answer);
        if answer != step.expect {
            let (due, got) = (yaml::write(&step.expect), yaml::write(&answer));
            found.push(format!("{file}: steps[{index}].expect\nexpected\n{due}got\n{got}"));
        }
        expected = step.state.clone().unwrap_or(expected);
        let state = observe(&replayed.after, &vector.names);
        if state != expected {
            let (due, got) = (yaml::write(&expected), yaml::write(&state));
            found.push(format!("{file}: steps[{index}].state\nexpected\n{due}got\n{got}"));
        }
    }
    found
}

#[test]
fn the_model_answers_every_case_as_it_was_worked_out_by_hand() {
    let mut steps = 0;
    let mut found = Vec::new();
    for case in crate::all() {
        steps += case.vector.steps.len();
        found.extend(disagreements(&case.file, &case.vector));
    }
    assert!(steps >= 200, "only {steps} steps were played");
    assert!(found.is_empty(), "{} disagreements\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_case_that_was_worked_out_wrongly_is_found() {
    let case = crate::all().into_iter().find(|case| case.file == "own-medical-expense.yaml");
    let Some(mut case) = case else { panic!("there is no such case") };
    assert_eq!(disagreements(&case.file, &case.vector), Vec::<String>::new());
    let [.., last] = case.vector.steps.as_mut_slice() else { panic!("the case has no step") };
    let state = last.state.take();
    let found = disagreements(&case.file, &case.vector);
    assert!(found.len() == 1 && found[0].contains("steps[2].state"), "{found:?}");
    let [.., last] = case.vector.steps.as_mut_slice() else { panic!("the case has no step") };
    (last.state, last.expect) = (state, ObservedAnswer::Rejected { codes: Vec::new() });
    let found = disagreements(&case.file, &case.vector);
    assert!(found.len() == 1 && found[0].contains("steps[2].expect"), "{found:?}");
}

#[test]
fn the_page_of_the_format_shows_a_sound_vector_and_names_every_word() {
    let page = include_str!("../../vectors/README.md");
    let example = page.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next());
    let example = example.expect("there is an example");
    let vector = vectors::read("vectors/README.md", example).expect("the example is sound");
    assert_eq!(disagreements("vectors/README.md", &vector), Vec::<String>::new());
    let operations = Family::ALL.iter().flat_map(|family| family.keys().iter().copied());
    let words = operations.chain(Family::ALL.iter().map(|family| family.name()));
    for word in words.chain(Capability::ALL.iter().map(|capability| capability.name())) {
        assert!(page.contains(&format!("`{word}`")), "the page does not name `{word}`");
    }
}
