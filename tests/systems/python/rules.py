"""The clauses over the tables, under any policy: the guards and effects of each operation."""

import json

import money
import policy as policies
import store

# Premiums also under a policy that does not cover them.
PREMIUMS = {"resident_premium", "ltci_premium"}
# Fields that form the content of a request. The channel is not among them (EST-11, TRM-3).
FIELDS = {
    "establish": ("holder", "recipient", "kinship", "commitment"),
    "set_quota": ("holder", "recipient", "granted"),
    "settle": ("request", "holder", "recipient", "beneficiary", "category", "amount"),
    "reverse": ("request", "settlement"),
    "terminate": ("by", "holder", "recipient"),
    "transfer": ("person", "region"),
    "end_insurance": ("person", "reason"),
    "enroll": ("person", "scheme", "region"),
    "contribute": ("person", "amount"),
    "spend": ("person", "amount"),
    "clear": (),
}
PEOPLE = ("holder", "recipient", "beneficiary", "by", "person")


class Refused(Exception):
    """Broken guards; the argument is the list of their codes."""


class Case:
    """World of people, accounts, relationships and claims."""

    def __init__(self, people, policy=policies.TRIAL):
        self.policy, self.broken = policy, []
        self.quotas = policy["access"] == "quota"
        self.within_reach = policy["earmark"] == "within_reach"
        self.db = store.empty()
        for person in people:
            row = (person["name"], person["scheme"], person["standing"], person["region"])
            self.db.execute("INSERT INTO person VALUES (?, ?, ?, ?)", row)
            if person["scheme"] == "employee" or "balance" in person:
                balance = money.parse(person.get("balance", "0.00"))
                if balance is None:
                    raise ValueError(f"no amount: {person['balance']}")
                self.db.execute("INSERT INTO account VALUES (?, ?)", (person["name"], balance))

    def perform(self, request):
        """Answers a request in one transaction, so that its effect is whole or absent.

        A refusal has the codes of all broken guards.
        """
        fields = FIELDS[request["operation"]]
        for field in (*fields, *({"request"} & request.keys())):
            if not isinstance(request[field], str):
                raise TypeError(f"`{field}` is no text")
        content = {field: request[field] for field in ("operation", *fields)}
        if request["operation"] == "settle":
            venue = request.get("venue")
            content["venue"] = venue and [venue["kind"], venue["region"]]
        content = json.dumps(content, sort_keys=True)
        self.db.execute("BEGIN")
        try:
            answer = self.answer(request, content)
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")
        return answer

    def answer(self, request, content):
        known = request.get("request")
        first = self.row("SELECT * FROM answer WHERE request = ?", known)
        if first:  # IDM-1, IDM-2
            if first["content"] != content:
                return {"decision": "rejected", "codes": ["request_conflict"]}
            return json.loads(first["answer"])
        self.broken = []
        self.db.execute("SAVEPOINT effect")
        try:
            self.require_people(request)
            receipt = getattr(self, request["operation"])(request)
            answer = {"decision": "accepted", **(receipt or {})}
        except Refused as refused:
            self.db.execute("ROLLBACK TO effect")
            answer = {"decision": "rejected", "codes": refused.args[0]}
        self.db.execute("RELEASE effect")
        if known is not None:  # IDM-3
            row = (known, content, json.dumps(answer))
            self.db.execute("INSERT INTO answer VALUES (?, ?, ?)", row)
        return answer

    def require(self, holds, code):
        """Judges a guard. One that is broken keeps no other from being judged."""
        if not holds and code not in self.broken:
            self.broken.append(code)

    def decide(self):
        """Refuses if any guard was broken. Behind this call stands the effect."""
        if self.broken:
            raise Refused(self.broken)

    # Look-ups of the rules.

    def row(self, query, *values):
        return self.db.execute(query, values).fetchone()

    def require_people(self, request):  # GEN-1
        for role in PEOPLE:
            if role in FIELDS[request["operation"]]:
                self.require(self.person(request[role]), "unknown_person")
        self.decide()

    def person(self, name):
        return self.row("SELECT * FROM person WHERE name = ?", name)

    def purse(self, name):
        return self.row("SELECT * FROM purse WHERE owner = ?", name)

    def spendable(self, name):
        """Returns what the owner may spend: what is free, or all if nothing is out of reach."""
        purse = self.purse(name)
        return purse["balance" if self.within_reach else "free"] if purse else 0

    def remaining(self, relationship):
        """Returns what a settlement under this relationship can pay at most."""
        purse = self.purse(relationship["holder"])
        if not purse:
            return 0
        quota = relationship["granted"] - relationship["used"]
        return min(quota, purse["balance"]) if self.quotas else purse["free"]

    def active_of(self, role, name):
        query = f"SELECT COUNT(*) AS number FROM relationship WHERE {role} = ? AND active"
        return self.row(query, name)["number"]

    def relationship(self, request):
        query = "SELECT * FROM relationship WHERE holder = ? AND recipient = ? AND active"
        return self.row(query, request["holder"], request["recipient"])

    # Effects of the rules.

    def pay_in(self, name, amount):
        self.db.execute("UPDATE account SET balance = balance + ? WHERE owner = ?", (amount, name))

    def claim(self, debtor, creditor, amount):
        if debtor != creditor:
            row = (debtor, creditor, amount)
            self.db.execute("INSERT INTO claim (debtor, creditor, amount) VALUES (?, ?, ?)", row)

    def end_relationships(self, name, event):
        """Ends what a person gives and receives, if this event ends it under the policy."""
        if event in self.policy["ending_events"]:
            query = "UPDATE relationship SET active = 0 WHERE active AND ? IN (holder, recipient)"
            self.db.execute(query, (name,))

    # EST

    def establish(self, request):
        policy, channel = self.policy, request.get("channel", "app")
        holder, recipient = self.person(request["holder"]), self.person(request["recipient"])
        insured = [person["standing"] == "active" for person in (holder, recipient)]
        self.require(insured[0] and holder["scheme"] in policy["holder_schemes"],
                     "holder_not_insured_employee")  # EST-1
        self.require(insured[1] and recipient["scheme"] in policy["recipient_schemes"],
                     "recipient_not_insured")  # EST-2
        self.require(request["kinship"] in policy["kinships"], "kinship_not_covered")  # EST-3
        self.require(policy["commitment"] != "required" or request["commitment"] == "signed",
                     "commitment_missing")  # EST-4
        if all(insured):
            same = holder["region"][:2] == recipient["region"][:2]
            reach = {"cross_province": not same, "same_province": same, "nationwide": True}
            self.require(reach[policy["reach"]], "outside_reach")  # EST-5
            for person in (holder, recipient):
                self.require(policy["regions"] == "all" or person["region"] in policy["regions"],
                             "region_not_connected")  # POL-4
        self.require(holder["name"] != recipient["name"], "same_person")  # EST-6
        self.require(not self.relationship(request), "already_established")  # EST-7
        self.require(policy["channels"] == "all" or channel in policy["channels"],
                     "channel_not_open")  # POL-5
        for role, limit in (("holder", policy["recipients_per_holder"]),
                            ("recipient", policy["holders_per_recipient"])):
            self.require(limit == "none" or self.active_of(role, request[role]) < int(limit),
                         "too_many_relationships")  # POL-3
        self.decide()

        row = (holder["name"], recipient["name"])  # EST-12
        self.db.execute("INSERT INTO relationship (holder, recipient) VALUES (?, ?)", row)

    # QUO

    def set_quota(self, request):
        granted = money.parse(request["granted"])
        relationship = self.relationship(request)
        self.require(self.quotas, "quota_not_in_policy")  # POL-1
        self.require(relationship, "no_active_relationship")  # QUO-1
        self.require(granted is not None, "invalid_amount")  # QUO-2
        if self.quotas and relationship and granted is not None:
            increase = granted - relationship["granted"]
            free = self.spendable(request["holder"])
            if self.within_reach:  # the quotas given to others do not count, this one does
                free -= relationship["granted"] - relationship["used"]
            self.require(increase <= max(free, 0), "exceeds_free_balance")  # QUO-3, QUO-9
            self.require(granted >= relationship["used"], "below_used")  # QUO-4
        self.decide()

        row = (granted, relationship["id"])
        self.db.execute("UPDATE relationship SET granted = ? WHERE id = ?", row)

    # SET

    def settle(self, request):
        category, venue = request["category"], request.get("venue")
        holder, recipient = self.person(request["holder"]), self.person(request["recipient"])
        relationship, amount = self.relationship(request), money.parse(request["amount"])
        coverage, cap = self.policy["categories"].get(category), self.policy["settlement_cap"]
        remaining = self.remaining(relationship) if relationship else 0
        self.require(relationship, "no_active_relationship")  # SET-1
        self.require(request["beneficiary"] == recipient["name"],
                     "beneficiary_not_recipient")  # SET-2
        self.require(coverage, "category_not_covered")  # SET-3
        if coverage:
            self.require((venue["kind"] if venue else "none") == coverage["venue"],
                         "venue_not_designated")  # SET-4
            self.require(coverage["scheme"] in ("any", recipient["scheme"]),
                         "scheme_mismatch")  # SET-8
        self.require(amount, "invalid_amount")  # SET-5: none, or zero
        in_full = coverage["payment"] == "full" if coverage else category in PREMIUMS
        if relationship and coverage and in_full and amount:
            self.require(amount <= remaining, "premium_not_covered_in_full")  # SET-6
        if relationship and not in_full:
            self.require(remaining > 0, "quota_exhausted")  # SET-7
        self.require(cap == "none" or not amount or amount <= money.parse(cap),
                     "exceeds_settlement_cap")  # POL-2
        self.decide()

        paid = min(amount, remaining)  # SET-9
        debtor = holder["region"]
        creditor = venue["region"] if venue else recipient["region"]
        row = (paid, relationship["id"])
        self.db.execute("UPDATE relationship SET used = used + ? WHERE id = ?", row)
        self.pay_in(holder["name"], -paid)
        self.claim(debtor, creditor, paid)  # SET-10
        row = (request["request"], relationship["id"], paid, debtor, creditor)
        self.db.execute("INSERT INTO settlement VALUES (?, ?, ?, ?, ?, 0)", row)
        return {"paid": money.show(paid), "self_paid": money.show(amount - paid)}

    # REV

    def reverse(self, request):
        query = "SELECT * FROM settlement WHERE request = ?"
        settlement = self.row(query, request["settlement"])
        self.require(settlement, "unknown_settlement")  # REV-1
        self.decide()
        self.require(not settlement["reversed"], "already_reversed")  # REV-2
        self.decide()

        paid, relationship = settlement["paid"], settlement["relationship"]
        query = "UPDATE settlement SET reversed = 1 WHERE request = ?"
        self.db.execute(query, (request["settlement"],))
        holder = self.row("SELECT holder FROM relationship WHERE id = ?", relationship)["holder"]
        self.pay_in(holder, paid)  # REV-3
        query = "UPDATE relationship SET used = used - ? WHERE id = ? AND active"
        self.db.execute(query, (paid, relationship))
        self.claim(settlement["creditor"], settlement["debtor"], paid)  # REV-4

    # TRM

    def terminate(self, request):
        relationship = self.relationship(request)
        self.require(request["by"] in (request["holder"], request["recipient"]),
                     "not_a_party")  # TRM-1
        self.require(relationship, "no_active_relationship")  # TRM-2
        self.decide()

        self.db.execute("UPDATE relationship SET active = 0 WHERE id = ?", (relationship["id"],))

    # TRF, INS

    def transfer(self, request):
        person, region = self.person(request["person"]), request["region"]
        self.require(person["standing"] == "active", "insurance_not_active")  # TRF-3
        self.require(person["region"] != region, "same_region")  # TRF-4
        self.decide()

        within = person["region"][:2] == region[:2]
        event = "transfer_within_province" if within else "transfer_across_provinces"
        self.end_relationships(person["name"], event)  # TRF-1
        row = (region, person["name"])
        self.db.execute("UPDATE person SET region = ? WHERE name = ?", row)

    def end_insurance(self, request):
        person, reason = self.person(request["person"]), request["reason"]
        if reason == "death":
            self.require(person["standing"] != "deceased", "person_deceased")  # INS-3
        else:
            self.require(person["standing"] == "active", "insurance_not_active")  # INS-3
        self.decide()

        self.end_relationships(person["name"], reason)  # INS-2
        row = ("deceased" if reason == "death" else "ended", person["name"])
        self.db.execute("UPDATE person SET standing = ? WHERE name = ?", row)

    def enroll(self, request):
        person = self.person(request["person"])
        self.require(person["standing"] != "active", "already_insured")  # INS-5
        self.require(person["standing"] != "deceased", "person_deceased")  # INS-5
        self.decide()

        row = (request["scheme"], request["region"], person["name"])
        query = "UPDATE person SET scheme = ?, standing = 'active', region = ? WHERE name = ?"
        self.db.execute(query, row)
        if request["scheme"] == "employee":
            self.db.execute("INSERT OR IGNORE INTO account VALUES (?, 0)", (person["name"],))

    # CON, SPD, CLR

    def contribute(self, request):
        person, amount = self.person(request["person"]), money.parse(request["amount"])
        employee = person["scheme"] == "employee" and person["standing"] == "active"
        purse = self.purse(person["name"])
        self.require(employee, "holder_not_insured_employee")  # CON-1
        self.require(amount, "invalid_amount")  # CON-1: none, or zero
        if purse and amount:
            self.require(purse["balance"] + amount <= money.LARGEST, "invalid_amount")  # CON-1
        self.decide()

        self.pay_in(person["name"], amount)

    def spend(self, request):
        person, amount = self.person(request["person"]), money.parse(request["amount"])
        purse = self.purse(person["name"])
        self.require(purse, "no_account")  # SPD-1
        self.require(amount, "invalid_amount")  # SPD-1: none, or zero
        if purse and amount:
            self.require(amount <= self.spendable(person["name"]), "exceeds_free_balance")  # SPD-2
        self.require(person["standing"] != "deceased", "person_deceased")  # SPD-3
        self.decide()

        self.pay_in(person["name"], -amount)

    def clear(self, _request):
        statement = self.positions()
        self.db.execute("UPDATE claim SET cleared = 1")  # CLR-1
        return {"statement": statement}

    # Observation

    def observe(self):
        return {
            "people": [self.shown(row) for row in self.db.execute("SELECT * FROM shown")],
            "relationships": [
                {
                    "holder": row["holder"],
                    "recipient": row["recipient"],
                    "state": "active" if row["active"] else "ended",
                    "granted": money.show(row["granted"]),
                    "used": money.show(row["used"]),
                    "remaining": money.show(
                        row["active"] and self.quotas and row["granted"] - row["used"]),
                }
                for row in self.db.execute("SELECT * FROM latest")
            ],
            "positions": self.positions(),
        }

    def shown(self, person):
        shown = {
            "name": person["name"],
            "scheme": person["scheme"],
            "insurance": "active" if person["standing"] == "active" else "ended",
            "region": person["region"],
        }
        if person["balance"] is not None:
            shown |= {key: money.show(person[key]) for key in ("balance", "free")}
        return shown

    def positions(self):
        return [
            {"debtor": debtor, "creditor": creditor, "amount": money.show(amount)}
            for debtor, creditor, amount in self.db.execute("SELECT * FROM position")
        ]
