"""Adapter between gongji and your system: JSON Lines on stdin and stdout, `gongji protocol`.
Fill in the functions below; the others answer `unsupported`.
适配器：在 gongji 与被测系统之间传递消息。请逐个填写下列函数；未填写的答复 `unsupported`。
金额为文本，以元为单位，两位小数，如 "12.30"：请用 decimal.Decimal，不要用 float。

试运行 Try it:  gongji run --tier smoke -- python3 gongji_adapter.py
Money is a text in yuan with two decimals, such as "12.30": use decimal.Decimal, never float.
"""

import json
import sys
import traceback

HELLO = {
    "protocol": 1,
    "system": {"name": "my-system", "build": "0.1"},
    # Add each one once its functions work: "relationships" (establish, terminate), "quotas"
    # (set_quota), "settlement" (settle), "reversal" (reverse), "insurance" (enroll, transfer,
    # end_insurance), "accounts" (contribute, spend), "clearing" (clear), "requests" (a request ID
    # with every operation). 函数可用后，在此声明相应能力。
    "capabilities": [],
    "isolation": "reset",
    "parallel": 1,
    "start": "given",
    "shows": ["people", "relationships", "positions"],
}


class Unsupported(Exception):
    """Capability that the system lacks. 系统不支持的能力。"""


def accepted(**receipt):
    return {"decision": "accepted", **receipt}


def rejected(code):
    """`code` is ours (`gongji explain`), or yours with `gongji run --codes FILE`. 代码：本套件的，或系统自有的。"""
    return {"decision": "rejected", "code": code}


# ---- Your system: fill in the functions below. 以下由您填写。

PEOPLE = []  # Replace with your system's records. 请改为系统中的记录。


def open_case(people):
    """Clears all records, then records these people. 清空记录，再登记这些人员。"""
    PEOPLE[:] = people


def observe():
    """Returns the whole observable state. 返回可查询到的全部状态。"""
    people = []
    for person in PEOPLE:
        shown = {key: person[key] for key in ("name", "scheme", "region")}
        shown["insurance"] = "active" if person["standing"] == "active" else "ended"
        if "balance" in person:
            shown.update(balance=person["balance"], free=person["balance"])
        people.append(shown)
    return {"people": people, "relationships": [], "positions": []}


def establish(holder, recipient, kinship, commitment, channel="app", request=None):
    raise Unsupported("relationships")  # return accepted() or rejected("kinship_not_covered")（予以办理或不予办理）


def set_quota(holder, recipient, granted, request=None):
    raise Unsupported("quotas")


def settle(holder, recipient, beneficiary, category, amount, request, venue=None):
    raise Unsupported("settlement")  # return accepted(paid="50.00", self_paid="30.00")


def reverse(settlement, request):
    raise Unsupported("reversal")


def terminate(by, holder, recipient, channel="app", request=None):
    raise Unsupported("relationships")


def transfer(person, region, request=None):
    raise Unsupported("insurance")


def end_insurance(person, reason, request=None):
    raise Unsupported("insurance")


def enroll(person, scheme, region, request=None):
    raise Unsupported("insurance")


def contribute(person, amount, request=None):
    raise Unsupported("accounts")


def spend(person, amount, request=None):
    raise Unsupported("accounts")


def clear(request=None):
    raise Unsupported("clearing")  # return accepted(statement=[{debtor, creditor, amount}, …])


# ---- The protocol: nothing below needs a change. 以下无须修改。

OPERATIONS = {function.__name__: function for function in (
    establish, set_quota, settle, reverse, terminate, transfer, end_insurance, enroll, contribute,
    spend, clear)}


def reply(message):
    kind, case = message["message"], {"case": message["case"]} if "case" in message else {}
    if kind == "hello":
        return {"message": "hello", **HELLO}
    if kind == "open":
        open_case(message["people"])
        return {"message": "opened", **case}
    if kind == "do":
        request = dict(message["request"])
        operation = OPERATIONS[request.pop("operation")]
        return {"message": "answer", **case, **operation(**request)}
    if kind == "observe":
        return {"message": "state", **case, **observe()}
    return {"message": {"close": "closed", "bye": "bye"}[kind], **case}


def main():
    for line in sys.stdin.buffer:
        n = 0
        try:
            message = json.loads(line.decode("utf-8"))
            n = message["n"]
            answer = reply(message)
        except Unsupported as missing:
            text = f"{missing} is not filled in"
            answer = {"message": "unsupported", "capability": str(missing), "text": text}
        except Exception as problem:  # report it, then answer the next message
            traceback.print_exc()
            answer = {"message": "error", "text": f"{type(problem).__name__}: {problem}"}
        sys.stdout.buffer.write(json.dumps({**answer, "n": n}).encode("utf-8") + b"\n")
        sys.stdout.buffer.flush()
        if answer["message"] == "bye":
            break


main()
