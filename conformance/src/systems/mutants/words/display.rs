//! Words for records that are kept right but shown wrong. The order of lists has no meaning, so a
//! wrong order is no fault.

model::terms! {
    /// A record that is shown wrong.
    Shown, "display fault", "显示错误";
    RemainingAtEnd "remaining_at_end" "what remained is shown after the end" "终止后仍显示剩余额度";
    FreeIsBalance "free_is_balance" "the free balance is the balance" "可用余额即账户余额";
    BalanceIsFree "balance_is_free" "the balance is the free balance" "账户余额即可用余额";
    FreeLessGranted "free_less_granted" "the free balance is less what is granted, used or not" "可用余额按额度总额扣减，不论是否已使用";
    ZeroPositions "zero_positions" "positions of zero are shown" "显示为零的待清算金额";
    PositionsHidden "positions_hidden" "positions are hidden" "不显示待清算金额";
    PositionsSwapped "positions_swapped" "debtor and creditor change places" "待清算金额收付方向颠倒";
    PositionsGross "positions_gross" "claims in both directions are shown" "待清算金额按双向总额显示";
    OnlyFirstPosition "only_first_position" "only one position is shown" "只显示一项待清算金额";
    EndedHidden "ended_hidden" "ended relationships are hidden" "不显示已终止的共济关系";
    GrantedZeroed "granted_zeroed" "granted is zero after the end" "终止后额度总额归零";
    UsedZeroed "used_zeroed" "used is zero after the end" "终止后已使用金额归零";
    RemainingIsGranted "remaining_is_granted" "remaining is all that is granted" "剩余额度即额度总额";
    UsedIsRemaining "used_is_remaining" "used and remaining change places" "已使用金额与剩余额度颠倒";
    PairSwapped "pair_swapped" "holder and recipient change places" "共济人与被共济人颠倒";
    EndedActive "ended_active" "an end is not shown" "不显示终止状态";
    AccountHidden "account_hidden" "the account is hidden after the insurance ended" "医疗保险关系终止后不显示个人账户";
    AccountOfResidents "account_of_residents" "who has no account is shown one of zero" "无个人账户者显示零余额";
    ResidentsAccountHidden "residents_account_hidden" "a resident's former account is hidden" "居民原个人账户不显示";
    EndedPersonHidden "ended_person_hidden" "who is not insured is hidden" "不显示未参保人员";
    InsuranceActive "insurance_active" "an end of insurance is not shown" "不显示医疗保险关系终止";
    ProvinceOnly "province_only" "regions are shown as provinces" "统筹地区按省显示";
    BalanceInYuan "balance_in_yuan" "balances are shown in whole yuan" "余额按整元显示";
}
