"""Policies and cases of differential.py as files that `gongji` reads."""

import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "python"))

import asking  # noqa: E402
import policy as policies  # noqa: E402

ROOT = HERE.parents[1]
# Files of the shipped policies, the trial first.
SHIPPED = sorted((ROOT / "model" / "policies").glob("*.yaml"),
                 key=lambda file: (file.stem != policies.TRIAL["name"], file.stem))
# Parameters that a policy file of this version names.
PARAMETERS = policies.parse(SHIPPED[0].read_text(encoding="utf-8")).keys() - policies.HEADING
UNREADABLE = "gongji play cannot read this: a word here is neither the model's nor the policy's"
PEOPLE = ("holder", "recipient", "beneficiary", "by", "person")


def shipped(at):
    return policies.read(SHIPPED[at].read_text(encoding="utf-8"))


def flow(value):
    """Writes a value in the notation that both kinds of file read."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {flow(member)}' for key, member in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return json.dumps(value, ensure_ascii=False)


def lines(document):
    return "".join(f"{key}: {flow(value)}\n" for key, value in document.items())


def policy_file(policy):
    heading = {"format": policies.FORMAT, "name": policy["name"],
               "title": {"en": "A random policy", "zh": "随机生成的政策"}, "effective": "2026"}
    words = {key: {word: asking.OTHER[key].get(word, {"en": word, "zh": word}) for word in declared}
             for key, declared in policy["words"].items() if declared}
    if words:
        heading["words"] = words
    return lines(heading) + lines({key: {"value": value, "source": "interpreted"}
                                   for key, value in policy.items() if key in PARAMETERS})


def case_file(people, requests, readable=True):
    """Writes a case. People whose names only the protocol allows are given others."""
    plain = {one["name"]: one["name"] if re.fullmatch("[a-z]+", one["name"]) else f"p-{at}"
             for at, one in enumerate(people)}
    people = [{**one, "name": plain[one["name"]]} for one in people]
    steps = [{key: plain.get(value, asking.STRANGER) if key in PEOPLE else value
              for key, value in request.items()} for request in requests]
    note = "" if readable else f"# {UNREADABLE}\n"
    heading = {"format": "gongji-case/1", "id": "difference",
               "title": {"en": "Two implementations differ", "zh": "两个实现结果不一致"},
               "why": {"en": "They differ at the last step.", "zh": "最后一步结果不一致。"},
               "policy": "policy.yaml"}
    listed = [f"{key}:\n" + "".join(f"  - {flow(one)}\n" for one in members)
              for key, members in (("people", people), ("steps", steps))]
    return note + lines(heading) + "".join(listed)
