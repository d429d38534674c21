//! The language and the colour that a command line asks for, found before it is parsed: help and
//! usage errors are written in them too.

use std::ffi::OsString;

use clap::ValueEnum;
use model::text::Language;

use super::Color;
use crate::base::lang::Lang;

/// Returns the language asked for with `--lang`; otherwise that of the locale; otherwise English.
pub(super) fn language(args: &[OsString], env: impl Fn(&str) -> Option<String>) -> Language {
    let asked = option(args, "--lang").and_then(|value| Lang::from_str(value, false).ok());
    let locale = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| env(name).filter(|value| !value.is_empty()))
            .unwrap_or_default()
    };
    match asked {
        Some(lang) => lang.into(),
        None if locale().to_lowercase().starts_with("zh") => Language::Chinese,
        None => Language::English,
    }
}

/// Returns the colour asked for with `--color`.
pub(super) fn colour(args: &[OsString]) -> Option<Color> {
    option(args, "--color").and_then(|value| Color::from_str(value, false).ok())
}

/// Returns the value of the last `--name value` or `--name=value` before a lone `--`.
fn option<'a>(args: &'a [OsString], name: &str) -> Option<&'a str> {
    let args: Vec<&str> = args.iter().skip(1).filter_map(|arg| arg.to_str()).collect();
    let args = args.split(|&arg| arg == "--").next().unwrap_or_default();
    let after = |at: usize| args.get(at + 1).copied();
    args.iter()
        .enumerate()
        .filter_map(|(at, arg)| match arg.strip_prefix(name)? {
            "" => after(at),
            rest => rest.strip_prefix('='),
        })
        .next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(args: &[&str], env: &[(&str, &str)]) -> Language {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        let found = |name: &str| env.iter().find(|(key, _)| *key == name);
        language(&args, |name| found(name).map(|(_, value)| value.to_string()))
    }

    #[test]
    fn the_option_comes_before_the_locale_and_the_locale_before_english() {
        let chinese = [("LANG", "zh_CN.UTF-8")];
        let overridden = [("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")];
        let empty = [("LC_ALL", ""), ("LC_MESSAGES", "zh_TW"), ("LANG", "de_DE")];
        for (args, env, language) in [
            (&["gongji"][..], &[][..], Language::English),
            (&["gongji"], &chinese, Language::Chinese),
            (&["gongji"], &overridden, Language::English),
            (&["gongji"], &empty, Language::Chinese),
            (&["gongji", "--lang", "en"], &chinese, Language::English),
            (&["gongji", "explain", "--lang=zh"], &[], Language::Chinese),
            (&["gongji", "--lang=en", "--lang=zh"], &[], Language::Chinese),
            (&["gongji", "--lang", "xx"], &chinese, Language::Chinese),
            (&["gongji", "--", "--lang=zh"], &[], Language::English),
        ] {
            assert_eq!(asked(args, env), language, "{args:?} {env:?}");
        }
    }

    #[test]
    fn the_colour_is_found() {
        let args = ["gongji", "--color=always"].map(OsString::from);
        assert_eq!(colour(&args), Some(Color::Always));
        assert_eq!(colour(&[OsString::from("gongji")]), None);
    }
}
