"use strict";
// Records of one case, and the decision of requests in it.

const { parse, show } = require("./money");
const operations = require("./operations");

class World {
  people = new Map();
  relationships = [];
  settlements = new Map();
  owed = new Map(); // debtor → creditor → fen, not netted
  answers = new Map();

  constructor(people) {
    for (const { name, scheme, standing, region, balance } of people) {
      const person = { name, scheme, standing, region };
      if (balance !== undefined || scheme === "employee") person.balance = parse(balance ?? "0.00");
      if (person.balance === null) throw new Error(`no amount: ${balance}`);
      this.people.set(name, person);
    }
  }

  active(holder, recipient) {
    return this.relationships.find(
      (one) => one.active && one.holder === holder && one.recipient === recipient);
  }

  free(holder) {
    return this.relationships
      .filter((one) => one.active && one.holder === holder)
      .reduce((free, one) => free - (one.granted - one.used), holder.balance);
  }

  endAll(person) {
    for (const one of this.relationships) {
      if (one.holder === person || one.recipient === person) one.active = false;
    }
  }

  owe(debtor, creditor, fen) {
    if (debtor === creditor) return;
    if (!this.owed.has(debtor)) this.owed.set(debtor, new Map());
    const creditors = this.owed.get(debtor);
    creditors.set(creditor, (creditors.get(creditor) ?? 0n) + fen);
  }

  /** Returns the debts, net of opposite claims. A negative net shows as a debt of the creditor. */
  positions() {
    const owes = (debtor, creditor) => this.owed.get(debtor)?.get(creditor) ?? 0n;
    const pairs = [...this.owed].flatMap(
      ([debtor, creditors]) => [...creditors.keys()].flatMap(
        (creditor) => [[debtor, creditor], [creditor, debtor]]));
    const distinct = new Map(pairs.map((pair) => [pair.join(" "), pair]));
    return [...distinct.values()]
      .map(([debtor, creditor]) => ({
        debtor, creditor, net: owes(debtor, creditor) - owes(creditor, debtor),
      }))
      .filter(({ net }) => net > 0n)
      .map(({ debtor, creditor, net }) => ({ debtor, creditor, amount: show(net) }));
  }

  /** Returns the answer to a request; a repeated one gets its first answer (IDM-1, IDM-2). */
  perform(request) {
    const operation = Object.hasOwn(operations, request.operation)
      && operations[request.operation];
    if (!operation) throw new Error(`no operation is called ${request.operation}`);
    check(request, operation);
    const { request: id } = request;
    const { kind, region } = request.venue ?? {};
    const content = JSON.stringify([
      request.operation,
      ...operation.fields.map((field) => (field === "venue" ? [kind, region] : request[field])),
    ]);
    const first = this.answers.get(id);
    if (first) return first.content === content ? first.answer : rejected("request_conflict");
    const answer = this.decide(operation, request);
    if (id !== undefined) this.answers.set(id, { content, answer }); // IDM-3
    return answer;
  }

  decide(operation, request) {
    const found = { ...request };
    for (const role of operation.people) {
      found[role] = this.people.get(request[role]);
      if (!found[role]) return rejected("unknown_person"); // GEN-1
    }
    const alone = operation.alone?.(this, found);
    if (alone) return rejected(alone);
    const guard = operation.guards(this, found).find(([, broken]) => broken);
    if (guard) return rejected(guard[0]);
    return { decision: "accepted", ...operation.effect(this, found) };
  }

  observe() {
    const people = [...this.people.values()].map((person) => ({
      name: person.name,
      scheme: person.scheme,
      insurance: person.standing === "active" ? "active" : "ended",
      region: person.region,
      ...(person.balance !== undefined
        && { balance: show(person.balance), free: show(this.free(person)) }),
    }));
    const latest = new Map();
    for (const one of this.relationships) {
      latest.set(JSON.stringify([one.holder.name, one.recipient.name]), one);
    }
    const relationships = [...latest.values()].map((one) => ({
      holder: one.holder.name,
      recipient: one.recipient.name,
      state: one.active ? "active" : "ended",
      granted: show(one.granted),
      used: show(one.used),
      remaining: show(one.active ? one.granted - one.used : 0n),
    }));
    return { people, relationships, positions: this.positions() };
  }
}

const rejected = (code) => ({ decision: "rejected", code });

/** Checks that a request is complete. If not, the adapter has failed: it is no refusal. */
function check(request, { fields }) {
  const needed = ["settle", "reverse"].includes(request.operation) ? ["request", ...fields] : fields;
  for (const field of needed) {
    if (field !== "venue" && typeof request[field] !== "string") {
      throw new Error(`${request.operation}: \`${field}\` is no text`);
    }
  }
  if (typeof (request.request ?? "") !== "string") throw new Error("`request` is no text");
}

module.exports = { World };
