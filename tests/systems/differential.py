#!/usr/bin/env python3
"""Compares the systems beside this file with each other on long random sequences of operations.

    python3 tests/systems/differential.py [--cases N] [--steps N] [--seed N]

First, each system must reproduce the conversation in conformance/PROTOCOL.md. Then all get the same
requests, and after each step their decisions, receipts and states must be equal. Refusal codes may
differ, since the code of any broken guard is right; the differences are counted. The script also
checks what needs no rules: a refusal changes nothing, money is conserved, and a repeated request
gets its first answer. It does not know the clauses. If two systems disagree, the clauses decide.
"""

import argparse
import collections
import json
import pathlib
import random
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PROTOCOL = HERE.parents[1] / "conformance" / "PROTOCOL.md"
SYSTEMS = {
    "python": [sys.executable, str(HERE / "python" / "system.py")],
    "java": [str(HERE / "java" / "run.sh")],
    "node": ["node", str(HERE / "node" / "system.js")],
}
POLICY = "cn-2026-trial"
NAMES = ["li", "母亲", "o'brien", "Ann\u2028B", "\"q\"", "😀"]
REGIONS = ["310100", "310200", "510100", "110100", "440300"]
KINSHIPS = [
    "spouse", "parent", "child", "sibling", "paternal_grandparent", "maternal_grandparent",
    "grandchild_through_son", "grandchild_through_daughter",
]
VENUES = {"medical": "institution", "drug": "pharmacy", "device": "pharmacy", "consumable": "pharmacy"}
PREMIUMS = ["resident_premium", "ltci_premium"]
ODD_AMOUNTS = ["0.00", "-0.01", "0.001", "12.345", "10000000000.00", "10000000000.01",
               "99999999999999999999.00", "-10000000000.01", "0.01"]
CODES = set("""
    request_conflict unknown_person unknown_settlement holder_not_insured_employee
    recipient_not_insured kinship_not_covered commitment_missing outside_reach same_person
    already_established no_active_relationship invalid_amount exceeds_free_balance below_used
    beneficiary_not_recipient category_not_covered venue_not_designated premium_not_covered_in_full
    quota_exhausted scheme_mismatch already_reversed not_a_party insurance_not_active same_region
    already_insured person_deceased no_account
""".split())


class System:
    """System process that speaks the protocol over stdio."""

    def __init__(self, name, command):
        self.name, self.n = name, 0
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def send(self, message):
        self.n += 1
        line = json.dumps({"n": self.n, **message}, ensure_ascii=False).encode() + b"\n"
        self.process.stdin.write(line)
        self.process.stdin.flush()

    def receive(self):
        line = self.process.stdout.readline()
        reply = json.loads(line) if line else sys.exit(f"{self.name} has ended")
        if reply.pop("n") != self.n:
            sys.exit(f"{self.name} answers another message: {line!r}")
        return ordered(reply)

    def end(self):
        self.send({"message": "bye"})
        self.receive()
        if self.process.wait(timeout=10) != 0:
            sys.exit(f"{self.name} does not end with 0")


def ordered(value):
    """Sorts lists, because the protocol leaves their order open."""
    if isinstance(value, dict):
        return {key: ordered(member) for key, member in value.items()}
    if isinstance(value, list):
        return sorted((ordered(member) for member in value),
                      key=lambda member: json.dumps(member, sort_keys=True))
    return value


def ask(systems, message):
    for system in systems:
        system.send(message)
    return [system.receive() for system in systems]


def conversation(systems):
    """Checks that the systems reproduce the example in the specification."""
    lines = PROTOCOL.read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line[2:]) for line in lines if line.startswith("> {")]
    due = [json.loads(line[2:]) for line in lines if line.startswith("< {")]
    for message, expected in zip(asked[:-1], due[:-1], strict=True):
        message.pop("n"), expected.pop("n")
        for system, reply in zip(systems, ask(systems, message)):
            same = reply.keys() == expected.keys() if message["message"] == "hello" else \
                reply == ordered(expected)
            if not same:
                sys.exit(f"{system.name} answers {message}\n  with {reply}\n  and not {expected}")


