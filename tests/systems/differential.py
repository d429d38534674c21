#!/usr/bin/env python3
"""Compares the reference with the Python system beside this file on random policies and requests.

    python3 tests/systems/differential.py --gongji PROGRAM [--rounds N] [--seed N]

A round has a policy: the shipped ones first, then random ones over all parameters. After each
request decision, receipt and whole state must be equal, and a refusal must have the same codes: the
one that `gongji serve` answers with is among those of the Python system, and all that `gongji play`
tells of the same case are the same. `play` reads no word that neither the model nor the policy
knows; such cases are compared with `serve` alone, and at least about half have no such word. With
`--systems` each round has the trial policy, and the systems in Java and Node are compared too;
first, they must reproduce the conversation in conformance/PROTOCOL.md.

If two differ, requests are left out as long as they still do. What is left is printed, and written
with its policy to files that `gongji play` reads, or says why not. The clauses decide who is wrong.
"""

import argparse
import collections
import json
import pathlib
import random
import subprocess
import sys
import time

sys.dont_write_bytecode = True

import asking  # noqa: E402
import writing  # noqa: E402
import rules  # noqa: E402

SYSTEMS = {
    "python": [sys.executable, str(writing.HERE / "python" / "system.py")],
    "java": [str(writing.HERE / "java" / "run.sh")],
    "node": ["node", str(writing.HERE / "node" / "system.js")],
}
# Number of requests sent before the first reply is read. Their messages fit into a pipe.
TOGETHER = 50
LISTS = ("people", "relationships", "positions", "statement")
CODES = set("""
    request_conflict unknown_person unknown_settlement holder_not_insured_employee
    recipient_not_insured kinship_not_covered commitment_missing outside_reach same_person
    already_established no_active_relationship invalid_amount exceeds_free_balance below_used
    beneficiary_not_recipient category_not_covered venue_not_designated premium_not_covered_in_full
    quota_exhausted scheme_mismatch already_reversed not_a_party insurance_not_active same_region
    already_insured person_deceased no_account
""".split())
# Codes that a parameter brings about if it is not as in the trial.
OTHER_CODES = {
    "access": "quota_not_in_policy", "settlement_cap": "exceeds_settlement_cap",
    "recipients_per_holder": "too_many_relationships", "regions": "region_not_connected",
    "channels": "channel_not_open",
}


class System:
    """System process that speaks the protocol over stdio."""

    def __init__(self, name, command, policy):
        self.name, self.n = name, 0
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        reply = self.ask({"message": "hello", "protocol": 1, "policy": policy})
        if reply["message"] != "hello":
            sys.exit(f"✗ {name} does not say hello: {reply}")

    def send(self, *messages):
        """Sends messages. Their replies are received in the same order."""
        lines = []
        for message in messages:
            self.n += 1
            lines.append(json.dumps({"n": self.n, **message}, ensure_ascii=False).encode() + b"\n")
        self.process.stdin.write(b"".join(lines))
        self.process.stdin.flush()

    def receive(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"✗ {self.name} has ended with {self.process.wait()}")
        reply = json.loads(line)
        reply.pop("n")
        return ordered(reply)

    def ask(self, message):
        self.send(message)
        return self.receive()

    def end(self):
        self.ask({"message": "bye"})
        if self.process.wait(timeout=10) != 0:
            sys.exit(f"✗ {self.name} does not end with 0")


def ordered(reply):
    """Sorts the lists of a reply, because the protocol leaves their order open."""
    return {key: sorted(value, key=lambda one: sorted(one.items())) if key in LISTS else value
            for key, value in reply.items()}


class Faulty(rules.Case):
    """The Python system with one guard left out, if its code is named."""

    without = None

    def require(self, holds, code):
        super().require(holds or code == self.without, code)


def problem(own, own_state, answer, state):
    """Says how an answer and the state after it differ from the Python system's; None if not."""
    if answer.pop("message") != "answer":
        return f"no answer: {answer}"
    answer.pop("case"), state.pop("message"), state.pop("case")
    if answer["decision"] != own["decision"]:
        return f"another decision: {answer}"
    if answer["decision"] == "rejected" and answer["code"] not in own["codes"]:
        return f"another reason: {answer['code']}"
    if answer["decision"] == "accepted" and answer != ordered(own):
        return f"another receipt: {answer}"
    for part, ours in own_state.items():
        if state[part] != ours:
            theirs, ours = ([one for one in these if one not in those]
                            for these, those in ((state[part], ours), (ours, state[part])))
            return f"other {part}: {theirs}\n  python: {ours}"
    return None


