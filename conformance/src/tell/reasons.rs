//! Words for comparisons: the names of the two sides that each guard compares.

use model::clause::Clause;
use model::judge::{Comparison, Relation, Unit};
use model::money::Fen;
use model::text;
use model::text::Text;

/// The names of the two sides that each clause compares.
const SIDES: &[(Clause, Text, Text)] = &[
    (Clause::QUO_2, QUOTA, LIMIT),
    (Clause::QUO_3, Text::new("the increase", "增加的额度"), FREE),
    (Clause::QUO_4, QUOTA, Text::new("what is already used", "已使用金额")),
    (Clause::SET_5, AMOUNT, LIMIT),
    (Clause::SET_6, Text::new("the premium", "应缴金额"), AVAILABLE),
    (Clause::SET_7, AVAILABLE, Text::new("the smallest payment", "最小支付金额")),
    (
        Clause::POL_2,
        AMOUNT,
        Text::new("the policy's limit for one settlement", "政策规定的单笔结算上限"),
    ),
    (
        Clause::POL_3,
        Text::new("the number of relationships with this one", "含本次在内的共济关系数"),
        Text::new("the policy's limit", "政策规定的上限"),
    ),
    (Clause::CON_1, Text::new("the amount, or the balance with it", "金额或计入后的余额"), LIMIT),
    (Clause::SPD_1, AMOUNT, LIMIT),
    (Clause::SPD_2, AMOUNT, FREE),
];

const AMOUNT: Text = Text::new("the amount", "金额");
const QUOTA: Text = Text::new("the quota asked for", "申请的额度");
const FREE: Text = Text::new("the holder's free balance", "个人账户可用余额");
const AVAILABLE: Text = Text::new("what is left to pay from", "可支付金额");
const LIMIT: Text = Text::new("the limit of what is valid", "有效金额的界限");

/// Words a comparison that came out against the request.
pub(crate) fn sentence(comparison: &Comparison) -> Text {
    let sides = SIDES.iter().find(|(clause, _, _)| *clause == comparison.clause);
    let (left, right) =
        sides.map_or((AMOUNT, LIMIT), |(_, left, right)| (left.clone(), right.clone()));
    let value = |side: i64| match comparison.unit {
        Unit::Fen => (Fen::new(side).to_string(), "元"),
        Unit::Count => (side.to_string(), ""),
    };
    let relation = match comparison.relation {
        Relation::AtMost => Text::new("must be at most", "应不超过"),
        Relation::AtLeast => Text::new("must be at least", "应不少于"),
    };
    let ((asked, unit), (allowed, _)) = (value(comparison.left), value(comparison.right));
    text!(
        "{left_en}, {asked}, {must} {right_en}, {allowed}",
        "{left_zh}{asked}{unit}，{should}{right_zh}{allowed}{unit}",
        left_zh = left.zh,
        right_zh = right.zh,
        should = relation.zh,
        left_en = left.en,
        right_en = right.en,
        must = relation.en,
        asked = asked,
        allowed = allowed,
        unit = unit,
    )
}
