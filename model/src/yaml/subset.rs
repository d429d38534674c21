//! The subset of YAML that every reader in every language understands alike: one document, plain
//! keys, double-quoted values, lists and mappings; nothing else. [`tree`](crate::tree) and the
//! callers give the words their meaning.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::{LARGEST_FILE, LONGEST_KEY};
use crate::text;
use crate::text::Text;
use crate::tree::{Entry, Fault, Form, MOST_DEPTH, Node, Place, Wrong};

/// A breach of the subset: its place in the file, the problem, and the advice.
type Broken = (Place, Text, Text);

/// Makes the tree of a text. The limits apply before any of it is read.
pub(super) fn tree(text: &str) -> Result<Node, Broken> {
    characters(text)?;
    let mut builder = Builder::default();
    builder.document(text)?;
    builder.root.ok_or_else(|| {
        let problem = Text::new("the file says nothing", "文件没有内容");
        (Place::START, problem, Text::new("write one document", "请写入文件内容"))
    })
}

/// Checks size, line ends and characters before any YAML.
fn characters(text: &str) -> Result<(), Broken> {
    if text.len() > LARGEST_FILE {
        let (size, limit) = (text.len(), LARGEST_FILE);
        let problem = text!("the file has {size} bytes", "文件有{size}字节", size = size);
        let advice = text!(
            "split it: at most {limit} bytes are read",
            "请拆分文件：最多读取{limit}字节",
            limit = limit
        );
        return Err((Place::START, problem, advice));
    }
    for (index, line) in text.split('\n').enumerate() {
        if let Some((before, character)) = line.chars().enumerate().find(|&(_, c)| forbidden(c)) {
            let place = Place { line: index + 1, column: before + 1 };
            let (problem, advice) = character_text(character);
            return Err((place, problem, advice));
        }
        if line.starts_with('%') {
            return Err((Place { line: index + 1, column: 1 }, NO_DIRECTIVE, REMOVE_LINE));
        }
    }
    Ok(())
}

const NO_DIRECTIVE: Text = Text::new("a YAML directive", "使用了YAML指令");
const REMOVE_LINE: Text = Text::new("remove this line", "请删除这一行");

/// Returns whether people cannot see the character, or readers take it for different things.
fn forbidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{feff}' | '\u{2028}' | '\u{2029}')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn character_text(character: char) -> (Text, Text) {
    match character {
        '\t' => (
            Text::new("a tab", "使用了制表符"),
            Text::new("indent and separate with spaces", "请改用空格"),
        ),
        '\r' => (
            Text::new("a carriage return at the end of the line", "行尾有回车符（CR）"),
            Text::new("end each line with a line feed alone (LF)", "每行只用换行符（LF）结尾"),
        ),
        '\u{feff}' => (
            Text::new("a byte order mark", "含有字节顺序标记（BOM）"),
            Text::new("save the file as UTF-8 without BOM", "请将文件保存为无BOM的UTF-8"),
        ),
        other => (
            text!(
                "an invisible character, U+{code:04X}",
                "含有不可见字符U+{code:04X}",
                code = u32::from(other)
            ),
            Text::new("remove it", "请删除该字符"),
        ),
    }
}

/// An open mapping or list: its entries so far, and the key whose value comes next.
struct Open {
    node: Node,
    due: Option<(String, Place)>,
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    documents: usize,
    root: Option<Node>,
}

impl Builder {
    fn document(&mut self, text: &str) -> Result<(), Broken> {
        let mut parser = Parser::new_from_str(text);
        while let Some(event) = parser.next_event() {
            match event {
                Ok((event, span)) => self.event(event, place(span))?,
                Err(error) => {
                    let place = place(Span::empty(*error.marker()));
                    let problem = text!(
                        "not YAML: {info}",
                        "不是有效的 YAML（解析器提示：{info}）",
                        info = error.info()
                    );
                    return Err((place, problem, CHECK_LINE));
                }
            }
        }
        Ok(())
    }

