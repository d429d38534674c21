"""A system that is wrong in one way: a relay before a right one that spoils what passes through it.

    python3 bad.py MODE OPERATION COMMAND...

OPERATION is the one at which the fault shows, `-` for all of them; COMMAND starts the right system.
With RECORD in the environment, every line that the harness sends is kept in that file.
"""

import json
import os
import subprocess
import sys
import time

MODE, OPERATION, *COMMAND = sys.argv[1:]
if MODE == "stillborn":
    sys.exit("no module named ledger")
RIGHT = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
RECORD = open(os.environ["RECORD"], "ab") if "RECORD" in os.environ else None
OUT = sys.stdout.buffer
COUNT = 0
WRONG = False
IN_CASE = 0


def relay(message):
    RIGHT.stdin.write(json.dumps(message).encode() + b"\n")
    RIGHT.stdin.flush()
    return json.loads(RIGHT.stdout.readline())


def write(raw):
    OUT.write(raw)
    OUT.flush()


def line(reply):
    return json.dumps(reply, ensure_ascii=False).encode() + b"\n"


def answer(message, **more):
    return {"message": "answer", "n": message["n"], "case": message["case"], **more}


def spoiled_operation(message):
    """What a wrong system answers to an operation; nothing where the fault is in how it answers."""
    global WRONG
    n = message["n"]
    WRONG = False
    if MODE == "nothing":
        return answer(message, decision="accepted")
    if MODE == "refuses":
        return answer(message, decision="rejected", code="no_account")
    if MODE == "error":
        return {"message": "error", "n": n, "text": "KeyError: 'someone'"}
    if MODE == "unsupported":
        return {"message": "unsupported", "n": n, "capability": "more", "text": "not yet"}
    reply = relay(message)
    accepts = MODE == "accepts" or MODE.startswith("blind_")
    if accepts and reply.get("decision") == "rejected":
        WRONG = True
        return answer(message, decision="accepted")
    if MODE == "wrong_code" and reply.get("decision") == "rejected":
        reply["code"] = "no_account" if reply["code"] == "not_a_party" else "not_a_party"
    if MODE == "own_code" and reply.get("decision") == "rejected":
        reply["code"] = "E-" + reply["code"]
    if MODE == "applies_twice":
        relay(message)
    if MODE == "vast" and "paid" in reply:
        reply["paid"] = "-92233720368547758.08"
    return reply


def misbehave(message):
    """Faults in how a reply is given; whether there was one."""
    global COUNT
    COUNT += 1
    if MODE == "crash" or MODE == "crash_third" and IN_CASE == 3:
        print("going down", file=sys.stderr, flush=True)
        os._exit(3)
    if MODE == "hang":
        child = subprocess.Popen(["sleep", "600"])
        print("child", child.pid, file=sys.stderr, flush=True)
        if RECORD:
            RECORD.write(b"hanging\n")
            RECORD.flush()
        time.sleep(600)
    if MODE == "runaway":
        # Into the group of whoever started the harness.
        os.setpgid(0, os.getpgid(os.getppid()))
        print("child", os.getpid(), file=sys.stderr, flush=True)
        time.sleep(600)
    if MODE == "flood":
        while True:
            write(b"x" * 65536)
    if MODE == "chatter":
        while True:
            write(b"working on it\n")
    if MODE == "garbage":
        write(b"\xff\xfe{not json\n")
        return True
    if MODE in ("half", "cut"):
        write(line(relay(message))[:20])
        if MODE == "half":
            time.sleep(600)
        os._exit(0)
    if MODE == "twice":
        write(line(relay(message)) * 2)
        return True
    if MODE == "late":
        time.sleep(30)
    if MODE == "flaky" and COUNT % 3 == 0:
        write(line({"message": "error", "n": message["n"], "text": "try again"}))
        return True
    if MODE == "slow":
        time.sleep(0.05)
    return False


def main():
    global IN_CASE, WRONG
    if MODE == "banner":
        write(b"Welcome!\n")
    for raw in sys.stdin.buffer:
        if RECORD:
            RECORD.write(raw)
            RECORD.flush()
        if MODE == "echo":
            write(raw)
            continue
        message = json.loads(raw)
        kind = message["message"]
        IN_CASE = 0 if kind == "open" else IN_CASE + (kind == "do")
        here = kind == "do" and OPERATION in ("-", message["request"]["operation"])
        if here and misbehave(message):
            continue
        reply = spoiled_operation(message) if here else relay(message)
        if kind == "hello" and MODE == "undeclared":
            reply["capabilities"].remove("clearing")
        if kind == "hello" and MODE == "blind":
            reply["shows"].remove("positions")
        if kind == "hello" and MODE == "another":
            reply["system"]["build"] = str(os.getpid())
        if kind == "hello" and MODE == "shows_twice":
            reply["shows"].append("people")
        if kind == "hello" and MODE == "reset_many":
            reply.update(isolation="reset", parallel=5)
        if kind == "observe" and MODE == "null":
            for person in reply["people"]:
                person.setdefault("balance", None)
        if kind == "observe" and MODE == "blind":
            del reply["positions"]
        if kind == "observe" and WRONG and MODE == "blind_error":
            reply = {"message": "error", "n": message["n"], "text": "cannot look"}
        if kind == "observe" and WRONG and MODE == "blind_unsupported":
            reply = {"message": "unsupported", "n": message["n"], "capability": "x", "text": "no"}
        if kind == "observe" and WRONG and MODE == "blind_crash":
            os._exit(3)
        if kind == "open":
            WRONG = False
        if kind == "observe" and MODE == "strange_key":
            reply["more"] = "than was asked for"
        write(line(reply))
        if kind == "close" and MODE == "another":
            # The next process is another system, as its build says.
            os._exit(0)
        if kind == "close" and MODE == "late_again":
            time.sleep(0.05)
            write(line(reply))
        if MODE == "deaf":
            time.sleep(600)
        if kind == "bye":
            if MODE == "ends_badly":
                os._exit(1)
            if MODE == "stays":
                time.sleep(600)
            break


main()
