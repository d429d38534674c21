//! The clause catalogue (条款目录): the wording of each clause of [`crate::clause`] in both languages,
//! its sources, and what in it was chosen. The texts are in `catalogue.yaml`; [`crate::rules`]
//! judges the clauses.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::clause::{Clause, Code};
use crate::operation::Family;
use crate::terms::{Term, terms};
use crate::text::Text;
use crate::yaml;

terms! {
    /// The role of a clause.
    Kind, "kind of clause", "条款类型";
    Guard "guard" "refuses a request that breaks it" "不符合的不予办理";
    Permit "permit" "names what must be accepted" "规定应予办理的情形";
    Reason "reason" "tells why another clause refuses" "说明其他条款不予办理的原因";
    Effect "effect" "demands a change of the records" "规定办理后的变动";
    Frame "frame" "holds without any change of its own: what an operation leaves alone" "由其他条款的办理结果体现，本身不另产生变动";
    Invariant "invariant" "holds in every reachable state, or of every step" "在任何情况下始终成立";
    Request "request" "says how requests are answered" "规定请求的答复方式";
    Distributed "distributed" "holds where several systems do one operation" "多个系统共同办理时成立";
}

terms! {
    /// The origin of a clause's reading.
    Status, "status", "依据状态";
    Stated "stated" "the sources say it" "来源材料载明";
    Interpreted "interpreted" "the sources are silent or open; this is the reading chosen here" "来源材料未载明，为本模型选定的理解";
}

terms! {
    /// The documents read, by the short names that the clauses cite.
    Source, "source", "来源";
    S0 "S0" "brief on the “personal insurance wallet”" "关于“医保钱包”的简报";
    S1 "S1" "interview with the director of the national Medical Insurance Center on the trial procedure" "国家医疗保障局医保中心负责人就经办规程（试行）接受的访谈";
    S2 "S2" "report of 27 December 2024 on shared access in all provinces" "2024年12月27日关于各省份实现省内共济的报道";
    S3 "S3" "explanation of the trial rules, effective 5 June 2026" "经办规程（试行）的解读（2026年6月5日起施行）";
    S4 "S4" "history of the reform since 2018" "2018年以来医疗保障改革历程";
    N "N" "notice of 9 January 2026, as the press reports it" "2026年1月9日的通知（据新闻报道）";
    P "P" "procedural rules of 2026, articles 1 to 5" "2026年经办规程（试行）第一条至第五条";
}

terms! {
    /// The parameters of a policy file; what each means is in [`crate::policy::Policy`].
    Parameter, "parameter", "政策参数";
    Reach "reach" "between which regions it applies" "适用范围";
    Kinships "kinships" "the kinships covered" "亲属关系范围";
    HolderSchemes "holder_schemes" "the schemes of a holder" "共济人参保险种";
    RecipientSchemes "recipient_schemes" "the schemes of a recipient" "被共济人参保险种";
    Commitment "commitment" "whether a commitment letter is needed" "承诺书要求";
    Categories "categories" "the categories covered, where and how each is paid" "支付范围及支付方式";
    EndingEvents "ending_events" "what ends relationships by itself" "自动终止事由";
    Access "access" "how the recipient gets at the money" "使用方式";
    Earmark "earmark" "whether what is earmarked is out of the holder's reach" "额度占用";
    SettlementCap "settlement_cap" "the largest amount of one settlement" "单笔结算上限";
    RecipientsPerHolder "recipients_per_holder" "how many recipients a holder may have" "每名共济人的被共济人数上限";
    HoldersPerRecipient "holders_per_recipient" "how many holders a recipient may have" "每名被共济人的共济人数上限";
    Regions "regions" "the regions that are connected" "已开通的统筹地区";
    Channels "channels" "the channels that are open" "已开放的办理渠道";
}

impl Kind {
    /// Returns why no request is refused under a clause of this kind, or nothing if one can be.
    pub fn never_refuses(self) -> Option<Text> {
        Some(match self {
            Kind::Guard | Kind::Reason | Kind::Request => return None,
            Kind::Permit => Text::new("it says what must be accepted", "该条款规定应予办理的情形"),
            Kind::Effect => Text::new(
                "it says what follows once a request is accepted",
                "该条款规定办理后的变动",
            ),
            Kind::Frame => Text::new(
                "it says what an accepted request leaves alone",
                "该条款由其他条款的办理结果体现，本身不另产生变动",
            ),
            Kind::Invariant => INVARIANT,
            Kind::Distributed => DISTRIBUTED,
        })
    }

