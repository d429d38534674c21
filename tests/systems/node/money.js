"use strict";
// Amounts: whole fen as BigInt inside, text in yuan outside. No amount is ever a Number.

const LARGEST = 10_000_000_000_00n;

/** Returns the fen in a text; null if it is no valid amount. */
function parse(text) {
  const decimal = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!decimal) return null;
  const [, sign, yuan, fraction = ""] = decimal;
  if (/[1-9]/.test(fraction.slice(2))) return null; // a fraction of a fen
  if (yuan.replace(/^0+/, "").length > 11) return null; // above any limit
  const fen = BigInt(yuan) * 100n + BigInt(fraction.slice(0, 2).padEnd(2, "0"));
  if (fen > LARGEST || (sign && fen !== 0n)) return null;
  return fen;
}

function show(fen) {
  const digits = String(fen).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

module.exports = { LARGEST, parse, show };
