//! Writing the same subset of YAML that `subset` accepts: plain keys, every value in double quotes,
//! nothing else. serde_yaml writes plain scalars wherever it can, which is why the writer is our
//! own.
//!
//! Small records take one line in braces, so that people, relationships and requests read like the
//! rows of a table; everything else takes a line for each value.

use std::fmt::Write;

use serde::Serialize;
use serde_yaml::Value;
use unicode_width::UnicodeWidthStr;

/// The number of columns that a line in braces may take.
const WIDEST: usize = 132;

/// Returns the value as YAML. A value outside the subset (a number, a truth value) is written as
/// its text.
pub fn write<T: Serialize>(value: &T) -> String {
    let value = serde_yaml::to_value(value).expect("what is written is plain data");
    let mut out = String::new();
    if nested(&value) {
        block(&mut out, &value, 0, false);
    } else {
        let _ = writeln!(out, "{}", scalar(&value));
    }
    out
}

/// Writes a list or mapping, `indent` deep; `inline` says that its first line is already begun.
fn block(out: &mut String, value: &Value, indent: usize, inline: bool) {
    let mut inline = inline;
    let mut margin = |out: &mut String| {
        if !std::mem::take(&mut inline) {
            let _ = write!(out, "{:indent$}", "");
        }
    };
    match value {
        Value::Mapping(entries) => {
            for (key, value) in entries {
                margin(out);
                let key = plain(key);
                let _ = write!(out, "{key}:");
                let row = matches!(depth(value), 1 | 2).then(|| in_braces(value));
                let room = WIDEST.saturating_sub(indent + key.width() + 2);
                match row.filter(|row| row.width() <= room) {
                    Some(row) => {
                        let _ = writeln!(out, " {row}");
                    }
                    None => after_key(out, value, indent),
                }
            }
        }
        Value::Sequence(members) => {
            for member in members {
                margin(out);
                out.push('-');
                let row = (depth(member) == 1).then(|| in_braces(member));
                if let Some(row) = row.filter(|row| indent + 2 + row.width() <= WIDEST) {
                    let _ = writeln!(out, " {row}");
                } else if nested(member) {
                    out.push(' ');
                    block(out, member, indent + 2, true);
                } else {
                    let _ = writeln!(out, " {}", scalar(member));
                }
            }
        }
        Value::Tagged(tagged) => block(out, &tagged.value, indent, inline),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            let _ = writeln!(out, "{}", scalar(value));
        }
    }
}

fn after_key(out: &mut String, value: &Value, indent: usize) {
    let list = matches!(value, Value::Sequence(members) if !members.iter().any(nested));
    let row = list.then(|| in_braces(value)).filter(|row| indent + 20 + row.width() <= WIDEST);
    if let Some(row) = row {
        let _ = writeln!(out, " {row}");
    } else if nested(value) {
        out.push('\n');
        block(out, value, indent + 2, false);
    } else {
        let _ = writeln!(out, " {}", scalar(value));
    }
}

/// Returns the depth of records in a value: 0 if there is none, 1 for a record of plain values and
/// lists of them, and so on. Lists of records lie too deep for one line.
fn depth(value: &Value) -> usize {
    match value {
        Value::Mapping(entries) if !entries.is_empty() => {
            1 + entries.values().map(depth).max().unwrap_or(0)
        }
        Value::Sequence(members) if members.iter().any(nested) => usize::MAX / 2,
        Value::Tagged(tagged) => depth(&tagged.value),
        _ => 0,
    }
}

/// Returns the value on one line.
fn in_braces(value: &Value) -> String {
    match value {
        Value::Mapping(entries) if !entries.is_empty() => {
            let entries = entries.iter();
            let written =
                entries.map(|(key, value)| format!("{}: {}", plain(key), in_braces(value)));
            format!("{{{}}}", written.collect::<Vec<_>>().join(", "))
        }
        Value::Sequence(members) if !members.is_empty() => {
            let written: Vec<String> = members.iter().map(in_braces).collect();
            format!("[{}]", written.join(", "))
        }
        Value::Tagged(tagged) => in_braces(&tagged.value),
        _ => scalar(value),
    }
}

/// Returns whether the value takes lines of its own.
fn nested(value: &Value) -> bool {
    match value {
        Value::Mapping(entries) => !entries.is_empty(),
        Value::Sequence(members) => !members.is_empty(),
        Value::Tagged(_) => true,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn plain(key: &Value) -> String {
    key.as_str().map_or_else(|| scalar(key), str::to_string)
}

fn scalar(value: &Value) -> String {
    match value {
        Value::Mapping(_) => "{}".to_string(),
        Value::Sequence(_) => "[]".to_string(),
        Value::String(text) => quote(text),
        Value::Number(number) => quote(&number.to_string()),
        Value::Bool(truth) => quote(&truth.to_string()),
        Value::Null | Value::Tagged(_) => quote(""),
    }
}

/// Returns a text in double quotes. The subset has no control characters, so two escapes are
/// enough.
fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