    /// Returns why no request is accepted under a clause of this kind, or nothing if one can be.
    pub fn never_accepts(self) -> Option<Text> {
        Some(match self {
            Kind::Guard | Kind::Permit | Kind::Effect | Kind::Frame | Kind::Request => return None,
            Kind::Reason => {
                Text::new("it tells why another clause refuses", "该条款说明其他条款不予办理的原因")
            }
            Kind::Invariant => INVARIANT,
            Kind::Distributed => DISTRIBUTED,
        })
    }
}

const INVARIANT: Text = Text::new(
    "it is judged on what every system shows after every step of every vector",
    "对每个向量的每一步之后所显示的状态均予判断",
);
const DISTRIBUTED: Text = Text::new(
    "it speaks of several systems doing one operation; a single one cannot show it",
    "该条款针对多个系统共同办理一项业务，单个系统无法体现",
);

/// The catalogue's entry on one clause.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The clause.
    pub id: Clause,
    /// Its role. A clause that both refuses and demands changes is a guard.
    pub kind: Kind,
    /// Its origin: stated by the sources, or a reading chosen here.
    pub status: Status,
    /// The sources it was read from; empty if they are silent.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// The clause in one sentence.
    pub says: Text,
    /// The codes it refuses with. Only guards have any, and each has at least one.
    #[serde(default)]
    pub codes: Vec<Code>,
    /// The reading chosen if the sources are silent or open, and why; of a stated clause, the detail
    /// that they leave open.
    pub choice: Option<Text>,
    /// The operations that judge it or carry it out; none if it speaks of every state.
    #[serde(default)]
    pub operations: Vec<Family>,
    /// The parameters of a policy that change it.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    clauses: Vec<Entry>,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    read(include_str!("../catalogue.yaml")).unwrap_or_else(|wrong| panic!("{wrong}"))
});

/// Reads a catalogue: every clause once, in the order of [`Clause`].
fn read(text: &str) -> Result<Vec<Entry>, String> {
    let document = yaml::read::<Catalogue>("catalogue.yaml", text);
    let Catalogue { clauses } = document.map_err(|error| error.to_string())?.value;
    let ids: Vec<Clause> = clauses.iter().map(|entry| entry.id).collect();
    for (at, &clause) in Clause::ALL.iter().enumerate() {
        match ids.get(at) {
            Some(&id) if id == clause => {}
            Some(id) => {
                return Err(format!("catalogue.yaml: `{id}` stands where `{clause}` belongs"));
            }
            None => return Err(format!("catalogue.yaml: `{clause}` is missing")),
        }
    }
    match ids.get(Clause::ALL.len()) {
        Some(id) => Err(format!("catalogue.yaml: `{id}` stands twice")),
        None => Ok(clauses),
    }
}

/// Returns every entry, in the order of [`Clause`].
pub fn all() -> &'static [Entry] {
    &ENTRIES
}

/// Returns the entry of `clause`.
pub fn entry(clause: Clause) -> &'static Entry {
    &ENTRIES[clause.index()]
}

/// Returns the clauses that refuse with `code`, in the order of the catalogue.
pub fn refusing_with(code: Code) -> impl Iterator<Item = &'static Entry> {
    all().iter().filter(move |entry| entry.codes.contains(&code))
}

/// Returns the clauses of this kind, in the order of the catalogue.
pub fn of_kind(kind: Kind) -> impl Iterator<Item = &'static Entry> {
    all().iter().filter(move |entry| entry.kind == kind)
}

/// Returns the family of a clause: `EST` for `EST-3`.
pub fn family(clause: Clause) -> &'static str {
    clause.name().split_once('-').map_or(clause.name(), |(family, _)| family)
}

/// The clause families and their subjects, in the order of the catalogue.
pub static FAMILIES: [(&str, Text); 15] = [
    ("GEN", Text::new("every operation", "所有业务")),
    ("EST", Text::new("establishing a relationship", "建立共济关系")),
    ("QUO", Text::new("setting a quota", "设置共济额度")),
    ("SET", Text::new("settling an expense", "结算")),
    ("REV", Text::new("reversing a settlement", "结算冲正")),
    ("TRM", Text::new("terminating a relationship", "终止共济关系")),
    ("TRF", Text::new("transferring the insurance", "跨统筹地区转移接续")),
    ("INS", Text::new("ending the insurance, and enrolling", "医疗保险关系终止与参保登记")),
    ("CON", Text::new("contributing to an account", "个人账户计入")),
    ("SPD", Text::new("spending from one's own account", "本人使用个人账户")),
    ("CLR", Text::new("clearing between regions", "清算")),
    ("IDM", Text::new("requests sent again", "请求再次提交")),
    ("POL", Text::new("limits that a policy can set", "政策可设的限制")),
    ("INV", Text::new("what holds in every reachable state", "始终成立的不变条件")),
    ("DST", Text::new("where several systems do one operation", "多个系统共同办理")),
];

#[cfg(test)]
mod tests;
