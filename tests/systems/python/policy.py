"""A policy: its parameters as a dictionary, read from a policy file of the model. Under `words` are
the words that it declares, by vocabulary; their texts are for people."""

import json
import re

FORMAT = "gongji-policy/1"
TRIAL = {
    "name": "cn-2026-trial",
    "reach": "cross_province",
    "kinships": [
        "spouse", "parent", "child", "sibling", "paternal_grandparent", "maternal_grandparent",
        "grandchild_through_son", "grandchild_through_daughter",
    ],
    "holder_schemes": ["employee"],
    "recipient_schemes": ["employee", "resident"],
    "commitment": "required",
    "categories": {
        "medical": {"venue": "institution", "payment": "partial", "scheme": "any"},
        "drug": {"venue": "pharmacy", "payment": "partial", "scheme": "any"},
        "device": {"venue": "pharmacy", "payment": "partial", "scheme": "any"},
        "consumable": {"venue": "pharmacy", "payment": "partial", "scheme": "any"},
        "resident_premium": {"venue": "none", "payment": "full", "scheme": "resident"},
        "ltci_premium": {"venue": "none", "payment": "full", "scheme": "any"},
    },
    "ending_events": [
        "retirement", "death", "withdrawal", "transfer_within_province",
        "transfer_across_provinces",
    ],
    "access": "quota",
    "earmark": "out_of_reach",
    "settlement_cap": "none",
    "recipients_per_holder": "none",
    "holders_per_recipient": "none",
    "regions": "all",
    "channels": "all",
    "words": {"kinships": [], "categories": [], "venues": []},
}
HEADING = {"format", "name", "title", "effective", "words"}
# Parameters that a file may leave out; nothing is limited then.
UNLIMITED = {"regions", "channels"}


def read(text):
    """Returns the name and the parameters in a policy file."""
    document = parse(text)
    if document.get("format") != FORMAT:
        raise ValueError(f"no {FORMAT}")
    parameters = {key: value["value"] for key, value in document.items() if key not in HEADING}
    wrong = (parameters.keys() ^ TRIAL.keys()) - UNLIMITED - {"name", "words"}
    if wrong:
        raise ValueError(f"parameters unknown or missing: {', '.join(sorted(wrong))}")
    words = {key: list(texts) for key, texts in document.get("words", {}).items()}
    if strange := words.keys() - TRIAL["words"].keys():
        raise ValueError(f"no vocabulary: {', '.join(sorted(strange))}")
    return {"name": document["name"], "words": {**TRIAL["words"], **words},
            "regions": "all", "channels": "all", **parameters}


def parse(text):
    """Reads the part of YAML that policy files use: blocks of keys or items, and values in JSON's
    notation whose keys may be plain. Anything else is an error."""
    lines = [line.rstrip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.lstrip().startswith("#")]
    document = _block(lines, 0)
    if lines:
        raise ValueError(f"out of place: {lines[0]!r}")
    return document


def _block(lines, indent):
    """Takes the lines of one block from the front."""
    here = " " * indent
    block = {}
    if lines[0].startswith(f"{here}- "):
        return _items(lines, f"{here}- ")
    while lines and (found := re.fullmatch(rf"{here}([A-Za-z_]\w*):(?: +(\S.*))?", lines[0])):
        key, value = found.groups()
        if key in block:
            raise ValueError(f"the key {key} a second time")
        lines.pop(0)
        if value is None:
            deeper = len(lines[0]) - len(lines[0].lstrip()) if lines else 0
            if deeper <= indent:
                raise ValueError(f"nothing under {key}")
            block[key] = _block(lines, deeper)
        else:
            block[key] = _flow(value)
    if not block:
        raise ValueError(f"out of place: {lines[0]!r}")
    return block


def _items(lines, dash):
    items = []
    while lines and lines[0].startswith(dash):
        items.append(_flow(lines.pop(0)[len(dash):]))
    return items


def _flow(text):
    quoted = re.sub(r'("(?:[^"\\]|\\.)*")|([A-Za-z_]\w*)(?=:)',
                    lambda found: found[1] or f'"{found[2]}"', text)
    return json.loads(quoted, object_pairs_hook=_unique)


def _unique(pairs):
    if len(dict(pairs)) < len(pairs):
        raise ValueError(f"a key a second time: {pairs}")
    return dict(pairs)
