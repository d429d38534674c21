//! The operator groups, made of mutants that go wrong in a similar way. Detection holds whole
//! groups out.

model::terms! {
    /// A group of mutants that are wrong in the same way.
    Group, "operator group", "错误类别";
    GuardLeftOut "guard_left_out" "guards left out" "遗漏办理条件";
    ComparisonOff "comparison_off" "comparisons off by a fen" "比较差一分";
    ComparisonTurned "comparison_turned" "comparisons turned round" "比较方向错误";
    EffectLeftOut "effect_left_out" "effects left out" "遗漏办理效果";
    EffectDoubled "effect_doubled" "effects doubled" "办理效果重复";
    AmountOff "amount_off" "amounts off" "金额有误";
    WrongPerson "wrong_person" "wrong person" "人员错误";
    WrongRegion "wrong_region" "wrong region" "统筹地区错误";
    WrongRelationship "wrong_relationship" "wrong relationship" "共济关系错误";
    EventForgotten "event_forgotten" "ending events forgotten" "遗漏终止事由";
    History "history" "only in a certain history or request" "仅在特定经过或请求中出错";
    Number "number" "numbers" "数值错误";
    Request "request" "requests" "请求错误";
    Clearing "clearing" "clearing" "清算错误";
    Misread "misread" "policy parameters misread" "误读政策参数";
    OverStrict "over_strict" "guards too strict" "办理条件过严";
    WrongCode "wrong_code" "wrong code" "不予办理代码错误";
    Observation "observation" "wrongly shown" "显示错误";
    Trace "trace" "refusals that leave a trace" "不予办理却留有痕迹";
}
