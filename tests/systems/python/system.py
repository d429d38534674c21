"""The adapter: JSON Lines on stdin and stdout (conformance/PROTOCOL.md). It decides nothing.

    system.py [--policy FILE]    a policy file of the model; without one, the trial
"""

import argparse
import json
import pathlib
import sys
import traceback

sys.dont_write_bytecode = True

import policy as policies  # noqa: E402
import rules  # noqa: E402

HELLO = {
    "message": "hello",
    "protocol": 1,
    "system": {"name": "python-sqlite", "build": "1.0"},
    "capabilities": [
        "relationships", "quotas", "settlement", "reversal", "insurance", "accounts", "clearing",
        "requests",
    ],
    "isolation": "namespace",
    "parallel": 2,
    "start": "given",
    "shows": ["people", "relationships", "positions"],
}
CASES = {}


def reply(message, policy):
    kind, case = message["message"], message.get("case")
    if kind == "hello":
        if message["protocol"] != 1:
            raise ValueError("this system speaks protocol 1")
        if message["policy"] != policy["name"]:
            text = f"this system has the policy {policy['name']} alone"
            return {"message": "unsupported", "capability": "policy", "text": text}
        CASES.clear()
        return HELLO
    if kind == "open":
        if case in CASES:
            raise ValueError(f"the case {case} is open already")
        CASES[case] = rules.Case(message["people"], policy)
        return {"message": "opened", "case": case}
    if kind == "do":
        answer = dict(CASES[case].perform(message["request"]))
        if "codes" in answer:
            answer["code"] = answer.pop("codes")[0]  # any one of them is right
        return {"message": "answer", "case": case, **answer}
    if kind == "observe":
        return {"message": "state", "case": case, **CASES[case].observe()}
    if kind == "close":
        CASES.pop(case).db.close()
        return {"message": "closed", "case": case}
    if kind == "bye":
        return {"message": "bye"}
    raise ValueError(f"no message is called {kind}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--policy", type=pathlib.Path, metavar="FILE")
    file = parser.parse_args().policy
    policy = policies.read(file.read_text(encoding="utf-8")) if file else policies.TRIAL
    for line in sys.stdin.buffer:
        n = 0
        try:
            message = json.loads(line.decode("utf-8"))
            n = message["n"]
            if type(n) is not int:
                n = 0
                raise TypeError("`n` is no whole number")
            answer = reply(message, policy)
        except Exception as problem:  # the next message must still get an answer
            traceback.print_exc()
            answer = {"message": "error", "text": f"{type(problem).__name__}: {problem}"}
        sys.stdout.buffer.write(json.dumps({**answer, "n": n}).encode() + b"\n")
        sys.stdout.buffer.flush()
        if answer["message"] == "bye":
            break


main()