class Round:
    """Comparison under one policy. A step: a request, the Python system's answer, its state."""

    def __init__(self, options, policy, counts):
        self.options, self.policy, self.counts = options, policy, counts
        file = options.folder / "policy.yaml"
        file.write_text(writing.policy_file(policy), encoding="utf-8")
        commands = {"gongji": [options.gongji, "serve", "--policy", str(file)]}
        if options.systems:
            commands |= {name: SYSTEMS[name] for name in ("java", "node")}
        self.systems = [System(name, command, policy["name"]) for name, command in commands.items()]

    def end(self):
        for system in self.systems:
            system.end()

    def compare(self, people, next_request, counts):
        """Plays one case. Returns its requests up to the first difference, and this or None.

        `next_request` is a function of the state and the last answer; it returns None at the end.
        """
        steps = self.own_steps(people, next_request, counts)
        self.counts["cases"] += 1
        case = f"c{self.counts['cases']}"
        for system in self.systems:
            system.ask({"message": "open", "case": case, "people": people})
        at, differs = self.first_difference(case, steps)
        for system in self.systems:
            system.ask({"message": "close", "case": case})
        requests = [request for request, _, _ in steps]
        return requests[:at], differs or requests and self.codes_differ(people, requests, steps)

    def own_steps(self, people, next_request, counts):
        case, steps, own = Faulty(people, self.policy), [], None
        state = ordered(case.observe())
        while (request := next_request(state, own)) is not None:
            try:
                own = case.perform(request)
            except Exception as failure:  # a guard that was left out may have protected the effect
                own = {"decision": "failed", "codes": [repr(failure)]}
            state = ordered(case.observe())
            steps.append((request, own, state))
            for outcome in own.get("codes", ["accepted"]):
                counts[request["operation"], outcome] += 1
        case.db.close()
        return steps

    def first_difference(self, case, steps):
        """Returns the number of steps up to the first difference, and this, if there is any."""
        at, differs = 0, None
        while at < len(steps) and differs is None:
            part = steps[at:at + TOGETHER]
            for system in self.systems:
                system.send(*(message for request, _, _ in part for message in (
                    {"message": "do", "case": case, "request": request},
                    {"message": "observe", "case": case})))
            for _, own, state in part:
                found = [(system, problem(own, state, system.receive(), system.receive()))
                         for system in self.systems]
                at += differs is None
                for system, text in found:
                    if text and differs is None:
                        differs = f"{system.name}: {text}\n  python: {own}"
        return at, differs

    def codes_differ(self, people, requests, steps):
        """Compares all codes of each refusal with those that `gongji play` tells, if it can read
        the case."""
        if asking.has_unknown(self.policy, requests):
            return None
        self.counts["played"] += 1
        file = self.options.folder / "case.yaml"
        file.write_text(writing.case_file(people, requests), encoding="utf-8")
        played = subprocess.run([self.options.gongji, "play", str(file), "--json"],
                                capture_output=True, check=False)
        if played.returncode not in (0, 1):  # 1: the policy lets a property be broken
            return f"play: ends with {played.returncode}: {played.stderr.decode()}"
        told = json.loads(played.stdout)["steps"]
        for (request, own, _), step in zip(steps, told, strict=True):
            theirs, ours = (sorted(answer.get("codes", [])) for answer in (step["answer"], own))
            if theirs != ours:
                return f"play: other codes: {theirs}\n  python: {ours}\n  for {request}"
        return None

    def tell(self, people, requests):
        """Shrinks a case in which two differ, prints it, and writes its file."""
        def differs(people, requests):
            left = iter(requests)
            return self.compare(people, lambda *_: next(left, None), collections.Counter())[1]

        def fails(people, requests):
            found = differs(people, requests)
            return found and found.split(":")[:2] == kind

        kind = differs(people, requests).split(":")[:2]
        people, requests = shrink(fails, people, requests)
        readable = not asking.has_unknown(self.policy, requests)
        text = writing.case_file(people, requests, readable)
        found = differs(people, requests)
        (self.options.folder / "case.yaml").write_text(text, encoding="utf-8")
        print(writing.policy_file(self.policy), text, f"✗ {found}", sep="\n")
        file = self.options.folder / "case.yaml"
        print(f"gongji play {file}" if readable else f"{file}: {writing.UNREADABLE}")


