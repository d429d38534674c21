//! What `--help` says, in both languages, put together from one text for every command (`commands`),
//! argument and option (`arguments`); those that talk to a system are in `running_help`, those around a
//! report in `reporting_help`, those for closed networks in `closed_help`.

use clap::builder::Styles;
use clap::{Arg, Command, CommandFactory};
use model::text::{Language, Text};

use super::commands::About;
use super::{Cli, arguments, closed_help, commands, reporting_help, running_help};
use crate::console::STRONG;

/// The command line, with every text in `language`.
pub fn command(language: Language) -> Command {
    dress(Cli::command().styles(Styles::plain()), language)
}

fn all_commands() -> impl Iterator<Item = &'static About> {
    let around = reporting_help::COMMANDS.iter().chain(closed_help::COMMANDS);
    commands::COMMANDS.iter().chain(running_help::COMMANDS).chain(around)
}

fn all_arguments() -> impl Iterator<Item = &'static (&'static str, &'static str, Text)> {
    let around = reporting_help::ARGUMENTS.iter().chain(closed_help::ARGUMENTS);
    arguments::ARGUMENTS.iter().chain(running_help::ARGUMENTS).chain(around)
}

fn dress(command: Command, language: Language) -> Command {
    let name = command.get_name().to_string();
    let of = |about: &About| about.name == name;
    let texts = all_commands().find(|about| of(about));
    let texts = texts.unwrap_or_else(|| panic!("`{name}` has no help"));
    let template = template(&command, texts, language);
    command
        .about(texts.line.to(language).to_string())
        .override_usage(texts.usage.to(language).to_string())
        .help_template(template)
        .mut_args(|arg| describe(arg, &name, language))
        .mut_subcommands(|command| dress(command, language))
}

fn describe(arg: Arg, command: &str, language: Language) -> Arg {
    let id = arg.get_id().as_str();
    let of = |(of, name, _): &&(&str, &str, Text)| (of.is_empty() || *of == command) && *name == id;
    let text = all_arguments().find(of).map(|(_, _, text)| text);
    let text = text.unwrap_or_else(|| panic!("`{command} {id}` has no help"));
    let text = text.to(language).to_string();
    arg.help(text)
}

/// The layout of the help, with the headings that this command needs.
fn template(command: &Command, texts: &About, language: Language) -> String {
    let about = texts.about.to(language);
    let usage = heading(&Text::new("Usage:", "用法："), language);
    let space = if language == Language::English { " " } else { "" };
    let mut parts = vec![format!("{about}\n\n{usage}{space}{{usage}}")];
    let mut section = |wanted: bool, title: Text, tag: &str| {
        if wanted {
            parts.push(format!("{}\n{{{tag}}}", heading(&title, language)));
        }
    };
    section(command.has_subcommands(), Text::new("Commands:", "子命令："), "subcommands");
    let positional = command.get_positionals().next().is_some();
    section(positional, Text::new("Arguments:", "参数："), "positionals");
    section(true, Text::new("Options:", "选项："), "options");
    if !texts.after.en.is_empty() {
        parts.push(texts.after.to(language).to_string());
    }
    parts.join("\n\n") + "\n"
}

fn heading(text: &Text, language: Language) -> String {
    format!("{STRONG}{}{STRONG:#}", text.to(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_help_text_belongs_to_something() {
        let root = command(Language::English);
        let named = |name: &str| match name {
            "gongji" => Some(&root),
            _ => root.find_subcommand(name),
        };
        for about in all_commands() {
            assert!(named(about.name).is_some(), "`{}` is no command", about.name);
        }
        for (of, id, _) in all_arguments() {
            let command = named(if of.is_empty() { "gongji" } else { of });
            let command = command.unwrap_or_else(|| panic!("`{of}` is no command"));
            assert!(command.get_arguments().any(|arg| arg.get_id() == id), "no `{of} {id}`");
        }
    }

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        for language in [Language::English, Language::Chinese] {
            command(language).debug_assert();
        }
    }
}
