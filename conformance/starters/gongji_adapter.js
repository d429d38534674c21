"use strict";
// Adapter between gongji and your system: JSON Lines on stdin and stdout, `gongji protocol`.
// Fill in the functions below; the others answer `unsupported`.
// 适配器：在 gongji 与被测系统之间传递消息。请逐个填写下列函数；未填写的答复 `unsupported`。
// 金额为文本，以元为单位，两位小数，如 "12.30"：请用 BigInt 按整数分计算。
//
// 试运行 Try it:  gongji run --tier smoke -- node gongji_adapter.js
// Money is a text in yuan with two decimals, such as "12.30": compute in whole fen with BigInt.

const HELLO = {
  protocol: 1,
  system: { name: "my-system", build: "0.1" },
  // Add each one once its functions work: "relationships" (establish, terminate), "quotas"
  // (set_quota), "settlement" (settle), "reversal" (reverse), "insurance" (enroll, transfer,
  // end_insurance), "accounts" (contribute, spend), "clearing" (clear), "requests" (a request ID
  // with every operation). 函数可用后，在此声明相应能力。
  capabilities: [],
  isolation: "reset",
  parallel: 1,
  start: "given",
  shows: ["people", "relationships", "positions"],
};

/** Capability that the system lacks. 系统不支持的能力。 */
class Unsupported extends Error {}

const unsupported = (capability) => { throw new Unsupported(capability); };
const accepted = (receipt = {}) => ({ decision: "accepted", ...receipt });
/** `code` is ours (`gongji explain`), or yours with `gongji run --codes FILE`. 代码：本套件的，或系统自有的。 */
const rejected = (code) => ({ decision: "rejected", code });

// ---- Your system: fill in the functions below. 以下由您填写。

let records = []; // Replace with your system's records. 请改为系统中的记录。

/** Clears all records, then records these people. 清空记录，再登记这些人员。 */
async function open(people) {
  records = people;
}

/** Returns the whole observable state. 返回可查询到的全部状态。 */
async function observe() {
  const people = records.map(({ name, scheme, region, standing, balance }) => ({
    name,
    scheme,
    region,
    insurance: standing === "active" ? "active" : "ended",
    ...(balance === undefined ? {} : { balance, free: balance }),
  }));
  return { people, relationships: [], positions: [] };
}

/** One function per operation; each returns accepted() or rejected("kinship_not_covered"). 每项业务一个函数。 */
const operations = {
  async establish({ holder, recipient, kinship, commitment, channel = "app", request }) {
    return unsupported("relationships");
  },
  async set_quota({ holder, recipient, granted, request }) {
    return unsupported("quotas");
  },
  // accepted({ paid: "50.00", self_paid: "30.00" })
  async settle({ holder, recipient, beneficiary, category, venue, amount, request }) {
    return unsupported("settlement");
  },
  async reverse({ settlement, request }) {
    return unsupported("reversal");
  },
  async terminate({ by, holder, recipient, channel = "app", request }) {
    return unsupported("relationships");
  },
  async transfer({ person, region, request }) {
    return unsupported("insurance");
  },
  async end_insurance({ person, reason, request }) {
    return unsupported("insurance");
  },
  async enroll({ person, scheme, region, request }) {
    return unsupported("insurance");
  },
  async contribute({ person, amount, request }) {
    return unsupported("accounts");
  },
  async spend({ person, amount, request }) {
    return unsupported("accounts");
  },
  // accepted({ statement: [{ debtor, creditor, amount }] })
  async clear({ request }) {
    return unsupported("clearing");
  },
};

// ---- The protocol: nothing below needs a change. 以下无须修改。

async function reply(message) {
  const named = "case" in message ? { case: message.case } : {};
  switch (message.message) {
    case "hello":
      return { message: "hello", ...HELLO };
    case "open":
      await open(message.people);
      return { message: "opened", ...named };
    case "do": {
      const { operation, ...fields } = message.request;
      return { message: "answer", ...named, ...(await operations[operation](fields)) };
    }
    case "observe":
      return { message: "state", ...named, ...(await observe()) };
    case "close":
      return { message: "closed", ...named };
    case "bye":
      return { message: "bye" };
    default:
      throw new Error(`no message is called ${message.message}`);
  }
}

async function answer(bytes) {
  let n = 0;
  try {
    const message = JSON.parse(bytes.toString("utf8"));
    n = message.n;
    return { ...(await reply(message)), n };
  } catch (problem) {
    if (problem instanceof Unsupported) {
      const capability = problem.message;
      return { message: "unsupported", capability, text: `${capability} is not filled in`, n };
    }
    console.error(problem);
    return { message: "error", text: String(problem), n };
  }
}

async function main() {
  let rest = Buffer.alloc(0);
  for await (const chunk of process.stdin) {
    rest = Buffer.concat([rest, chunk]);
    // Split at LF alone: a line reader would also split at other ends of line, inside names.
    for (let end; (end = rest.indexOf(10)) !== -1; ) {
      const told = await answer(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
      process.stdout.write(`${JSON.stringify(told)}\n`);
      if (told.message === "bye") return process.stdin.destroy();
    }
  }
}

main();
