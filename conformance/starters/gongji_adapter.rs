//! Adapter between gongji and your system: JSON Lines on stdin and stdout, `gongji protocol`.
//! Fill in `open`, `observe` and one function per operation; the rest answers `unsupported`.
//! 适配器：在 gongji 与被测系统之间传递消息。请填写下列函数；未填写的答复 `unsupported`。
//! 金额为文本，以元为单位，两位小数，如 "12.30"：请用整数分（i64）计算。
//! 试运行 Try it:  rustc -O gongji_adapter.rs && gongji run --tier smoke -- ./gongji_adapter
//! Money is a text in yuan with two decimals, such as "12.30": compute in whole fen (i64).
#![allow(dead_code)]

use std::io::{self, BufRead, Write};

const NAME: &str = "my-system";
const BUILD: &str = "0.1";
/// Add each one once its functions work: "relationships" (establish, terminate), "quotas",
/// "settlement", "reversal" (reverse), "insurance" (enroll, transfer, end_insurance), "accounts"
/// (contribute, spend), "clearing", "requests" (an ID with every operation). 函数可用后，在此声明相应能力。
const CAPABILITIES: &[&str] = &[];
enum Answer {
    /// Receipt (回执): `[("paid", text("50.00")), ("self_paid", text("30.00"))]`, or nothing.
    Accepted(Vec<(&'static str, Json)>),
    /// Our code (`gongji explain`), or yours with `gongji run --codes FILE`. 代码：本套件的，或系统自有的。
    Rejected(String),
    /// Capability that the system lacks. 系统不支持的能力。
    Unsupported(&'static str),
}
use Answer::*;

// ---- Your system: fill in the functions below. 以下由您填写。

#[derive(Default)]
struct System {
    people: Vec<Json>, // Replace with your system's records. 请改为系统中的记录。
}

impl System {
    /// Clears all records, then records these people. 清空记录，再登记这些人员。
    fn open(&mut self, people: &[Json]) { self.people = people.to_vec(); }

    /// Returns the whole observable state. 返回可查询到的全部状态。
    fn observe(&self) -> Vec<(&'static str, Json)> {
        let person = |one: &Json| {
            let insurance = if one.str("standing") == "active" { "active" } else { "ended" };
            let mut shown = vec![("insurance", text(insurance))];
            shown.extend(["name", "scheme", "region"].map(|key| (key, text(one.str(key)))));
            let balance = one.get("balance").into_iter();
            shown.extend(balance.flat_map(|sum| [("balance", sum.clone()), ("free", sum.clone())]));
            object(shown)
        };
        let people = List(self.people.iter().map(person).collect());
        vec![("people", people), ("relationships", List(vec![])), ("positions", List(vec![]))]
    }

    // One function per operation (每项业务一个函数). Fields: r.str("holder"), r.str("amount"), …; "" if left out.
    fn establish(&mut self, _r: &Json) -> Answer { Unsupported("relationships") }
    fn set_quota(&mut self, _r: &Json) -> Answer { Unsupported("quotas") }
    fn settle(&mut self, _r: &Json) -> Answer { Unsupported("settlement") }
    fn reverse(&mut self, _r: &Json) -> Answer { Unsupported("reversal") }
    fn terminate(&mut self, _r: &Json) -> Answer { Unsupported("relationships") }
    fn transfer(&mut self, _r: &Json) -> Answer { Unsupported("insurance") }
    fn end_insurance(&mut self, _r: &Json) -> Answer { Unsupported("insurance") }
    fn enroll(&mut self, _r: &Json) -> Answer { Unsupported("insurance") }
    fn contribute(&mut self, _r: &Json) -> Answer { Unsupported("accounts") }
    fn spend(&mut self, _r: &Json) -> Answer { Unsupported("accounts") }
    fn clear(&mut self, _r: &Json) -> Answer { Unsupported("clearing") }
}

// ---- The protocol: nothing below needs a change. 以下无须修改。

fn reply(system: &mut System, message: &Json) -> Result<Vec<(&'static str, Json)>, String> {
    let mut out: Vec<_> = message.get("case").map(|case| ("case", case.clone())).into_iter().collect();
    let word = |kind| ("message", text(kind));
    match message.str("message") {
        "hello" => {
            let words = |all: &[&str]| List(all.iter().map(|one| text(one)).collect());
            let shows = words(&["people", "relationships", "positions"]);
            let own = object(vec![("name", text(NAME)), ("build", text(BUILD))]);
            out.extend([word("hello"), ("protocol", Number(1)), ("system", own), ("shows", shows)]);
            out.extend([("capabilities", words(CAPABILITIES)), ("isolation", text("reset"))]);
            out.extend([("parallel", Number(1)), ("start", text("given"))]);
        }
        "open" => { system.open(message.get("people").map_or(&[], Json::list)); out.push(word("opened")) }
        "observe" => { out.extend(system.observe()); out.push(word("state")) }
        "close" => out.push(word("closed")),
        "bye" => out.push(word("bye")),
        "do" => {
            let r = message.get("request").ok_or("no request")?;
            match match r.str("operation") {
                "establish" => system.establish(r), "set_quota" => system.set_quota(r), "settle" => system.settle(r),
                "reverse" => system.reverse(r), "terminate" => system.terminate(r), "transfer" => system.transfer(r),
                "end_insurance" => system.end_insurance(r), "enroll" => system.enroll(r), "clear" => system.clear(r),
                "contribute" => system.contribute(r), "spend" => system.spend(r),
                other => return Err(format!("no operation is called {other}")) } {
                Accepted(receipt) => { out.extend([word("answer"), ("decision", text("accepted"))]); out.extend(receipt) }
                Rejected(code) => out.extend([word("answer"), ("decision", text("rejected")), ("code", text(&code))]),
                Unsupported(one) => out = vec![word("unsupported"), ("capability", text(one)), ("text", text("not filled in"))],
            }
        }
        other => return Err(format!("no message is called {other}")),
    }
    Ok(out)
}
fn main() -> io::Result<()> {
    let (mut system, mut out) = (System::default(), io::stdout());
    for line in io::stdin().lock().split(b'\n') {
        let (mut n, line) = (0, line?);
        let told = std::str::from_utf8(&line).map_err(|e| e.to_string()).and_then(|l| parse(&mut l.trim_start()));
        let told = told.and_then(|m| { if let Some(Number(i)) = m.get("n") { n = *i } reply(&mut system, &m) });
        let mut told = told.unwrap_or_else(|problem| vec![("message", text("error")), ("text", text(&problem))]);
        told.push(("n", Number(n)));
        let answer = object(told);
        writeln!(out, "{}", answer.write()).and_then(|()| out.flush())?;
        if answer.str("message") == "bye" { break }
    }
    Ok(())
}
/// The part of JSON that the protocol needs: objects, lists, texts, whole numbers.
#[derive(Clone)]
enum Json { Object(Vec<(String, Json)>), List(Vec<Json>), Text(String), Number(i64), Null }
use Json::{List, Number, Object, Text};
fn text(t: &str) -> Json { Text(t.to_string()) }
fn object(all: Vec<(&str, Json)>) -> Json { Object(all.into_iter().map(|(k, v)| (k.to_string(), v)).collect()) }
impl Json {
    fn get(&self, key: &str) -> Option<&Json> { if let Object(all) = self { all.iter().find(|(k, _)| k == key).map(|(_, v)| v) } else { None } }
    fn str(&self, key: &str) -> &str { if let Some(Text(t)) = self.get(key) { t } else { "" } }
    fn list(&self) -> &[Json] { if let List(all) = self { all } else { &[] } }
    fn write(&self) -> String { match self {
        Object(all) => format!("{{{}}}", all.iter().map(|(k, v)| format!("{}:{}", text(k).write(), v.write())).collect::<Vec<_>>().join(",")),
        List(all) => format!("[{}]", all.iter().map(Json::write).collect::<Vec<_>>().join(",")),
        Text(t) => format!("\"{}\"", t.chars().map(|c| match c { '"' | '\\' => format!("\\{c}"), c if c < ' ' => format!("\\u{:04x}", c as u32), c => c.to_string() }).collect::<String>()),
        Number(n) => n.to_string(), Json::Null => "null".into(),
    } }
}
fn after(s: &mut &str, c: char) -> bool { let found = s.starts_with(c); if found { *s = s[1..].trim_start() } found }
fn parse(s: &mut &str) -> Result<Json, String> {
    if after(s, '{') { let mut all = vec![]; while !after(s, '}') { let Text(k) = parse(s)? else { return Err("a key is a text".into()) }; after(s, ':'); all.push((k, parse(s)?)); after(s, ','); } return Ok(Object(all)) }
    if after(s, '[') { let mut all = vec![]; while !after(s, ']') { all.push(parse(s)?); after(s, ','); } return Ok(List(all)) }
    if s.starts_with('"') { return string(s).ok_or_else(|| "a text does not end".into()) }
    let end = s.find(|c: char| ",]}".contains(c) || c.is_whitespace()).unwrap_or(s.len()); let (word, rest) = s.split_at(end);
    *s = rest.trim_start(); match word { "true" | "false" => Ok(text(word)), "null" => Ok(Json::Null), w => w.parse().map(Number).map_err(|e| format!("{w}: {e}")) }
}
fn string(s: &mut &str) -> Option<Json> {
    let (mut out, mut units, mut rest) = (String::new(), Vec::new(), s[1..].chars());
    loop {
        let c = rest.next()?;
        let escaped = if c == '\\' { Some(rest.next()?) } else { None };
        if escaped == Some('u') { let hex: String = rest.by_ref().take(4).collect(); units.push(u16::from_str_radix(&hex, 16).ok()?); continue }
        out += &String::from_utf16_lossy(&units); units.clear();
        match escaped { None if c == '"' => break, None => out.push(c), Some('n') => out.push('\n'), Some('r') => out.push('\r'), Some('t') => out.push('\t'), Some('b') => out.push('\u{8}'), Some('f') => out.push('\u{c}'), Some(c) => out.push(c) }
    }
    *s = rest.as_str().trim_start(); Some(Text(out))
}