def shrink(fails, people, requests):
    """Leaves out requests, then people, as long as the two still differ."""
    size = len(requests) // 2
    while size:
        at = 0
        while at < len(requests):
            fewer = requests[:at] + requests[at + size:]
            if fails(people, fewer):
                requests = fewer
            else:
                at += size
        size //= 2
    for person in list(people):
        fewer = [one for one in people if one is not person]
        if fewer and fails(fewer, requests):
            people = fewer
    return people, requests


def conversation():
    """Checks that the systems reproduce the example in the specification."""
    file = writing.ROOT / "conformance" / "PROTOCOL.md"
    page = file.read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line[2:]) for line in page if line.startswith("> {")]
    due = [json.loads(line[2:]) for line in page if line.startswith("< {")]
    for name, command in SYSTEMS.items():
        system = System(name, command, asked[0]["policy"])
        for message, expected in zip(asked[1:-1], due[1:-1], strict=True):
            reply = system.ask({key: value for key, value in message.items() if key != "n"})
            if {**reply, "n": expected["n"]} != ordered(expected):
                sys.exit(f"✗ {name} answers {message}\n  with {reply}\n  and not {expected}")
        system.end()


def policy_of(options, at, rng):
    if options.systems:
        return writing.shipped(0)
    if at < len(writing.SHIPPED):
        return writing.shipped(at)
    known = writing.shipped(0)
    return {**asking.random_policy(rng, known, writing.PARAMETERS), "name": f"random-{at}"}


def play(options, counts):
    """Plays all rounds. Returns if they agree."""
    for at in range(options.rounds):
        rng = random.Random(options.seed * 1_000_003 + at)
        policy = policy_of(options, at, rng)
        now = Round(options, policy, counts)
        for _ in range(options.cases):
            asker, left = asking.Asker(rng, policy), iter(range(options.steps))
            requests, differs = now.compare(
                asker.people,
                lambda *heard: None if next(left, None) is None else asker.request(*heard), counts)
            if differs:
                print(f"round {at}, step {len(requests)}: {differs}\n")
                now.tell(asker.people, requests)
                return False
        now.end()
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gongji", required=True, metavar="PROGRAM", help="the reference")
    parser.add_argument("--rounds", type=int, default=40, help="how many policies")
    parser.add_argument("--cases", type=int, default=4, help="how many under each policy")
    parser.add_argument("--steps", type=int, default=100, help="how many requests in each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--systems", action="store_true", help="compare Java and Node too")
    parser.add_argument("--without", metavar="CODE", help="leave this guard of Python out")
    parser.add_argument("--folder", type=pathlib.Path, default=writing.ROOT / "target/differential",
                        help="for the policy and the case")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    Faulty.without = options.without
    if options.systems:
        conversation()
    print(f"seed {options.seed}: {options.rounds} rounds of {options.cases} cases, "
          f"{options.steps} requests each", flush=True)
    counts, begun = collections.Counter(), time.monotonic()
    if not play(options, counts):
        sys.exit(1)
    cases, played = counts.pop("cases"), counts.pop("played", 0)
    requests = cases * options.steps
    for (operation, outcome), count in sorted(counts.items()):
        print(f"{operation:14} {outcome:28} {count:7}")
    other = set() if options.systems else writing.PARAMETERS & OTHER_CODES.keys()
    due = CODES | {OTHER_CODES[parameter] for parameter in other}
    if missing := due - {outcome for _, outcome in counts}:
        print(f"never answered: {', '.join(sorted(missing))}")
    print(f"all codes compared in {played} of {cases} cases")
    print(f"✓ {requests} requests agree, {requests / (time.monotonic() - begun):.0f} a second")


main()
