"use strict";
// The adapter (conformance/PROTOCOL.md): JSON Lines over stdio, or `--http PORT`. It decides nothing.

const http = require("node:http");
const { World } = require("./world");

const POLICY = "cn-2026-trial";
const HELLO = {
  protocol: 1,
  system: { name: "node", build: "1.0" },
  capabilities: ["relationships", "quotas", "settlement", "reversal", "insurance", "accounts",
    "clearing", "requests"],
  isolation: "namespace",
  parallel: 4,
  start: "given",
  shows: ["people", "relationships", "positions"],
};

const worlds = new Map();

function world(name) {
  const found = worlds.get(name);
  if (!found) throw new Error(`no case ${name} is open`);
  return found;
}

const handlers = {
  hello({ n, protocol, policy }) {
    if (protocol !== 1) throw new Error("this system speaks protocol 1");
    if (policy !== POLICY) {
      const text = `this system has the policy ${POLICY} alone`;
      return { message: "unsupported", n, capability: "policy", text };
    }
    worlds.clear();
    return { message: "hello", n, ...HELLO };
  },
  open({ n, case: name, people }) {
    if (worlds.has(name)) throw new Error(`the case ${name} is open already`);
    worlds.set(name, new World(people));
    return { message: "opened", n, case: name };
  },
  do: ({ n, case: name, request }) =>
    ({ message: "answer", n, case: name, ...world(name).perform(request) }),
  observe: ({ n, case: name }) => ({ message: "state", n, case: name, ...world(name).observe() }),
  close({ n, case: name }) {
    world(name);
    worlds.delete(name);
    return { message: "closed", n, case: name };
  },
  bye: ({ n }) => ({ message: "bye", n }),
};

/** Returns one reply to one message, even if its bytes are garbage. */
function reply(bytes) {
  let n = 0;
  try {
    const message = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!Number.isSafeInteger(message.n)) throw new Error("`n` is no whole number");
    n = message.n;
    if (!Object.hasOwn(handlers, message.message)) {
      throw new Error(`no message is called ${message.message}`);
    }
    return handlers[message.message](message);
  } catch (problem) {
    console.error(problem);
    return { message: "error", n, text: String(problem) };
  }
}

function stdio() {
  let pieces = [];
  process.stdin.on("data", (chunk) => {
    let start = 0;
    // Split at LF alone: a line reader would also split at other ends of line, inside names.
    for (let end; (end = chunk.indexOf(10, start)) !== -1; start = end + 1) {
      const answer = reply(Buffer.concat([...pieces, chunk.subarray(start, end)]));
      pieces = [];
      process.stdout.write(`${JSON.stringify(answer)}\n`);
      if (answer.message === "bye") {
        process.stdin.destroy();
        return;
      }
    }
    pieces.push(chunk.subarray(start));
  });
}

function serve(port) {
  const server = http.createServer((request, response) => {
    const pieces = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => {
      const body = Buffer.from(JSON.stringify(reply(Buffer.concat(pieces))));
      response.writeHead(200, {
        "Content-Type": "application/json; charset=utf-8", "Content-Length": body.length,
      });
      response.end(body);
    });
  });
  server.listen(port, "127.0.0.1", () => {
    console.error(`listening on http://127.0.0.1:${server.address().port}`);
  });
}

const [option, port] = process.argv.slice(2);
if (option === undefined) {
  stdio();
} else if (option === "--http" && /^\d+$/.test(port ?? "")) {
  serve(Number(port));
} else {
  console.error("usage: node system.js [--http PORT]");
  process.exitCode = 2;
}
