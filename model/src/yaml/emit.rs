//! Writing the same subset of YAML that `subset` accepts: plain keys, every value in double
//! quotes, nothing else. serde_yaml writes plain scalars wherever it can, so this is written here.

use std::fmt::Write;

use serde::Serialize;
use serde_yaml::Value;

/// The value as YAML. What has no place in the subset (a number, a truth value) is written as the
/// text of it.
pub fn write<T: Serialize>(value: &T) -> String {
    let value = serde_yaml::to_value(value).expect("what is written is plain data");
    let mut out = String::new();
    match &value {
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            let _ = writeln!(out, "{}", scalar(&value));
        }
        Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => {
            block(&mut out, &value, 0, false)
        }
    }
    out
}

/// Writes a list or mapping, `indent` deep; `inline` where the first line is already begun.
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
                let _ = write!(out, "{}:", plain(key));
                after_key(out, value, indent);
            }
        }
        Value::Sequence(members) => {
            for member in members {
                margin(out);
                out.push('-');
                if nested(member) {
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
    if nested(value) {
        out.push('\n');
        block(out, value, indent + 2, false);
    } else {
        let _ = writeln!(out, " {}", scalar(value));
    }
}

/// Whether the value takes lines of its own.
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

/// A text in double quotes. The subset has no control characters, so two escapes are enough.
fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
