//! The triggers of a mutant: it goes wrong always, or only in a certain history or for a certain
//! request. `subject::trigger` evaluates them.

model::terms! {
    /// The condition under which a mutant goes wrong; otherwise it does as the rules do.
    When, "trigger", "触发条件";
    Always "always" "always" "始终";
    SecondTime "second_time" "from the second time on" "自第二次起";
    ThirdTime "third_time" "from the third time on" "自第三次起";
    AfterReturn "after_return" "after the pair has established anew" "双方重新建立共济关系之后";
    AfterInsuredAgain "after_insured_again" "after one of them is insured again" "其中一人重新参保之后";
    TwoHolders "two_holders" "with two holders" "有两名共济人时";
    TwoRecipients "two_recipients" "with two recipients" "有两名被共济人时";
    Mutual "mutual" "for a mutual pair" "双方互为共济人时";
    AfterMove "after_move" "after one of them has moved" "其中一人转移接续之后";
    AfterReversal "after_reversal" "after a reversal" "结算冲正之后";
    AfterClearing "after_clearing" "after a clearing" "清算之后";
    AfterRefusal "after_refusal" "right after a refused request" "上一请求未予办理时";
    Cleared "cleared" "once the settlement was cleared" "该笔结算已清算时";
    RelationshipEnded "relationship_ended" "once the relationship of the settlement has ended" "该笔结算的共济关系已终止时";
    Retirement "retirement" "at retirement" "退休时";
    Death "death" "at death" "死亡时";
    Withdrawal "withdrawal" "at voluntary withdrawal" "主动退保时";
    MoveWithin "move_within" "at a move within the province" "省内转移接续时";
    MoveAcross "move_across" "at a move across provinces" "跨省转移接续时";
    ThirdRegion "third_region" "in a third region" "在第三地结算时";
    Premium "premium" "for a premium" "缴费时";
    InPart "in_part" "when paid in part" "部分支付时";
    AllOfIt "all_of_it" "when nothing of the quota is left" "额度恰好用完时";
    BelowYuan "below_yuan" "below one yuan" "金额不足一元时";
    LargeAmount "large_amount" "from ten thousand yuan on" "金额达一万元时";
    OtherChannel "other_channel" "through another channel than the app" "非App渠道办理时";
    WithoutId "without_id" "for a request without ID" "请求无编号时";
}