    fn event(&mut self, event: Event, at: Place) -> Result<(), Broken> {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    let problem = Text::new("a second document", "出现了第二个文档");
                    let advice = Text::new("put it into a file of its own", "请放入单独的文件");
                    return Err((at, problem, advice));
                }
            }
            Event::Alias(_) => return Err((at, ALIAS, WRITE_OUT)),
            Event::Scalar(value, style, anchor, tag) => {
                undecorated(at, anchor, tag.is_some())?;
                if self.key_is_due() {
                    return self.key(&value, style, at);
                }
                quoted(&value, style, at)?;
                self.put(Node { place: at, form: Form::Word(value.into_owned()) });
            }
            Event::SequenceStart(anchor, tag) => {
                undecorated(at, anchor, tag.is_some())?;
                self.begin(Node { place: at, form: Form::List(Vec::new()) })?;
            }
            Event::MappingStart(anchor, tag) => {
                undecorated(at, anchor, tag.is_some())?;
                self.begin(Node { place: at, form: Form::Record(Vec::new()) })?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(Open { node, .. }) = self.open.pop() {
                    self.put(node);
                }
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn key_is_due(&self) -> bool {
        let last = self.open.last();
        last.is_some_and(|open| open.due.is_none() && matches!(open.node.form, Form::Record(_)))
    }

    /// Puts a finished value into its parent.
    fn put(&mut self, value: Node) {
        match self.open.last_mut() {
            None => self.root = Some(value),
            Some(Open { node, due }) => match (&mut node.form, due.take()) {
                (Form::Record(entries), Some((key, place))) => {
                    entries.push(Entry { key, place, value });
                }
                (Form::List(members), _) => members.push(value),
                _ => {}
            },
        }
    }

    /// Opens a list or mapping.
    fn begin(&mut self, node: Node) -> Result<(), Broken> {
        if self.key_is_due() {
            let problem = Text::new("a key that is not a word", "键不是一个词");
            return Err((node.place, problem, KEY_SHAPE));
        }
        if self.open.len() == MOST_DEPTH {
            return Err(broken(node.place, Fault::TooDeep));
        }
        self.open.push(Open { node, due: None });
        Ok(())
    }

    fn key(&mut self, word: &str, style: ScalarStyle, at: Place) -> Result<(), Broken> {
        well_formed_key(word, style, at)?;
        let Some(Open { node, due }) = self.open.last_mut() else { return Ok(()) };
        let key = word.to_string();
        if node.entry(word).is_some() {
            return Err(broken(at, Fault::KeyTwice { key }));
        }
        *due = Some((key, at));
        Ok(())
    }
}

fn broken(at: Place, fault: Fault) -> Broken {
    let wrong = Wrong::from(fault);
    (at, wrong.problem(), wrong.advice())
}

const CHECK_LINE: Text = Text::new(
    "check the quotes and the indentation of this line and of the one before",
    "请检查本行及上一行的引号和缩进",
);
const ALIAS: Text = Text::new("an alias", "使用了别名（*）");
const WRITE_OUT: Text = Text::new("write the value out again", "请把内容重新写出");
const KEY_SHAPE: Text = Text::new(
    "write a plain word, without quotes: a letter, then letters, digits, `_`, `-`",
    "请写不带引号的词：以字母开头，其后为字母、数字、`_`、`-`",
);

/// Checks that there is no anchor and no tag.
fn undecorated(at: Place, anchor: usize, tagged: bool) -> Result<(), Broken> {
    if anchor > 0 {
        return Err((at, Text::new("an anchor", "使用了锚点（&）"), REMOVE));
    }
    if tagged {
        return Err((at, Text::new("a tag", "使用了标签（!）"), REMOVE));
    }
    Ok(())
}

const REMOVE: Text = Text::new("remove it and write the value out", "请删除，并直接写出内容");

/// Checks that a value is in double quotes and hides no control character behind an escape.
fn quoted(value: &str, style: ScalarStyle, at: Place) -> Result<(), Broken> {
    let word: String = value.chars().take(40).collect();
    let double = text!("write \"{word}\"", "请写 \"{word}\"", word = word);
    match style {
        ScalarStyle::DoubleQuoted => match value.chars().find(|&c| forbidden(c)) {
            None => Ok(()),
            Some(character) => {
                let (problem, _) = character_text(character);
                Err((at, problem, Text::new("write it without", "请去掉该字符")))
            }
        },
        ScalarStyle::Plain if value.is_empty() => {
            let problem = Text::new("there is no value", "缺少值");
            Err((at, problem, Text::new("write it in double quotes", "请写在双引号内")))
        }
        ScalarStyle::Plain => Err((
            at,
            text!("`{word}` is not in double quotes", "`{word}` 没有写在双引号内", word = word),
            double,
        )),
        ScalarStyle::SingleQuoted => Err((
            at,
            text!("`{word}` is in single quotes", "`{word}` 写在单引号内", word = word),
            double,
        )),
        ScalarStyle::Literal | ScalarStyle::Folded => Err((
            at,
            Text::new("a block of text", "使用了块文本（| 或 >）"),
            Text::new("write it in double quotes", "请写在双引号内"),
        )),
    }
}

/// Checks that a key is a plain word that no reader takes for anything but a word.
fn well_formed_key(word: &str, style: ScalarStyle, at: Place) -> Result<(), Broken> {
    let letter = word.starts_with(|c: char| c.is_ascii_alphabetic());
    let shaped = word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    let lower = word.to_ascii_lowercase();
    let truth = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    if word == "<<" {
        return Err((at, Text::new("a merge key", "使用了合并键（<<）"), WRITE_OUT));
    }
    if word.len() > LONGEST_KEY {
        let problem = text!(
            "a key longer than {limit} characters",
            "键超过{limit}个字符",
            limit = LONGEST_KEY
        );
        return Err((at, problem, Text::new("write a shorter word", "请写短一些的词")));
    }
    if style == ScalarStyle::Plain && letter && shaped && !truth.contains(&lower.as_str()) {
        return Ok(());
    }
    let problem = text!("`{word}` is no plain key", "`{word}` 不是规范的键", word = word);
    Err((at, problem, KEY_SHAPE))
}

fn place(span: Span) -> Place {
    Place { line: span.start.line().max(1), column: span.start.col() + 1 }
}