def fen(text):
    sign = -1 if text.startswith("-") else 1
    yuan, fraction = text.lstrip("-").split(".")
    return sign * (int(yuan) * 100 + int(fraction))


def yuan(amount):
    return f"{'-' * (amount < 0)}{abs(amount) // 100}.{abs(amount) % 100:02}"


class Asker:
    """Source of random requests: often accepted, often just refused, sometimes senseless."""

    def __init__(self, rng):
        self.rng, self.count, self.sent, self.settled = rng, 0, [], []
        self.people = []
        for name in rng.sample(NAMES, rng.randint(2, 6)):
            scheme = rng.choice(["employee", "employee", "resident"])
            standing = rng.choices(["active", "ended", "deceased"], [20, 3, 1])[0]
            person = {"name": name, "scheme": scheme, "standing": standing,
                      "region": rng.choice(REGIONS)}
            if scheme == "employee" or rng.random() < 0.2:
                balances = ["0.00", "0.02", "100.00", "3600.50", "9999999999.99", "10000000000.00"]
                person["balance"] = rng.choice(balances)
            self.people.append(person)

    def name(self):
        return "nobody" if self.rng.random() < 0.01 else self.rng.choice(self.people)["name"]

    def near(self, *bounds):
        """Returns an amount at, below, above or between these, or an odd one."""
        if self.rng.random() < 0.06:
            return self.rng.choice(ODD_AMOUNTS)
        bound = self.rng.choice(bounds)
        if self.rng.random() < 0.4:
            return yuan(self.rng.randint(0, max(bound, 0)))
        return yuan(bound + self.rng.choice([-1, 0, 0, 1]))

    def request(self, state):
        rng = self.rng
        if self.sent and rng.random() < 0.08:
            return self.again()
        operation = rng.choices(
            ["establish", "set_quota", "settle", "reverse", "terminate", "transfer",
             "end_insurance", "enroll", "contribute", "spend", "clear"],
            [14, 14, 26, 8, 3, 2, 2, 5, 5, 5, 4])[0]
        request = {"operation": operation, **getattr(self, operation)(state)}
        if operation in ("settle", "reverse") or rng.random() < 0.15:
            self.count += 1
            request["request"] = f"r-{self.count}"
            self.sent.append(request)
        return request

    def again(self):
        """Repeats an earlier request: unchanged, by another channel, or with other content."""
        request = dict(self.rng.choice(self.sent))
        change = self.rng.random()
        if change < 0.3 and request["operation"] == "establish":
            request["channel"] = self.rng.choice(["app", "platform", "window"])
        elif change > 0.6:
            other = self.rng.choice([key for key in request if key not in ("request", "operation")]
                                    or ["request"])
            values = {"amount": "1.23", "granted": "1.23", "region": "440300",
                      "venue": {"kind": "institution", "region": "440300"}}
            request[other] = values.get(other, "li")
            if other in ("scheme", "reason", "channel", "request"):
                return {"operation": "clear", "request": request["request"]}
        return request

    def pair(self, state):
        active = [one for one in state["relationships"] if one["state"] == "active"]
        if active and self.rng.random() < 0.85:
            return self.rng.choice(active)
        return {**self.strangers(state), "granted": "100.00", "used": "0.00", "remaining": "50.00"}

    def strangers(self, state):
        """Picks two people who are probably insured in different provinces."""
        insured = [one for one in state["people"] if one["insurance"] == "active"]
        holders = [one for one in insured if one["scheme"] == "employee"]
        pairs = [{"holder": holder["name"], "recipient": one["name"]}
                 for holder in holders for one in insured if holder["region"][:2] != one["region"][:2]]
        before = [pair for pair in pairs if any(
            one["state"] == "ended" and pair.items() <= one.items() for one in state["relationships"])]
        if pairs and self.rng.random() < 0.75:
            return self.rng.choice(before if before and self.rng.random() < 0.5 else pairs)
        return {"holder": self.name(), "recipient": self.name()}

    def establish(self, state):
        request = {**self.strangers(state), "kinship": self.rng.choice(KINSHIPS),
                   "commitment": "signed"}
        odd = self.rng.random()
        if odd < 0.05:
            request["kinship"] = "cousin"
        if 0.03 < odd < 0.08:
            request["commitment"] = "missing"
        if odd > 0.7:
            request["channel"] = self.rng.choice(["app", "platform", "window"])
        return request

    def set_quota(self, state):
        pair = self.pair(state)
        free = [fen(one["free"]) for one in state["people"]
                if one["name"] == pair["holder"] and "free" in one]
        granted = fen(pair["granted"])
        most = granted + (free or [0])[0]
        return {"holder": pair["holder"], "recipient": pair["recipient"],
                "granted": self.near(most, fen(pair["used"]), granted, granted + 100, 5000)}

    def settle(self, state):
        pair = self.pair(state)
        category = self.rng.choice([*VENUES, *PREMIUMS])
        request = {"holder": pair["holder"], "recipient": pair["recipient"],
                   "beneficiary": pair["recipient"], "category": category,
                   "amount": self.near(fen(pair["remaining"]), 1000)}
        if category in VENUES:
            request["venue"] = {"kind": VENUES[category], "region": self.rng.choice(REGIONS)}
        odd = self.rng.random()
        if odd < 0.04:
            request["category"] = "cosmetic"
        if 0.03 < odd < 0.07:
            request["beneficiary"] = self.name()
        if 0.06 < odd < 0.10:
            request["venue"] = {"kind": self.rng.choice(["clinic", "pharmacy", "institution"]),
                                "region": self.rng.choice(REGIONS)}
        if 0.09 < odd < 0.11:
            request.pop("venue", None)
        return request

    def reverse(self, _state):
        known = self.settled if self.rng.random() < 0.9 else [one["request"] for one in self.sent]
        return {"settlement": self.rng.choice(known) if known else "s-0"}

    def terminate(self, state):
        pair = self.pair(state)
        return {"by": self.rng.choice([pair["holder"], pair["recipient"], self.name()]),
                "holder": pair["holder"], "recipient": pair["recipient"]}

    def transfer(self, _state):
        return {"person": self.name(), "region": self.rng.choice(REGIONS)}

    def end_insurance(self, _state):
        reason = self.rng.choices(["retirement", "withdrawal", "death"], [9, 9, 1])[0]
        return {"person": self.name(), "reason": reason}

    def enroll(self, state):
        ended = [one["name"] for one in state["people"] if one["insurance"] == "ended"]
        person = self.rng.choice(ended) if ended and self.rng.random() < 0.9 else self.name()
        return {"person": person, "scheme": self.rng.choice(["employee", "employee", "resident"]),
                "region": self.rng.choice(REGIONS)}

    def contribute(self, state):
        balances = [fen(one.get("balance", "0.00")) for one in state["people"]]
        person = self.rng.randrange(len(balances))
        return {"person": state["people"][person]["name"],
                "amount": self.near(10000, 10**12 - balances[person])}

    def spend(self, state):
        person = self.rng.choice(state["people"])
        return {"person": person["name"], "amount": self.near(fen(person.get("free", "1.00")), 100)}

    def clear(self, _state):
        return {}


