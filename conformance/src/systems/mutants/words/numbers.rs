//! Words for numbers that are kept, compared or added wrongly.

model::terms! {
    /// A way of mistaking an amount in a request for another number.
    Number, "number fault", "数值错误";
    Float "float" "binary floating-point yuan, cut to fen" "二进制浮点元，截断到分";
    Single "single" "single-precision yuan" "单精度浮点元";
    Wrapping "wrapping" "32-bit fen that wrap" "32位分，溢出回绕";
    Saturating "saturating" "32-bit fen that saturate" "32位分，溢出饱和";
    Unsigned "unsigned" "unsigned 32-bit fen" "32位无符号分";
    Yuan "yuan" "cut to whole yuan" "截断到元";
    NearestYuan "nearest_yuan" "rounded to whole yuan" "四舍五入到元";
    Jiao "jiao" "cut to jiao" "截断到角";
    CutFraction "cut_fraction" "fractions of a fen cut off" "不足一分截去";
    RoundFraction "round_fraction" "fractions of a fen rounded" "不足一分四舍五入";
    Absolute "absolute" "the sign dropped" "忽略负号";
}

model::terms! {
    /// A way in which a number that the system keeps or computes is wrong.
    Sum, "computed number", "计算数值";
    FreeInFloat "free_in_float" "the free balance in binary floating-point yuan, cut to fen" "可用余额用二进制浮点元计算并截断到分";
    FreeRounded "free_rounded" "the free balance in binary floating-point yuan, rounded to fen" "可用余额用二进制浮点元计算并四舍五入到分";
    FreeInYuan "free_in_yuan" "the free balance cut to whole yuan" "可用余额截断到元";
    SelfPaidInFloat "self_paid_in_float" "what the patient pays in binary floating-point yuan, cut to fen" "其余个人支付用二进制浮点元计算并截断到分";
    PaidInYuan "paid_in_yuan" "what is paid cut to whole yuan on the receipt" "回执所列个人账户共济支付截断到元";
    BalanceWraps "balance_wraps" "balances in 32-bit fen that wrap" "余额用32位分，溢出回绕";
    BalanceSaturates "balance_saturates" "balances in 32-bit fen that saturate" "余额用32位分，溢出饱和";
    BalanceSingle "balance_single" "balances in single-precision yuan" "余额用单精度浮点元";
    UsedInJiao "used_in_jiao" "what is used cut to jiao" "已使用金额截断到角";
    PositionWraps "position_wraps" "positions in 32-bit fen that wrap" "待清算金额用32位分，溢出回绕";
    PositionInYuan "position_in_yuan" "claims cut to whole yuan" "应付款项截断到元";
}

model::terms! {
    /// A way in which a comparison comes out wrong.
    Turn, "comparison fault", "比较错误";
    Inverted "inverted" "the other way round" "方向相反";
    Strict "strict" "strictly" "误用严格比较";
    Equal "equal" "only when equal" "仅相等时成立";
    Text "text" "as text" "按文本比较";
    Digits "digits" "by the number of digits" "按位数比较";
}
