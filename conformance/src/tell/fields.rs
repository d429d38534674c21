//! Words for the place of a field in a vector or a case, such as `steps[0].do.kinship`. In English
//! the path says it; in Chinese a reader gets the name of the field beside the key.

/// Words the place of a field in Chinese; returns the path if it leads nowhere known.
pub(crate) fn in_chinese(path: &str) -> String {
    let within = |list: &str| {
        let (at, rest) = path.strip_prefix(list)?.strip_prefix('[')?.split_once("].")?;
        Some((at.parse::<usize>().ok()? + 1, rest))
    };
    let (place, key) = match (within("steps"), within("people")) {
        (Some((number, rest)), _) => {
            (format!("第{number}步的"), rest.strip_prefix("do.").unwrap_or(rest))
        }
        (None, Some((number, rest))) => (format!("第{number}名人员的"), rest),
        (None, None) => (String::new(), path),
    };
    match name(key, path.starts_with("people[")) {
        Some(name) => format!("{place}{name}（{key}）"),
        None => format!(" {path} "),
    }
}

/// Returns the name of a field. The region of a person is where the person is insured.
fn name(key: &str, of_person: bool) -> Option<&'static str> {
    Some(match key {
        "amount" => "金额",
        "balance" => "账户余额",
        "beneficiary" => "费用发生人",
        "by" => "申请人",
        "category" => "费用类别",
        "channel" => "办理渠道",
        "commitment" => "承诺书",
        "granted" => "额度总额",
        "holder" => "共济人",
        "kinship" => "亲属关系",
        "name" => "姓名",
        "operation" => "业务",
        "person" => "人员",
        "policy" => "政策",
        "reason" => "终止原因",
        "recipient" => "被共济人",
        "region" if of_person => "参保地",
        "region" => "统筹地区",
        "request" => "请求编号",
        "scheme" => "参保险种",
        "settlement" => "原结算的请求编号",
        "standing" => "参保状态",
        "venue" => "就医购药场所",
        "venue.kind" => "场所类型",
        "venue.region" => "场所所在统筹地区",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::in_chinese;

    #[test]
    fn a_field_is_named_with_its_place() {
        let cases = [
            ("steps[0].do.kinship", "第1步的亲属关系（kinship）"),
            ("steps[11].do.venue.kind", "第12步的场所类型（venue.kind）"),
            ("people[1].region", "第2名人员的参保地（region）"),
            ("policy", "政策（policy）"),
            ("steps[x].do.kinship", " steps[x].do.kinship "),
            ("people[0].shoes", " people[0].shoes "),
        ];
        for (path, named) in cases {
            assert_eq!(in_chinese(path), named);
        }
    }
}
