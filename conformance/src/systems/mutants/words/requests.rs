//! Words for faults with repeated and conflicting requests, and with clearing.

model::terms! {
    /// A way of handling a request ID wrongly.
    Repeat, "request fault", "请求错误";
    CurrentState "current_state" "a repeat is answered by the current state" "重复请求按当前状态应答";
    FirstAnswer "first_answer" "a conflict gets the first answer" "冲突请求按首次应答答复";
    ChannelCounts "channel_counts" "the channel counts as content" "办理渠道计入请求内容";
    OnlyLast "only_last" "only the last ID is remembered" "只记住最近一个请求编号";
    UntilCleared "until_cleared" "a settlement is forgotten once cleared" "结算清算后不再记住其请求";
    ForgetAccepted "forget_accepted" "accepted answers are not remembered" "未记住予以办理的答复";
    PlainReceipt "plain_receipt" "a repeat gets a plain receipt" "再次提交的请求只得到空回执";
    RepeatRefused "repeat_refused" "a repeat is refused as a conflict" "再次提交的请求按冲突不予办理";
    RefusalRepeatedAsConflict "refusal_repeated_as_conflict" "a repeated refusal is a conflict" "不予办理的请求再次提交时按冲突答复";
    PerOperation "per_operation" "IDs count for each operation by itself" "请求编号按业务分别计";
    PerPerson "per_person" "IDs count for each pair or person by itself" "请求编号按人员分别计";
    RefusedFree "refused_free" "the ID of a refused request is free again" "不予办理的请求编号可另作他用";
    ConflictLearned "conflict_learned" "a conflict takes the ID over" "冲突请求占用原编号";
    ConflictIgnored "conflict_ignored" "a conflict is accepted and does nothing" "对冲突请求答复予以办理，实际未办理";
    Short8 "short_8" "IDs cut to 8 characters" "请求编号截断为8位";
    Short16 "short_16" "IDs cut to 16 characters" "请求编号截断为16位";
    FoldCase "fold_case" "IDs compared without case" "请求编号不区分大小写";
    OnlyDigits "only_digits" "IDs compared by their digits" "只按数字比较请求编号";
}

model::terms! {
    /// A field of a request's content that a system ignores when it compares requests.
    Field, "field", "字段";
    Holder "holder" "holder" "共济人";
    Recipient "recipient" "recipient" "被共济人";
    Kinship "kinship" "kinship" "亲属关系";
    Commitment "commitment" "commitment" "承诺书";
    Amount "amount" "amount" "金额";
    Beneficiary "beneficiary" "beneficiary" "费用发生人";
    Category "category" "category" "费用类别";
    VenueKind "venue_kind" "kind of the venue" "场所类型";
    VenueRegion "venue_region" "region of the venue" "场所所在统筹地区";
    Settlement "settlement" "settlement" "原结算的请求编号";
    By "by" "who asks" "申请人";
    Person "person" "person" "人员";
    Region "region" "region" "统筹地区";
    Reason "reason" "reason" "终止原因";
    Scheme "scheme" "scheme" "参保险种";
}

model::terms! {
    /// A way in which clearing goes wrong.
    ClearingFault, "clearing fault", "清算错误";
    OnlyLast "only_last" "only the last position is cleared" "只清算最后一项待清算金额";
    Gross "gross" "claims and counterclaims are stated by themselves" "清算单按总额双向列示";
    Swapped "swapped" "debtor and creditor change places on the statement" "清算单收付方向颠倒";
    PerRegion "per_region" "one line for each region that owes" "清算单按付款地区合并";
    KeepsBelowYuan "keeps_below_yuan" "positions below one yuan stay open" "不足一元的待清算金额不予清算";
    FenMore "fen_more" "the statement says a fen more" "清算单多列一分";
    Twice "twice" "each line is stated twice" "清算单每项重复列示";
    ZeroLine "zero_line" "an empty statement has a line of zero" "空清算单列示零额";
    StatedAgain "stated_again" "with nothing open the last statement is repeated" "没有待清算金额时重复上次清算单";
    FreesQuota "frees_quota" "clearing takes back what was used" "清算后已使用金额归零";
    EndsRelationships "ends_relationships" "clearing ends the relationships" "清算时终止共济关系";
    PaysFromAccounts "pays_from_accounts" "holders pay once more at the clearing" "清算时再次扣减个人账户";
    OnlyAcross "only_across" "positions within a province stay open" "省内待清算金额不予清算";
    Collapsed "collapsed" "what a region owes is set off against what others owe it" "按地区多边轧差清算";
}
