//! The version of the protocol, the longest line, and the words that messages are made of.

/// The version of the protocol.
pub const PROTOCOL: u32 = 1;
/// The longest line, in bytes.
pub const LONGEST_LINE: usize = 1 << 20;

model::terms! {
    /// The way in which a system keeps cases apart.
    Isolation, "isolation", "案例隔离方式";
    Reset "reset" "one case at a time, each begins afresh" "一次一个案例，每次重新开始";
    Namespace "namespace" "several cases, kept apart by name" "多个案例，以名称区分";
}

model::terms! {
    /// The situations that `open` can bring about.
    Start, "start", "起始方式";
    Given "given" "people with any standing and balance" "人员的参保状态和余额均可给定";
    Operations "operations" "people who are newly insured; the rest by operations" "仅限新参保人员，其余由业务办理形成";
}

model::terms! {
    /// A part of what can be observed.
    Part, "part of the state", "状态内容";
    People "people" "people" "人员";
    Relationships "relationships" "relationships" "共济关系";
    Positions "positions" "positions between regions" "统筹地区间待清算金额";
}
