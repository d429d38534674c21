//! Words for requests that are refused needlessly, and for traces that a refusal leaves.

model::terms! {
    /// A request that is refused although it must be accepted.
    Strict, "guard too strict", "办理条件过严";
    SecondRecipient "second_recipient" "a second recipient" "第二名被共济人";
    SecondHolder "second_holder" "a second holder" "第二名共济人";
    ThirdRecipient "third_recipient" "a third recipient" "第三名被共济人";
    MutualPair "mutual_pair" "a mutual pair" "互为共济人";
    ChainedPair "chained_pair" "a holder who receives from somebody" "共济人同时为他人的被共济人";
    AnewAfterMove "anew_after_move" "establishing anew after a move" "转移接续后重新建立";
    ThirdEstablishment "third_establishment" "a third relationship of the same pair" "同一双方第三次建立";
    WithoutBalance "without_balance" "a holder with an empty account" "余额为零的共济人";
    Platform "platform" "the provincial platform" "省级平台渠道";
    Window "window" "the service window" "经办窗口渠道";
    SameQuota "same_quota" "the same quota again" "重复设置相同额度";
    LowerQuota "lower_quota" "a lower quota" "调低额度";
    ZeroQuota "zero_quota" "a quota of zero" "额度设为零";
    QuotaAsUsed "quota_as_used" "a quota of what is used" "额度等于已使用金额";
    AllFreeAsQuota "all_free_as_quota" "all that is free as a quota" "以全部可用余额作额度";
    ExactPayment "exact_payment" "paying exactly what is left" "恰好用完额度";
    ExactPremium "exact_premium" "a premium of exactly what is left" "个人缴费金额恰等于剩余额度";
    InPart "in_part" "paying in part" "部分支付";
    OneFen "one_fen" "an amount of one fen" "一分的金额";
    ThirdRegion "third_region" "a settlement in a third region" "在第三地结算";
    AtHolder "at_holder" "a settlement in the holder's region" "在共济人参保地结算";
    SecondSettlement "second_settlement" "a second settlement of a pair" "同一双方第二次结算";
    PremiumOfEmployee "premium_of_employee" "care insurance of an employee" "为职工办理长期护理保险个人缴费";
    ReverseEnded "reverse_ended" "a reversal after the end" "终止后冲正";
    ReverseMoved "reverse_moved" "a reversal after a move" "转移接续后冲正";
    ReverseCleared "reverse_cleared" "a reversal after the clearing" "清算后冲正";
    ReversePremium "reverse_premium" "a reversal of what left no claim" "冲正未产生应付款项的结算";
    ReverseDead "reverse_dead" "a reversal after the insurance ended" "医疗保险关系终止后冲正";
    EndByRecipient "end_by_recipient" "an end by the recipient" "被共济人申请终止";
    EndByHolder "end_by_holder" "an end by the holder" "共济人申请终止";
    EndWithRemaining "end_with_remaining" "an end while something remains" "有剩余额度时终止";
    EndWithUsed "end_with_used" "an end after something was used" "使用过额度后终止";
    MoveWithin "move_within" "a move within the province" "省内转移接续";
    MoveRelated "move_related" "a move with active relationships" "有共济关系时转移接续";
    MoveOwing "move_owing" "a move while claims are open" "有待清算金额时转移接续";
    LeaveRelated "leave_related" "an end of insurance with active relationships" "有共济关系时医疗保险关系终止";
    DeathAfterEnd "death_after_end" "a death after the insurance ended" "终止参保后的死亡登记";
    ResidentLeaves "resident_leaves" "an end of a resident's insurance" "居民的医疗保险关系终止";
    EnrollAgain "enroll_again" "enrolling again" "重新参保";
    EnrollOtherScheme "enroll_other_scheme" "enrolling in another scheme" "改参其他险种";
    EnrollElsewhere "enroll_elsewhere" "enrolling in another region" "在其他统筹地区参保";
    ContributeEarmarked "contribute_earmarked" "a contribution while something is earmarked" "有额度占用时计入";
    SpendEarmarked "spend_earmarked" "spending while something is earmarked" "有额度占用时本人使用";
    SpendUninsured "spend_uninsured" "spending after the insurance ended" "医疗保险关系终止后本人使用";
    SpendResident "spend_resident" "spending by a resident" "居民本人使用原个人账户";
    ClearNothing "clear_nothing" "clearing with nothing open" "没有待清算金额时清算";
    Largest "largest" "the largest amount" "最大金额";
    WithoutId "without_id" "a request without ID" "无编号的请求";
}

model::terms! {
    /// A trace that a refused request leaves.
    Trace, "trace of a refusal", "不予办理的痕迹";
    UsesQuota "uses_quota" "a refused settlement uses the quota" "不予办理的结算占用额度";
    LeavesClaim "leaves_claim" "a refused settlement leaves a claim" "不予办理的结算留下应付款项";
    PremiumInPart "premium_in_part" "a refused premium is paid in part" "不予办理的缴费仍部分支付";
    EndsBySettlement "ends_by_settlement" "a refused settlement ends the relationship" "不予办理的结算终止共济关系";
    Begins "begins" "a refused relationship begins" "不予办理的共济关系仍建立";
    BeginsAnew "begins_anew" "establishing twice resets the quota" "重复建立清空额度";
    Ends "ends" "a refused end happens" "不予办理的终止仍终止";
    GrantsFree "grants_free" "a refused quota grants what is free" "不予办理的额度按可用余额设置";
    GrantsUsed "grants_used" "a refused quota falls to what is used" "不予办理的额度降至已使用金额";
    SpendsFree "spends_free" "refused spending takes what is free" "不予办理的本人使用仍扣减可用余额";
    MoveEnds "move_ends" "a refused move ends the relationships" "不予办理的转移接续仍终止共济关系";
    Moves "moves" "a refused move of the uninsured happens" "未参保人员不予办理的转移接续仍转移";
    ChangesScheme "changes_scheme" "a refused enrolment changes the scheme" "不予办理的参保登记仍变更参保险种";
    Buries "buries" "a refused end of insurance counts as a death" "不予办理的医疗保险关系终止按死亡登记";
    CreditsAgain "credits_again" "a refused reversal credits again" "不予办理的冲正再次退回";
    OwesAgain "owes_again" "a refused reversal takes the claim back again" "不予办理的冲正再次冲减应付款项";
    Contributes "contributes" "a refused contribution arrives" "不予办理的计入仍入账";
    ConflictDone "conflict_done" "a refused conflict is carried out" "冲突请求答复不予办理却仍执行";
}
