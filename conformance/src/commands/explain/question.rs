//! A question that the sources leave open, told to people: the possible answers, and the model's
//! answer today.

use std::io;

use model::catalogue;
use model::questions::{self, Question, Reading};
use model::text::{Language, Text};
use serde::Serialize;

use super::{both, heading, in_order, source};
use crate::base::console::{Console, FAINT, STRONG};
use crate::base::lay_out::wrapped;
use crate::format::cases;

/// The headings under which a question is told.
#[derive(Serialize)]
pub(super) struct Headings {
    why: Text,
    readings: Text,
    today: Text,
    changes: Text,
    said: Text,
    case: Text,
}

/// The headings on a terminal and on the pages.
pub(super) static HEADINGS: Headings = Headings {
    why: Text::new("Why it matters", "为何重要"),
    readings: Text::new("Possible readings", "可能的理解"),
    today: Text::new("What the model does today", "本模型目前的处理"),
    changes: Text::new("What another answer would change", "改变理解须作的修改"),
    said: Text::new("What the sources say", "来源材料的内容"),
    case: Text::new("Its case", "相应案例"),
};

/// Lists all questions, each under its ID in both languages.
pub(super) fn list(console: &mut Console<'_>) -> io::Result<()> {
    for (at, question) in questions::all().iter().enumerate() {
        if at > 0 {
            writeln!(console.out)?;
        }
        writeln!(console.out, "{STRONG}{}{STRONG:#}", question.id)?;
        both(&question.question, 2, console)?;
    }
    Ok(())
}

/// Tells a question in full.
pub(super) fn explain(question: &Question, console: &mut Console<'_>) -> io::Result<()> {
    let open = Text::new("an open question", "待明确的问题");
    writeln!(console.out, "{STRONG}{}{STRONG:#} · {}\n", question.id, open.to(console.language))?;
    paragraph(&question.question, console)?;
    heading(&HEADINGS.why, console)?;
    paragraph(&question.why, console)?;
    heading(&HEADINGS.readings, console)?;
    for (at, answer) in question.readings.iter().enumerate() {
        reading(at + 1, answer, console)?;
    }
    heading(&HEADINGS.today, console)?;
    paragraph(&question.today, console)?;
    for &clause in &question.clauses {
        let says = catalogue::entry(clause).says.to(console.language);
        let lead = format!("  {:7} ", clause.to_string());
        write!(console.out, "{FAINT}{}{FAINT:#}", wrapped(&lead, says))?;
    }
    heading(&HEADINGS.changes, console)?;
    paragraph(&question.changes, console)?;
    heading(&HEADINGS.said, console)?;
    paragraph(&question.said, console)?;
    question.sources.iter().try_for_each(|&cited| source(cited, console))?;
    heading(&HEADINGS.case, console)?;
    writeln!(console.out, "  gongji play {}", cases::of_question(question))
}

/// Writes a possible answer and its consequence, the reader's language first.
fn reading(number: usize, answer: &Reading, console: &mut Console<'_>) -> io::Result<()> {
    let Reading { reading, consequence } = answer;
    let english = [&reading.en, &consequence.en];
    let chinese = [&reading.zh, &consequence.zh];
    let order = match console.language {
        Language::English => [english, chinese],
        Language::Chinese => [chinese, english],
    };
    for (at, [answer, follows]) in order.into_iter().enumerate() {
        let lead = if at == 0 { format!("  {number}. ") } else { "     ".to_string() };
        write!(console.out, "{}", wrapped(&lead, answer))?;
        write!(console.out, "{}", wrapped("     → ", follows))?;
    }
    Ok(())
}

/// Writes both wordings in lines of the usual width, the reader's language first.
fn paragraph(text: &Text, console: &mut Console<'_>) -> io::Result<()> {
    let (first, second) = in_order(console.language, &text.en, &text.zh);
    write!(console.out, "{}{}", wrapped("  ", first), wrapped("  ", second))
}
