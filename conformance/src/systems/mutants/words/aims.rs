//! Words for changes and guards that concern the wrong person, region or relationship.

model::terms! {
    /// A fault by which a change or a guard concerns the wrong person.
    PersonFault, "person fault", "人员错误";
    ContributeToOther "contribute_to_other" "a contribution goes to another account" "计入他人账户";
    SpendFromOther "spend_from_other" "spending is taken from another account" "使用他人账户";
    SettleFromOtherHolder "settle_from_other_holder" "another holder of the recipient pays" "由另一共济人支付";
    ReverseToOtherHolder "reverse_to_other_holder" "a reversal goes to another holder" "冲正退给另一共济人";
    MovesRelative "moves_relative" "a move takes a relative along" "转移接续带走亲属";
    EndsRelative "ends_relative" "an end takes a relative's insurance along" "医疗保险关系终止连带亲属";
    EstateToRelative "estate_to_relative" "the account of the dead goes to a relative" "死亡后账户转给亲属";
    AccountForAll "account_for_all" "every enrolment opens an account" "任何参保均开立账户";
    GiverByRecipient "giver_by_recipient" "the holder's scheme is looked up of the recipient" "按被共济人判断共济人参保";
    RecipientByGiver "recipient_by_giver" "the recipient's insurance is looked up of the holder" "按共济人判断被共济人参保";
    SchemeOfHolder "scheme_of_holder" "the scheme of a premium is the holder's" "按共济人的参保险种判断缴费";
    QuotaByRecipient "quota_by_recipient" "a quota is covered by the recipient's account" "按被共济人余额设置额度";
    BeneficiaryMayBeHolder "beneficiary_may_be_holder" "the beneficiary may be the holder" "费用发生人可为共济人";
    PremiumOfHolder "premium_of_holder" "a premium's beneficiary is not looked at" "缴费不核对费用发生人";
}

model::terms! {
    /// A fault by which a change or a guard concerns the wrong region.
    RegionFault, "region fault", "统筹地区错误";
    DebtorAtRecipient "debtor_at_recipient" "the recipient's region owes" "由被共济人参保地承担应付款项";
    PremiumAtHolder "premium_at_holder" "a premium leaves no claim" "缴费不产生应付款项";
    PharmacyAtHolder "pharmacy_at_holder" "a pharmacy leaves no claim" "药店结算不产生应付款项";
    ClaimsOfProvinces "claims_of_provinces" "claims are between provinces" "按省记应付款项";
    OnlyAcross "only_across" "no claim within a province" "省内不产生应付款项";
    OnlyToHome "only_to_home" "no claim of a third region" "第三地不产生应付款项";
    ReverseAtRecipient "reverse_at_recipient" "a reversal takes back at the recipient's present region" "冲正按被共济人现参保地";
    ReverseOfHomes "reverse_of_homes" "a reversal takes back between the present homes" "冲正按双方现参保地";
    EnrollsAtFormer "enrolls_at_former" "enrolment keeps the former region" "重新参保仍在原统筹地区";
    MovesToCapital "moves_to_capital" "a move ends in the first region of the province" "转入省内首个统筹地区";
    ReachOfRegions "reach_of_regions" "reach is judged by regions" "按统筹地区判断适用范围";
    ReachOfAreas "reach_of_areas" "reach is judged by the first digit" "按首位代码判断适用范围";
}

model::terms! {
    /// A fault by which a change or a guard concerns the wrong relationship.
    RelationshipFault, "relationship fault", "共济关系错误";
    GrantReturned "grant_returned" "a quota goes to the other direction" "额度设在反方向";
    GrantAnother "grant_another" "a quota goes to another recipient" "额度设给另一被共济人";
    UseReturned "use_returned" "a settlement uses the other direction's quota" "结算占用反方向额度";
    UseOfOtherHolder "use_of_other_holder" "a settlement uses another holder's quota" "结算占用另一共济人的额度";
    UseOfOtherRecipient "use_of_other_recipient" "a settlement uses another recipient's quota" "结算占用另一被共济人的额度";
    RestoreReturned "restore_returned" "a reversal restores the other direction's quota" "冲正恢复反方向额度";
    RestoreGranted "restore_granted" "a reversal raises what is granted" "冲正调高额度";
    UseLowersGranted "use_lowers_granted" "a settlement lowers what is granted" "结算调低额度";
    EndReturnedInstead "end_returned_instead" "the other direction ends instead" "误终止反方向关系";
    EndAllGiven "end_all_given" "an end ends all that the holder gives" "终止共济人全部关系";
    EndAllReceived "end_all_received" "an end ends all that the recipient receives" "终止被共济人全部关系";
    EventEndsOne "event_ends_one" "an event ends one relationship only" "事由只终止一项关系";
    BeginEndsOthers "begin_ends_others" "a new recipient replaces the others" "新建关系取代其他关系";
    BeginEndsReturned "begin_ends_returned" "establishing ends the other direction" "建立关系终止反方向";
    EitherDirection "either_direction" "a settlement takes either direction" "结算不分方向";
    PooledQuota "pooled_quota" "a settlement counts what others granted as well" "结算合并计算他人额度";
    EndedServes "ended_serves" "an ended relationship still serves" "已终止关系仍可结算";
    GrantAdds "grant_adds" "a quota adds to the former" "额度累加";
    GrantIsRemaining "grant_is_remaining" "a quota is what remains" "额度按剩余计";
}
