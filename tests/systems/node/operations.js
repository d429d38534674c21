"use strict";
// The clauses: each operation has a list of guards and an effect. A guard is a code and a condition
// that breaks it. A guard with a missing subject holds. If no guard is broken, the effect runs.

const { LARGEST, parse, show } = require("./money");

const KINSHIPS = new Set([
  "spouse", "parent", "child", "sibling", "paternal_grandparent", "maternal_grandparent",
  "grandchild_through_son", "grandchild_through_daughter",
]);

const CATEGORIES = new Map([
  ["medical", { venue: "institution" }],
  ["drug", { venue: "pharmacy" }],
  ["device", { venue: "pharmacy" }],
  ["consumable", { venue: "pharmacy" }],
  ["resident_premium", { premium: true, scheme: "resident" }],
  ["ltci_premium", { premium: true }],
]);

const insured = (person) => person.standing === "active";
const activeEmployee = (person) => insured(person) && person.scheme === "employee";
const province = (person) => person.region.slice(0, 2);
const remaining = (relationship) => relationship.granted - relationship.used;
const positive = (amount) => amount !== null && amount > 0n;

const establish = {
  fields: ["holder", "recipient", "kinship", "commitment"],
  people: ["holder", "recipient"],
  guards: (world, { holder, recipient, kinship, commitment }) => [
    ["already_established", world.active(holder, recipient)], // EST-7
    ["same_person", holder === recipient], // EST-6
    ["outside_reach", insured(holder) && insured(recipient)
      && province(holder) === province(recipient)], // EST-5
    ["commitment_missing", commitment !== "signed"], // EST-4
    ["kinship_not_covered", !KINSHIPS.has(kinship)], // EST-3
    ["recipient_not_insured", !insured(recipient)], // EST-2
    ["holder_not_insured_employee", !activeEmployee(holder)], // EST-1
  ],
  effect(world, { holder, recipient }) {
    world.relationships.push({ holder, recipient, active: true, granted: 0n, used: 0n }); // EST-12
  },
};

const setQuota = {
  fields: ["holder", "recipient", "granted"],
  people: ["holder", "recipient"],
  guards(world, request) {
    const { holder, recipient } = request;
    const granted = parse(request.granted);
    const relationship = world.active(holder, recipient);
    const comparable = relationship && granted !== null;
    return [
      ["below_used", comparable && granted < relationship.used], // QUO-4
      ["exceeds_free_balance",
        comparable && granted - relationship.granted > world.free(holder)], // QUO-3
      ["invalid_amount", granted === null], // QUO-2
      ["no_active_relationship", !relationship], // QUO-1
    ];
  },
  effect(world, { holder, recipient, granted }) {
    world.active(holder, recipient).granted = parse(granted);
  },
};

const settle = {
  fields: ["holder", "recipient", "beneficiary", "category", "venue", "amount"],
  people: ["holder", "recipient", "beneficiary"],
  guards(world, request) {
    const { holder, recipient, beneficiary, venue } = request;
    const category = CATEGORIES.get(request.category);
    const relationship = world.active(holder, recipient);
    const amount = parse(request.amount);
    const premium = category?.premium ?? false;
    return [
      ["scheme_mismatch", category?.scheme && category.scheme !== recipient.scheme], // SET-8
      ["quota_exhausted", relationship && !premium && remaining(relationship) < 1n], // SET-7
      ["premium_not_covered_in_full",
        relationship && premium && positive(amount) && amount > remaining(relationship)], // SET-6
      ["invalid_amount", !positive(amount)], // SET-5
      ["venue_not_designated", category && category.venue !== venue?.kind], // SET-4
      ["category_not_covered", !category], // SET-3
      ["beneficiary_not_recipient", beneficiary !== recipient], // SET-2
      ["no_active_relationship", !relationship], // SET-1
    ];
  },
  effect(world, { request, holder, recipient, venue, amount }) {
    const relationship = world.active(holder, recipient);
    const asked = parse(amount);
    const paid = asked < remaining(relationship) ? asked : remaining(relationship); // SET-9
    const debtor = holder.region;
    const creditor = venue ? venue.region : recipient.region;
    relationship.used += paid;
    holder.balance -= paid;
    world.owe(debtor, creditor, paid); // SET-10
    world.settlements.set(request, { relationship, paid, debtor, creditor, reversed: false });
    return { paid: show(paid), self_paid: show(asked - paid) };
  },
};

