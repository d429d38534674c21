//! The text of `--help`, in both languages, in the same layout for the program and for every
//! command. The texts stand with the commands.

use clap::builder::Styles;
use clap::{Arg, Command, CommandFactory};
use model::text::{Language, Text};

use super::{Cli, program_help};
use crate::base::console::STRONG;
use crate::commands;
use crate::commands::shared::help::Help;

/// Returns the command line, with every text in `language`.
pub fn command(language: Language) -> Command {
    dress(Cli::command().styles(Styles::plain()), language)
}

/// Returns the help of the program itself, then that of every command.
fn all() -> impl Iterator<Item = &'static Help> {
    std::iter::once(&program_help::HELP).chain(commands::HELP)
}

fn dress(command: Command, language: Language) -> Command {
    let name = command.get_name().to_string();
    let help = all().find(|help| help.name == name);
    let help = help.unwrap_or_else(|| panic!("`{name}` has no help"));
    let template = template(&command, help, language);
    command
        .about(help.line.to(language).to_string())
        .override_usage(help.usage.to(language).to_string())
        .help_template(template)
        .mut_args(|arg| describe(arg, help, language))
        .mut_subcommands(|command| dress(command, language))
}

/// Gives an argument its text: the command's own, or the program's for an option of every command.
fn describe(arg: Arg, help: &Help, language: Language) -> Arg {
    let id = arg.get_id().as_str();
    let mut texts = help.arguments.iter().chain(program_help::HELP.arguments);
    let text = texts.find(|(name, _)| *name == id).map(|(_, text)| text);
    let text = text.unwrap_or_else(|| panic!("`{} {id}` has no help", help.name));
    let text = text.to(language).to_string();
    arg.help(text)
}

/// Returns the layout of the help, with the headings that this command needs.
fn template(command: &Command, texts: &Help, language: Language) -> String {
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
        for help in all() {
            let command = match help.name {
                "gongji" => Some(&root),
                name => root.find_subcommand(name),
            };
            let command = command.unwrap_or_else(|| panic!("`{}` is no command", help.name));
            for (id, _) in help.arguments {
                let known = command.get_arguments().any(|arg| arg.get_id() == id);
                assert!(known, "no `{} {id}`", help.name);
            }
        }
    }

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        for language in [Language::English, Language::Chinese] {
            command(language).debug_assert();
        }
    }
}
