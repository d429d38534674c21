//! Text for people, in the two languages of the project. Each wording stands beside what it
//! describes; this module only holds the pair and chooses from it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The language a person reads: `en` (English) or `zh` (simplified Chinese).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese, 简体中文.
    Chinese,
}

/// The same statement in English and in Chinese.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The English wording.
    pub en: Cow<'static, str>,
    /// The Chinese wording.
    pub zh: Cow<'static, str>,
}

impl Text {
    /// Returns a text known at compile time.
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Text { en: Cow::Borrowed(en), zh: Cow::Borrowed(zh) }
    }

    /// Returns a text made at run time.
    pub fn owned(en: impl Into<String>, zh: impl Into<String>) -> Self {
        Text { en: Cow::Owned(en.into()), zh: Cow::Owned(zh.into()) }
    }

    /// Returns the wording in `language`.
    pub fn to(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Chinese => &self.zh,
        }
    }
}

/// Builds a [`Text`] from two format strings, so that both languages always stand side by side. The
/// values before the semicolon are the same in both; those behind it are texts, and each language
/// gets its own wording: `text!("{who} pays {sum}", "{who}支付{sum}元", sum = sum; who = who)`.
#[macro_export]
macro_rules! text {
    ($en:literal, $zh:literal $(, $name:ident = $value:expr)* ; $($text:ident = $both:expr),+ $(,)?) => {{
        $(let $name = &$value;)*
        $(let $text = &$both;)*
        $crate::text::Text::owned(
            { $(let $text = &$text.en;)* format!($en) },
            { $(let $text = &$text.zh;)* format!($zh) },
        )
    }};
    ($en:literal, $zh:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        $(let $name = &$value;)*
        $crate::text::Text::owned(format!($en), format!($zh))
    }};
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn a_text_within_a_text_is_worded_in_each_language() {
        let (sum, who) = (3, Text::new("the mother", "母亲"));
        let told = text!("{who} pays {sum}", "{who}支付{sum}元", sum = sum; who = who);
        assert_eq!(told, Text::new("the mother pays 3", "母亲支付3元"));
        assert_eq!(text!("{who}", "{who}"; who = who), who);
    }
}