const reverse = {
  fields: ["settlement"],
  people: [],
  alone: (world, { settlement }) => !world.settlements.has(settlement) && "unknown_settlement",
  guards: (world, { settlement }) => [
    ["already_reversed", world.settlements.get(settlement).reversed], // REV-2
  ],
  effect(world, request) {
    const settlement = world.settlements.get(request.settlement);
    const { relationship, paid, debtor, creditor } = settlement;
    settlement.reversed = true;
    relationship.holder.balance += paid; // REV-3
    if (relationship.active) relationship.used -= paid;
    world.owe(debtor, creditor, -paid); // REV-4
  },
};

const terminate = {
  fields: ["by", "holder", "recipient"],
  people: ["by", "holder", "recipient"],
  guards: (world, { by, holder, recipient }) => [
    ["no_active_relationship", !world.active(holder, recipient)], // TRM-2
    ["not_a_party", by !== holder && by !== recipient], // TRM-1
  ],
  effect(world, { holder, recipient }) {
    world.active(holder, recipient).active = false;
  },
};

const transfer = {
  fields: ["person", "region"],
  people: ["person"],
  guards: (world, { person, region }) => [
    ["same_region", person.region === region], // TRF-4
    ["insurance_not_active", !insured(person)], // TRF-3
  ],
  effect(world, { person, region }) {
    world.endAll(person); // TRF-1
    person.region = region;
  },
};

const endInsurance = {
  fields: ["person", "reason"],
  people: ["person"],
  guards: (world, { person, reason }) => [
    ["person_deceased", reason === "death" && person.standing === "deceased"], // INS-3
    ["insurance_not_active", reason !== "death" && !insured(person)], // INS-3
  ],
  effect(world, { person, reason }) {
    world.endAll(person); // INS-2
    person.standing = reason === "death" ? "deceased" : "ended";
  },
};

const enroll = {
  fields: ["person", "scheme", "region"],
  people: ["person"],
  guards: (world, { person }) => [
    ["person_deceased", person.standing === "deceased"], // INS-5
    ["already_insured", insured(person)], // INS-5
  ],
  effect(world, { person, scheme, region }) {
    Object.assign(person, { scheme, region, standing: "active" });
    if (scheme === "employee") person.balance ??= 0n;
  },
};

const contribute = {
  fields: ["person", "amount"],
  people: ["person"],
  guards(world, { person, amount }) {
    const paid = parse(amount);
    const tooMuch = positive(paid) && activeEmployee(person) && person.balance + paid > LARGEST;
    return [
      ["invalid_amount", !positive(paid) || tooMuch], // CON-1
      ["holder_not_insured_employee", !activeEmployee(person)], // CON-1
    ];
  },
  effect(world, { person, amount }) {
    person.balance += parse(amount);
  },
};

const spend = {
  fields: ["person", "amount"],
  people: ["person"],
  guards(world, { person, amount }) {
    const paid = parse(amount);
    const hasAccount = person.balance !== undefined;
    return [
      ["person_deceased", person.standing === "deceased"], // SPD-3
      ["exceeds_free_balance", hasAccount && positive(paid) && paid > world.free(person)], // SPD-2
      ["invalid_amount", !positive(paid)], // SPD-1
      ["no_account", !hasAccount], // SPD-1
    ];
  },
  effect(world, { person, amount }) {
    person.balance -= parse(amount);
  },
};

const clear = {
  fields: [],
  people: [],
  guards: () => [],
  effect(world) {
    const statement = world.positions();
    world.owed.clear();
    return { statement };
  },
};

module.exports = {
  establish, set_quota: setQuota, settle, reverse, terminate, transfer,
  end_insurance: endInsurance, enroll, contribute, spend, clear,
};
