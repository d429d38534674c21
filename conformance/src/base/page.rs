//! Pages that are filled from a template: what all of them share. A page of HTML is one file that
//! needs nothing else, in both languages, and escaped by its template.

use minijinja::{Environment, Value};

/// The look of every page of HTML, and what names the language that is shown.
pub(crate) const STYLE: &str = include_str!("../../templates/report.css");
pub(crate) const SCRIPT: &str = include_str!("../../templates/report.js");

/// The words of a page in both languages, and its top, for other templates to import.
const WORDS: (&str, &str) = ("words.html", include_str!("../../templates/words.html"));

/// Fills a template. If its name ends with `.html`, every value in it is escaped.
pub(crate) fn filled((name, template): (&'static str, &'static str), values: Value) -> String {
    let mut environment = Environment::new();
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.add_filter("code", code);
    for (name, template) in [WORDS, (name, template)] {
        environment.add_template(name, template).expect("the template is one");
    }
    let template = environment.get_template(name).expect("it was added");
    let page = template.render(values).expect("the template is given all that it names");
    // No page may hold control characters, even if a system sent them.
    page.replace(|c: char| c.is_control() && c != '\n', "\u{fffd}")
}

/// Escapes a text for HTML, and marks as code what stands between backticks.
fn code(text: &str) -> Value {
    let mut out = String::new();
    for (at, part) in text.split('`').enumerate() {
        let part = part.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let inside = at % 2 == 1;
        out += if inside { "<code>" } else { "" };
        out += &part;
        out += if inside { "</code>" } else { "" };
    }
    Value::from_safe_string(out)
}

#[cfg(test)]
mod tests {
    use minijinja::context;

    use super::*;

    #[test]
    fn every_value_is_escaped_and_code_is_marked() {
        let page = ("page.html", "{% from \"words.html\" import w %}{{ w(x, y) }}|{{ x|code }}");
        let page = filled(page, context! { x => "`<b>` & \u{1b}", y => "`" });
        assert_eq!(
            page,
            "<span class=\"en\" lang=\"en\">`&lt;b&gt;` &amp; \u{fffd}</span>\
             <span class=\"zh\" lang=\"zh-Hans\">`</span>|<code>&lt;b&gt;</code> &amp; \u{fffd}"
        );
    }
}
