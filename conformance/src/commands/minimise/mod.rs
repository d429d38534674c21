//! `gongji minimise VECTOR|FILE`: finds the case and the system, shrinks the case, and tells and
//! saves the result.

mod arguments;
pub(crate) mod help;
mod tell;

pub use arguments::MinimiseArgs;

use std::io;
use std::path::Path;
use std::sync::atomic::AtomicU64;

use model::text;
use model::text::Text;

use crate::base::console::Console;
use crate::base::exit::Exit;
use crate::base::nearest::nearest;
use crate::base::stop;
use crate::commands::shared::judging::{codes, suite};
use crate::commands::shared::reporting::{not_measurable, wrong_suite};
use crate::commands::shared::target::{options, reach};
use crate::format::{cases, save};
use crate::harness::alone::{self, Alone};
use crate::harness::minimise::live::Bounds;
use crate::harness::minimise::{ShrinkTask, Unshrunk, minimise};
use crate::harness::scale;
use crate::harness::setup::{Limits, Setup};
use crate::link::Trouble;

/// Runs `gongji minimise`.
pub fn run(args: &MinimiseArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    stop::on_interrupt();
    let Alone { vector, policy, named } = match subject(args, console)? {
        Ok(subject) => subject,
        Err(exit) => return Ok(exit),
    };
    let codes = match codes(args.how.codes.as_deref()) {
        Ok(codes) => codes,
        Err(error) => return wrong_suite(&error.to(console.language), Exit::Usage, console),
    };
    let reach = match reach(&args.target, &policy) {
        Ok(reach) => reach,
        Err(problem) => return console.wrong(&problem),
    };
    let options = options(None, &args.how, &*reach);
    let setup = Setup {
        reach: &*reach,
        policy: &policy,
        limits: Limits::of(args.how.time_limit.map(|limit| limit.0), args.how.patience),
        salt: args.how.salt,
        codes: &codes,
        command: "gongji run",
        options: options.clone(),
        mark: "c",
        cases: AtomicU64::new(0),
    };
    let bounds = Bounds { most: args.most.map(u32::from), time: args.time.map(|time| time.0) };
    let folder = args.save.as_deref();
    let asked = ShrinkTask::new(&vector, &policy, &named, folder, bounds, console.language);
    let outcome = match alone::in_conversation(&setup, |play| minimise(&asked, play)) {
        Ok(outcome) => outcome,
        Err(Trouble::Stopped) => return tell::nothing(&vector.id, &Unshrunk::Stopped, console),
        Err(trouble) => return not_measurable(&trouble, console),
    };
    match outcome {
        Ok(smallest) => match save::save(folder, &smallest.case) {
            Ok(path) => tell::smallest(&smallest, &path, &options, console),
            Err(error) => console.wrong(&text!(
                "cannot save `{id}`: {error}",
                "无法保存 `{id}`：{error}",
                id = smallest.case.id
            )),
        },
        Err(why) => tell::nothing(&vector.id, &why, console),
    }
}

/// Reads the named case: a vector of the suite, or a case file. If there is none, returns the exit
/// code.
fn subject(args: &MinimiseArgs, console: &mut Console<'_>) -> io::Result<Result<Alone, Exit>> {
    let name = args.vector.as_str();
    if cases::find(name).is_some() || Path::new(name).is_file() {
        return match alone::open(name) {
            Ok(alone) => Ok(Ok(alone)),
            Err(error) => wrong_suite(&error.to(console.language), Exit::Usage, console).map(Err),
        };
    }
    let (mut suite, policy) = match suite(args.vectors.as_deref()) {
        Ok(suite) => suite,
        Err((error, exit)) => {
            return wrong_suite(&error.to(console.language), exit, console).map(Err);
        }
    };
    match suite.vectors.iter().position(|(_, vector)| vector.id == name) {
        Some(at) => {
            let named = suite.manifest.policy.clone();
            let vector = suite.vectors.swap_remove(at).1;
            // The amounts are those with which it fails under this salt.
            let scaled = args.how.salt.and_then(|salt| scale::scaled(&policy, salt, &vector));
            Ok(Ok(Alone { vector: scaled.unwrap_or(vector), policy, named }))
        }
        None => {
            let ids = suite.vectors.iter().map(|(_, vector)| vector.id.as_str());
            console.wrong(&unknown(name, ids)).map(Err)
        }
    }
}

fn unknown<'a>(name: &str, ids: impl Iterator<Item = &'a str>) -> Text {
    let near = nearest(name, ids).unwrap_or_default();
    text!(
        "there is neither a vector nor a file `{name}`; did you mean `{near}`?",
        "没有名为 `{name}` 的向量或文件；是否为 `{near}`？"
    )
}
