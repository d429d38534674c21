"""Random policies, people and requests for the comparison in differential.py.

Requests are often accepted, often just refused, sometimes senseless. Nothing here judges them.
"""

REGIONS = ["310100", "310200", "510100", "110100", "440300"]
NAMES = ["li", "wu", "母亲", "o'brien", "Ann\u2028B", "\"q\"", "😀"]
STRANGER = "nobody"
CHANNELS = ["app", "platform", "window"]
SCHEMES = ["employee", "resident"]
ENDING = [
    "retirement", "death", "withdrawal", "transfer_within_province", "transfer_across_provinces",
]
# The words of each vocabulary that every case may have.
KINSHIPS = [
    "spouse", "parent", "child", "sibling", "paternal_grandparent", "maternal_grandparent",
    "grandchild_through_son", "grandchild_through_daughter",
    "parent_in_law", "great_grandchild", "uncle_or_aunt", "cousin", "unrelated",
]
AT_VENUES = ["medical", "drug", "device", "consumable"]
PREMIUMS = ["resident_premium", "ltci_premium"]
CATEGORIES = [*AT_VENUES, *PREMIUMS, "commercial_premium", "cosmetic", "health_food"]
COVERED_KINDS = ["institution", "pharmacy"]
KINDS = [*COVERED_KINDS, "not_designated"]
KNOWN = {"kinships": KINSHIPS, "categories": CATEGORIES, "venues": KINDS}
# Words that a policy has to declare, and that only a message may have otherwise.
OTHER = {
    "kinships": {"uncle": {"en": "uncle", "zh": "叔伯舅"},
                 "step_child": {"en": "stepchild", "zh": "继子女"}},
    "categories": {"massage": {"en": "massage", "zh": "推拿"},
                   "pension": {"en": "pension contribution", "zh": "养老保险缴费"}},
    "venues": {"clinic": {"en": "designated clinic", "zh": "定点诊所"},
               "spa": {"en": "spa", "zh": "疗养院"}},
}
ODD_AMOUNTS = [
    "0.00", "-0.01", "0.001", "0.002", "12.345", "10000000000.00", "10000000000.01",
    "99999999999999999999.00", "-10000000000.01", "0.01",
]


def fen(text):
    sign = -1 if text.startswith("-") else 1
    yuan, fraction = text.lstrip("-").split(".")
    return sign * (int(yuan) * 100 + int(fraction))


def in_yuan(amount):
    return f"{'-' * (amount < 0)}{abs(amount) // 100}.{abs(amount) % 100:02}"


def random_policy(rng, known, parameters):
    """Returns a policy that differs from a known one in about half of these parameters."""
    def some(words, least=1):
        return rng.sample(words, rng.randint(least, len(words)))

    limits = ["none", "1", "2"]
    policy = {
        "reach": rng.choice(["cross_province", "same_province", "nationwide"]),
        "kinships": some([*KINSHIPS, *OTHER["kinships"]]),
        "holder_schemes": some(SCHEMES),
        "recipient_schemes": some(SCHEMES),
        "commitment": rng.choice(["required", "not_required"]),
        "categories": random_categories(rng),
        "ending_events": some(ENDING, 0),
        "access": rng.choice(["quota", "quota", "shared_balance"]),
        "earmark": rng.choice(["out_of_reach", "within_reach"]),
        "settlement_cap": rng.choice(["none", "0.01", "60.00", "10000000000.00"]),
        "recipients_per_holder": rng.choice(limits),
        "holders_per_recipient": rng.choice(limits),
        "regions": some(REGIONS, 3),
        "channels": some(CHANNELS),
    }
    missing = parameters - policy.keys()
    if missing:
        raise ValueError(f"no random policy has {', '.join(sorted(missing))}")
    chosen = {**known, **{key: policy[key] for key in sorted(parameters) if rng.random() < 0.5}}
    if chosen["access"] == "shared_balance":
        chosen["earmark"] = "out_of_reach"  # nothing is earmarked, and the reader refuses it
    # What a parameter names is declared, and now and then a word that stays uncovered.
    named = {*chosen["kinships"], *chosen["categories"],
             *(coverage["venue"] for coverage in chosen["categories"].values())}
    chosen["words"] = {key: [word for word in words if word in named or rng.random() < 0.3]
                       for key, words in OTHER.items()}
    return chosen


def random_categories(rng):
    categories = {}
    for word in rng.sample([*CATEGORIES, *OTHER["categories"]], rng.randint(3, 9)):
        premium = word in PREMIUMS or word not in AT_VENUES and rng.random() < 0.5
        venues = ["none"] if premium else [*COVERED_KINDS, *COVERED_KINDS, *OTHER["venues"]]
        categories[word] = {
            "venue": rng.choice(venues),
            "payment": rng.choice(["partial", "full"]),
            "scheme": rng.choice(["any", "any", "employee", "resident"]),
        }
    return categories