def wrong(before, after, request, answer, paid, first):
    """Returns the first breach of what holds under any rules, or None."""
    if answer["decision"] == "rejected" and answer["code"] not in CODES:
        return "a code that is not in the catalogue"
    if answer["decision"] == "rejected" and before != after:
        return "a refusal has an effect (INV-9)"
    again = first is not None
    if again and answer != first and answer.get("code") != "request_conflict":
        return "sent again, and answered otherwise (IDM-1)"
    if again and before != after:
        return "sent again, and done again (IDM-1)"
    for one in after["relationships"]:
        granted, used, remaining = (fen(one[key]) for key in ("granted", "used", "remaining"))
        if not 0 <= used <= granted or remaining != (granted - used) * (one["state"] == "active"):
            return "used, granted and remaining do not fit (INV-3, INV-5)"
    for one in after["people"]:
        remaining = [fen(other["remaining"]) for other in after["relationships"]
                     if other["holder"] == one["name"]]
        if sum(remaining) != fen(one.get("balance", "0.00")) - fen(one.get("free", "0.00")):
            return "free is not balance less what is earmarked (INV-2)"
        if fen(one.get("free", "0.00")) < 0:
            return "more is earmarked than there is (INV-2)"
    moved = 0
    if answer["decision"] == "accepted" and not again:
        moved = {
            "contribute": lambda: fen(request["amount"]), "spend": lambda: -fen(request["amount"]),
            "settle": lambda: -fen(answer["paid"]), "reverse": lambda: paid[request["settlement"]],
        }.get(request["operation"], lambda: 0)()
    total = [sum(fen(one.get("balance", "0.00")) for one in state["people"])
             for state in (before, after)]
    return "money is minted or lost (INV-1)" if total[0] + moved != total[1] else None


