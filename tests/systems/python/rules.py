"""The policy cn-2026-trial over the tables: the guards and effects of each operation."""

import json

import money
import store

KINSHIPS = {
    "spouse", "parent", "child", "sibling", "paternal_grandparent", "maternal_grandparent",
    "grandchild_through_son", "grandchild_through_daughter",
}
# Required kind of venue by expense; a premium needs none.
VENUES = {
    "medical": "institution", "drug": "pharmacy", "device": "pharmacy", "consumable": "pharmacy",
    "resident_premium": None, "ltci_premium": None,
}
PREMIUMS = {"resident_premium", "ltci_premium"}
# Fields that form the content of a request. The channel is not among them (EST-11).
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
    """Broken guard; the argument is its code."""


def require(holds, code):
    if not holds:
        raise Refused(code)


class Case:
    """World of people, accounts, relationships and claims."""

    def __init__(self, people):
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
        """Answers a request in one transaction, so that its effect is whole or absent."""
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
                return {"decision": "rejected", "code": "request_conflict"}
            return json.loads(first["answer"])
        self.db.execute("SAVEPOINT effect")
        try:
            self.require_people(request)
            receipt = getattr(self, request["operation"])(request)
            answer = {"decision": "accepted", **(receipt or {})}
        except Refused as refused:
            self.db.execute("ROLLBACK TO effect")
            answer = {"decision": "rejected", "code": str(refused)}
        self.db.execute("RELEASE effect")
        if known is not None:
            row = (known, content, json.dumps(answer))
            self.db.execute("INSERT INTO answer VALUES (?, ?, ?)", row)
        return answer

    # Look-ups of the rules.

    def row(self, query, *values):
        return self.db.execute(query, values).fetchone()

    def require_people(self, request):  # GEN-1
        for role in PEOPLE:
            if role in FIELDS[request["operation"]]:
                require(self.person(request[role]), "unknown_person")

    def person(self, name):
        return self.row("SELECT * FROM person WHERE name = ?", name)

    def purse(self, name):
        return self.row("SELECT * FROM purse WHERE owner = ?", name)

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

    def end_relationships(self, name):
        query = "UPDATE relationship SET active = 0 WHERE active AND ? IN (holder, recipient)"
        self.db.execute(query, (name,))

    # EST

    def establish(self, request):
        holder, recipient = self.person(request["holder"]), self.person(request["recipient"])
        require(holder["scheme"] == "employee" and holder["standing"] == "active",
                "holder_not_insured_employee")  # EST-1
        require(recipient["standing"] == "active", "recipient_not_insured")  # EST-2
        require(request["kinship"] in KINSHIPS, "kinship_not_covered")  # EST-3
        require(request["commitment"] == "signed", "commitment_missing")  # EST-4
        require(holder["region"][:2] != recipient["region"][:2], "outside_reach")  # EST-5
        require(holder["name"] != recipient["name"], "same_person")  # EST-6
        require(not self.relationship(request), "already_established")  # EST-7
        row = (holder["name"], recipient["name"])
        self.db.execute("INSERT INTO relationship (holder, recipient) VALUES (?, ?)", row)

    # QUO

    def set_quota(self, request):
        granted = money.parse(request["granted"])
        relationship = self.relationship(request)
        require(relationship, "no_active_relationship")  # QUO-1
        require(granted is not None, "invalid_amount")  # QUO-2
        increase = granted - relationship["granted"]
        require(increase <= self.purse(request["holder"])["free"], "exceeds_free_balance")  # QUO-3
        require(granted >= relationship["used"], "below_used")  # QUO-4
        row = (granted, relationship["id"])
        self.db.execute("UPDATE relationship SET granted = ? WHERE id = ?", row)

    # SET

    def settle(self, request):
        category, venue = request["category"], request.get("venue")
        holder, recipient = self.person(request["holder"]), self.person(request["recipient"])
        relationship, amount = self.relationship(request), money.parse(request["amount"])
        require(relationship, "no_active_relationship")  # SET-1
        require(request["beneficiary"] == recipient["name"], "beneficiary_not_recipient")  # SET-2
        require(category in VENUES, "category_not_covered")  # SET-3
        require((venue["kind"] if venue else None) == VENUES[category], "venue_not_designated")
        require(amount, "invalid_amount")  # SET-5: none, or zero
        remaining = relationship["granted"] - relationship["used"]
        if category in PREMIUMS:
            require(amount <= remaining, "premium_not_covered_in_full")  # SET-6
        else:
            require(remaining > 0, "quota_exhausted")  # SET-7
        require(category != "resident_premium" or recipient["scheme"] == "resident",
                "scheme_mismatch")  # SET-8

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
        require(settlement, "unknown_settlement")  # REV-1
        require(not settlement["reversed"], "already_reversed")  # REV-2
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
        require(request["by"] in (request["holder"], request["recipient"]), "not_a_party")  # TRM-1
        require(relationship, "no_active_relationship")  # TRM-2
        self.db.execute("UPDATE relationship SET active = 0 WHERE id = ?", (relationship["id"],))

    # TRF, INS

    def transfer(self, request):
        person = self.person(request["person"])
        require(person["standing"] == "active", "insurance_not_active")  # TRF-3
        require(person["region"] != request["region"], "same_region")  # TRF-4
        self.end_relationships(person["name"])  # TRF-1
        row = (request["region"], person["name"])
        self.db.execute("UPDATE person SET region = ? WHERE name = ?", row)

    def end_insurance(self, request):
        person = self.person(request["person"])
        require(person["standing"] == "active", "insurance_not_active")  # INS-3
        self.end_relationships(person["name"])  # INS-2
        standing = "deceased" if request["reason"] == "death" else "ended"
        row = (standing, person["name"])
        self.db.execute("UPDATE person SET standing = ? WHERE name = ?", row)

    def enroll(self, request):
        person = self.person(request["person"])
        require(person["standing"] != "active", "already_insured")  # INS-5
        require(person["standing"] != "deceased", "person_deceased")  # INS-5
        row = (request["scheme"], request["region"], person["name"])
        query = "UPDATE person SET scheme = ?, standing = 'active', region = ? WHERE name = ?"
        self.db.execute(query, row)
        if request["scheme"] == "employee":
            self.db.execute("INSERT OR IGNORE INTO account VALUES (?, 0)", (person["name"],))

    # CON, SPD, CLR

    def contribute(self, request):
        person, amount = self.person(request["person"]), money.parse(request["amount"])
        require(person["scheme"] == "employee" and person["standing"] == "active",
                "holder_not_insured_employee")  # CON-1
        require(amount, "invalid_amount")  # CON-1: none, or zero
        balance = self.purse(person["name"])["balance"]
        require(balance + amount <= money.LARGEST, "invalid_amount")  # CON-1
        self.pay_in(person["name"], amount)

    def spend(self, request):
        purse, amount = self.purse(request["person"]), money.parse(request["amount"])
        require(purse, "no_account")  # SPD-1
        require(amount, "invalid_amount")  # SPD-1: none, or zero
        require(amount <= purse["free"], "exceeds_free_balance")  # SPD-2
        self.pay_in(request["person"], -amount)

    def clear(self, _request):
        statement = self.positions()
        self.db.execute("UPDATE claim SET cleared = 1")  # CLR-1
        return {"statement": statement}

    # Observation

    def observe(self):
        return {
            "people": [self.shown(row) for row in self.db.execute("SELECT * FROM person")],
            "relationships": [
                {
                    "holder": row["holder"],
                    "recipient": row["recipient"],
                    "state": "active" if row["active"] else "ended",
                    "granted": money.show(row["granted"]),
                    "used": money.show(row["used"]),
                    "remaining": money.show(row["active"] and row["granted"] - row["used"]),
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
        purse = self.purse(person["name"])
        if purse:
            shown |= {"balance": money.show(purse["balance"]), "free": money.show(purse["free"])}
        return shown

    def positions(self):
        return [
            {"debtor": debtor, "creditor": creditor, "amount": money.show(amount)}
            for debtor, creditor, amount in self.db.execute("SELECT * FROM position")
        ]