def known_words(policy):
    """Returns the words, by vocabulary, that a case under this policy may have."""
    return {key: [*words, *policy["words"][key]] for key, words in KNOWN.items()}


def has_unknown(policy, requests):
    """Returns whether a request has a word that neither the model nor the policy knows."""
    words = known_words(policy)
    named = {key: {request[field] for request in requests if field in request}
             for field, key in (("kinship", "kinships"), ("category", "categories"))}
    named["venues"] = {request["venue"]["kind"] for request in requests if "venue" in request}
    return any(named[key] - set(words[key]) for key in words)


class Asker:
    """Source of the people and requests of one case under a policy. About half of the cases may
    have words that neither the model nor the policy knows."""

    def __init__(self, rng, policy):
        self.rng, self.policy, self.sent, self.settled = rng, policy, [], []
        self.words = known_words(policy)
        if rng.random() < 0.5:
            self.words = {key: [*KNOWN[key], *words] for key, words in OTHER.items()}
        # Regions between which the policy lets many pairs begin a relationship.
        near = 2 if policy["reach"] == "same_province" and rng.random() < 0.8 else len(REGIONS)
        self.regions = rng.sample(REGIONS[:near], min(near, 3))
        self.people = [self.person(name) for name in rng.sample(NAMES, rng.randint(2, 5))]
        self.people[0] |= {"standing": "active", "balance": "3600.50",
                           "scheme": rng.choice(policy["holder_schemes"])}

    def person(self, name):
        rng = self.rng
        scheme = rng.choice(["employee", "employee", "resident"])
        standing = rng.choices(["active", "ended", "deceased"], [20, 2, 1])[0]
        person = {"name": name, "scheme": scheme, "standing": standing,
                  "region": rng.choice(self.regions)}
        if scheme == "employee" or rng.random() < 0.2:
            balances = ["0.00", "0.02", "100.00", "3600.50", "9999999999.99", "10000000000.00"]
            person["balance"] = rng.choice(balances)
        return person

    def name(self):
        return STRANGER if self.rng.random() < 0.01 else self.rng.choice(self.people)["name"]

    def near(self, *bounds):
        """Returns an amount at, below, above or between these, or an odd one."""
        if self.rng.random() < 0.06:
            return self.rng.choice(ODD_AMOUNTS)
        bound = self.rng.choice(bounds)
        if bound < 1 and self.rng.random() < 0.7:
            bound = 5000
        if self.rng.random() < 0.4:
            return in_yuan(self.rng.randint(0, max(bound, 0)))
        return in_yuan(bound + self.rng.choice([-1, 0, 0, 1]))

    def request(self, state, heard):
        """Returns the next request, after this state and the last answer."""
        rng = self.rng
        if heard and "paid" in heard and self.sent[-1]["request"] not in self.settled:
            self.settled.append(self.sent[-1]["request"])
        if self.sent and rng.random() < 0.1:
            return self.again()
        none = all(one["state"] == "ended" for one in state["relationships"])
        operation = rng.choices(
            ["establish", "set_quota", "settle", "reverse", "terminate", "transfer",
             "end_insurance", "enroll", "contribute", "spend", "clear"],
            [80 if none else 10, 18, 28, 8, 3, 2, 2, 6, 5, 6, 3])[0]
        request = {"operation": operation, **getattr(self, operation)(state)}
        if operation in ("settle", "reverse") or rng.random() < 0.2:
            request["request"] = f"r-{len(self.sent)}"
            self.sent.append(request)
        return request

    def again(self):
        """Repeats an earlier request: unchanged, by another channel, or with one field changed."""
        request = dict(self.rng.choice(self.sent))
        chance = self.rng.random()
        if chance < 0.3 and request["operation"] in ("establish", "terminate"):
            request["channel"] = self.rng.choice(CHANNELS)
        elif chance > 0.95:
            return {"operation": "clear", "request": request["request"]}
        elif chance > 0.4:
            fields = [key for key in request if key not in ("operation", "request", "channel")]
            if fields:
                field = self.rng.choice(fields)
                request[field] = self.other(field, request)
        return request

    def other(self, field, request):
        words = {
            "kinship": self.words["kinships"], "category": self.words["categories"],
            "commitment": ["signed", "missing"], "scheme": SCHEMES, "region": REGIONS,
            "reason": ["retirement", "death", "withdrawal"], "amount": [*ODD_AMOUNTS, "1.23"],
            "granted": [*ODD_AMOUNTS, "1.23"], "settlement": ["r-0", "r-1", "s-0"],
        }
        if field == "venue":
            kind = self.rng.choice(self.words["venues"])
            return {**request["venue"], **self.rng.choice(
                [{"kind": kind}, {"region": self.rng.choice(REGIONS)}])}
        return self.rng.choice(words[field]) if field in words else self.name()

    def pair(self, state):
        active = [one for one in state["relationships"] if one["state"] == "active"]
        if active and self.rng.random() < 0.9:
            granted = [one for one in active if one["remaining"] != "0.00"]
            return self.rng.choice(granted if granted and self.rng.random() < 0.6 else active)
        return {**self.strangers(state), "granted": "100.00", "used": "0.00", "remaining": "50.00"}

    def strangers(self, state):
        """Picks two people, probably such as the policy lets begin a relationship."""
        reach = self.policy["reach"]
        insured = [one for one in state["people"] if one["insurance"] == "active"]
        holders, recipients = ([one for one in insured if one["scheme"] in self.policy[schemes]]
                               for schemes in ("holder_schemes", "recipient_schemes"))
        pairs = [{"holder": one["name"], "recipient": other["name"]}
                 for one in holders for other in recipients if one is not other
                 if reach in ("nationwide", "same_province" if one["region"][:2] ==
                              other["region"][:2] else "cross_province")]
        ended = [one for one in state["relationships"] if one["state"] == "ended"]
        before = [pair for pair in pairs if any(pair.items() <= one.items() for one in ended)]
        if pairs and self.rng.random() < 0.75:
            return self.rng.choice(before if before and self.rng.random() < 0.5 else pairs)
        return {"holder": self.name(), "recipient": self.name()}

    def establish(self, state):
        request = {**self.strangers(state), "kinship": self.rng.choice(self.policy["kinships"]),
                   "commitment": "signed"}
        odd = self.rng.random()
        if odd < 0.08:
            request["kinship"] = self.rng.choice(self.words["kinships"])
        if 0.06 < odd < 0.11:
            request["commitment"] = "missing"
        if odd > 0.6:
            request["channel"] = self.rng.choice(CHANNELS)
        return request

    def set_quota(self, state):
        pair = self.pair(state)
        free = [fen(one["free"]) for one in state["people"]
                if one["name"] == pair["holder"] and "free" in one]
        granted = fen(pair["granted"])
        most = granted + (free or [0])[0]
        return {"holder": pair["holder"], "recipient": pair["recipient"],
                "granted": self.near(most, fen(pair["used"]), granted, granted + 100, 5000, 0)}

    def settle(self, state):
        rng, covered = self.rng, self.policy["categories"]
        pair, category = self.pair(state), self.rng.choice(list(covered))
        free = [fen(one["free"]) for one in state["people"]
                if one["name"] == pair["holder"] and "free" in one]
        request = {"holder": pair["holder"], "recipient": pair["recipient"],
                   "beneficiary": pair["recipient"], "category": category,
                   "amount": self.near(fen(pair["remaining"]), 1000, *free)}
        kind = covered[category]["venue"]
        odd = rng.random()
        if odd < 0.07:
            request["category"] = rng.choice(self.words["categories"])
        if 0.05 < odd < 0.09:
            request["beneficiary"] = self.name()
        if 0.08 < odd < 0.14:
            kind = rng.choice(["none", *self.words["venues"]])
        if kind != "none":
            request["venue"] = {"kind": kind, "region": rng.choice(REGIONS)}
        return request

    def reverse(self, _state):
        known = self.settled if self.rng.random() < 0.9 else [one["request"] for one in self.sent]
        return {"settlement": self.rng.choice(known[-8:]) if known else "s-0"}

    def terminate(self, state):
        pair = self.pair(state)
        request = {"by": self.rng.choice([pair["holder"], pair["recipient"], self.name()]),
                   "holder": pair["holder"], "recipient": pair["recipient"]}
        if self.rng.random() < 0.5:
            request["channel"] = self.rng.choice(CHANNELS)
        return request

    def transfer(self, _state):
        return {"person": self.name(), "region": self.rng.choice(self.regions)}

    def end_insurance(self, _state):
        reason = self.rng.choices(["retirement", "withdrawal", "death"], [4, 4, 1])[0]
        return {"person": self.name(), "reason": reason}

    def enroll(self, state):
        ended = [one["name"] for one in state["people"] if one["insurance"] == "ended"]
        person = self.rng.choice(ended) if ended and self.rng.random() < 0.9 else self.name()
        return {"person": person, "scheme": self.rng.choice(["employee", "employee", "resident"]),
                "region": self.rng.choice(self.regions)}

    def contribute(self, state):
        person = self.rng.choice(state["people"])
        room = 10**12 - fen(person.get("balance", "0.00"))
        return {"person": person["name"], "amount": self.near(10000, room)}

    def spend(self, state):
        person = self.rng.choice(state["people"])
        bounds = [fen(person.get(key, "1.00")) for key in ("free", "balance")]
        return {"person": person["name"], "amount": self.near(*bounds, 100)}

    def clear(self, _state):
        return {}