def compare(systems, seed, steps, counts):
    """Plays one case. Returns the first problem with all requests so far, or None."""
    asker, case, asked = Asker(random.Random(seed)), f"c{seed}", []
    paid, first = {}, {}
    replies = ask(systems, {"message": "open", "case": case, "people": asker.people})
    replies = ask(systems, {"message": "observe", "case": case})
    for _ in range(steps):
        before = replies[0]
        request = asker.request(before)
        asked.append(request)
        answers = ask(systems, {"message": "do", "case": case, "request": request})
        replies = ask(systems, {"message": "observe", "case": case})
        told = [f"{system.name}: {answer}" for system, answer in zip(systems, answers)]
        codes = [answer.pop("code", None) for answer in answers]
        if any(answer != answers[0] for answer in answers[1:]):
            return asker, asked, "the answers differ", told
        if any(reply != replies[0] for reply in replies[1:]):
            return asker, asked, "the states differ", [*told, *map(str, replies)]
        if answers[0]["message"] != "answer":
            return asker, asked, "no answer", told
        known = request.get("request")
        for system, code in enumerate(codes):
            answer = {**answers[0], **({"code": code} if code else {})}
            problem = wrong(before, replies[0], request, answer, paid, first.get((system, known)))
            if problem:
                return asker, asked, problem, told
            if known:
                first.setdefault((system, known), answer)
        counts["codes differ"] += len(set(codes)) > 1
        for outcome in set(codes):
            counts[request["operation"], outcome or "accepted"] += 1
        if request["operation"] == "settle" and codes[0] is None and known not in paid:
            paid[known] = fen(answers[0]["paid"])
            asker.settled.append(known)
    ask(systems, {"message": "close", "case": case})
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=40)
    parser.add_argument("--steps", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1, help="of the first case")
    options = parser.parse_args()
    systems = [System(name, command) for name, command in SYSTEMS.items()]
    conversation(systems)
    ask(systems, {"message": "hello", "protocol": 1, "policy": POLICY})
    counts = collections.Counter()
    for seed in range(options.seed, options.seed + options.cases):
        found = compare(systems, seed, options.steps, counts)
        if found:
            asker, asked, problem, told = found
            print(*(json.dumps(line, ensure_ascii=False) for line in [asker.people, *asked]), sep="\n")
            print(f"✗ seed {seed}, step {len(asked)}: {problem}", *told, sep="\n  ")
            sys.exit(1)
    for system in systems:
        system.end()
    differing = counts.pop("codes differ")
    for (operation, outcome), count in sorted(counts.items()):
        print(f"{operation:14} {outcome:28} {count:7}")
    missing = CODES - {outcome for _, outcome in counts}
    print(f"✓ {options.cases} cases of {options.steps} steps: {len(systems)} systems agree; "
          f"{differing} times with different codes")
    if missing:
        sys.exit(f"✗ never answered: {', '.join(sorted(missing))}")


main()
