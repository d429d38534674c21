"""Amounts: whole fen inside, text in yuan outside, nothing binary in between."""

import re

LARGEST = 10_000_000_000_00  # fen
_DECIMAL = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?", re.ASCII)


def parse(text):
    """Returns the whole fen in a text, or None if it is no valid amount."""
    decimal = _DECIMAL.fullmatch(text) if isinstance(text, str) else None
    if decimal is None:
        return None
    sign, yuan, fraction = decimal.groups(default="")
    if fraction[2:].strip("0"):
        return None  # a fraction of a fen
    digits = (yuan + fraction[:2].ljust(2, "0")).lstrip("0") or "0"
    if len(digits) > len(str(LARGEST)):
        return None
    fen = int(digits)
    if fen > LARGEST or (sign and fen):
        return None
    return fen


def show(fen):
    return f"{fen // 100}.{fen % 100:02}"
