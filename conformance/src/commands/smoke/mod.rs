//! `gongji smoke`: checks an adapter, probe by probe, and then runs the tier `smoke`. The probes
//! are in `harness::smoke`.

mod arguments;
pub(crate) mod help;

use std::io;

use model::text;
use model::text::Text;

use super::shared::arguments::{How, RunArgs, SelectionArgs};
use crate::base::console::{BAD, Console, GOOD};
use crate::base::exit::Exit;
use crate::base::stop;
use crate::format::vectors::manifest::Tier;
use crate::harness::session::{ended, greet};
use crate::harness::setup::Limits;
use crate::harness::smoke::{Found, PROBES, Probing};

use crate::commands::shared::{judging, reporting, running, target};
pub use arguments::SmokeArgs;

/// Runs `gongji smoke`.
pub fn run(args: &SmokeArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    stop::on_interrupt();
    let (_, policy) = match judging::suite(args.vectors.as_deref()) {
        Ok(suite) => suite,
        Err((error, exit)) => {
            return reporting::wrong_suite(&error.to(console.language), exit, console);
        }
    };
    let reach = match target::reach(&args.target, &policy) {
        Ok(reach) => reach,
        Err(problem) => return console.wrong(&problem),
    };
    let limits = Limits::of(args.time_limit.map(|limit| limit.0), None);
    let begun = reach.link().and_then(|mut link| {
        let hello = greet(&mut *link, &policy.name, limits.hello);
        hello.map(|hello| (link, hello))
    });
    let (mut link, hello) = match begun {
        Ok(begun) => begun,
        Err(trouble) => return reporting::not_measurable(&trouble, console),
    };
    let mut wrong = 0;
    for (number, (about, look)) in PROBES.iter().enumerate() {
        let case = format!("probe-{number}");
        let probing = &mut Probing { link: &mut *link, hello: &hello, limits, case };
        let (found, fatal) = match look(probing) {
            Ok(found) => (found, false),
            Err(trouble) if trouble.is_fatal() => {
                (Found::Wrong(ended(&mut *link, trouble).says()), true)
            }
            Err(trouble) => (Found::Wrong(trouble.says()), false),
        };
        wrong += usize::from(matches!(found, Found::Wrong(_)));
        tell(about, &found, console)?;
        if fatal {
            return Ok(Exit::Violated);
        }
    }
    // A server may end at `bye`, so only the run that follows says it.
    if wrong > 0 || !reach.is_shared() {
        let end = match link.leave(limits.step) {
            None => Found::Right,
            Some(strange) => Found::Wrong(strange),
        };
        wrong += usize::from(matches!(end, Found::Wrong(_)));
        tell(&Text::new("`bye` ends the conversation", "`bye` 结束对话"), &end, console)?;
    }
    if wrong > 0 {
        let said = text!(
            "faults to mend in the adapter before the system is judged: {wrong}",
            "评判系统之前，适配器有{wrong}处需要修正"
        );
        writeln!(console.out, "{BAD}{}{BAD:#}", said.to(console.language))?;
        return Ok(Exit::Violated);
    }
    let run = RunArgs {
        target: args.target.clone(),
        selected: SelectionArgs {
            tier: Some(Tier::Smoke),
            vectors: args.vectors.clone(),
            ..SelectionArgs::default()
        },
        how: How { time_limit: args.time_limit, ..How::default() },
        ..RunArgs::default()
    };
    running::run(&run, console)
}

fn tell(about: &Text, found: &Found, console: &mut Console<'_>) -> io::Result<()> {
    let language = console.language;
    let about = about.to(language);
    match found {
        Found::Right => writeln!(console.out, "{GOOD}✓ {about}{GOOD:#}"),
        Found::Wrong(says) => {
            writeln!(console.out, "{BAD}✗ {about}{BAD:#}\n    {}", says.to(language))
        }
        Found::Skipped(why) => writeln!(console.out, "· {about}\n    {}", why.to(language)),
    }
}
