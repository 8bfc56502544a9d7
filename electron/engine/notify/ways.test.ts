import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SOCK_DGRAM } from "../net/native/constants.ts";
import { loadLibc } from "../net/native/libc.ts";
import { sendUnixDatagram, unixAddress } from "../net/native/unix-datagram.ts";
import { commandWay } from "./command.ts";
import { notifierProblem } from "./notifiers.ts";
import { localSyslogWay, syslogText } from "./syslog.ts";
import { webhookRefusal, webhookWay } from "./webhook.ts";

const message = {
  ...{ kind: "loss-above", gravity: "warning", state: "begun", group: "239.1.2.3", port: 5004, worst: null },
  ...{
    host: "noc",
    time: "2026-11-26T03:12:00.000Z",
    name: 'Play"out]',
    key: "k",
    message: "Loss above 1 %; $(id)",
  },
};
const signal = new AbortController().signal;

describe("a command", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "castscope-command-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const node = (script: string, ...args: string[]) => commandWay(process.execPath, ["-e", script, ...args]);

  test("gets the message in its environment and on its standard input, and no shell reads it", async () => {
    const file = join(folder, "got");
    const script = `
      const { CASTSCOPE_MESSAGE, CASTSCOPE_PORT, CASTSCOPE_WORST } = process.env;
      let text = ""; process.stdin.on("data", (data) => { text += data; }).on("end", () =>
        require("fs").writeFileSync(process.argv[1], JSON.stringify({ CASTSCOPE_MESSAGE, CASTSCOPE_PORT, CASTSCOPE_WORST, args: process.argv.slice(2), stdin: JSON.parse(text) })));`;
    expect(await node(script, file, "$(id) ; rm *")(message, signal)).toEqual({
      ok: true,
      answer: "exit 0",
      again: false,
    });
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
      ...{ CASTSCOPE_MESSAGE: message.message, CASTSCOPE_PORT: "5004", CASTSCOPE_WORST: "" },
      ...{ args: ["$(id) ; rm *"], stdin: message },
    });
  });

  test.each([
    ["that fails", "console.error('no such pager'); process.exit(3)", "exit 3: no such pager"],
    [
      "that prints a megabyte and fails",
      "process.stderr.write('x'.repeat(1e6)); console.log('y'.repeat(1e6)); process.exitCode = 1",
      /^exit 1: x{400}$/,
    ],
    ["that is killed", "process.kill(process.pid, 'SIGKILL')", "ended by SIGKILL"],
  ])("%s says why", async (_, script, answer) => {
    const outcome = await node(script)(message, signal);
    expect(outcome.ok).toBe(false);
    expect(outcome.answer).toEqual(typeof answer === "string" ? answer : expect.stringMatching(answer));
  });

  test("that does not exist, or hangs with a child of its own, is an answer as well", async () => {
    expect(await commandWay(join(folder, "none"), [])(message, signal)).toMatchObject({
      answer: "there is no such program",
    });
    const hangs = commandWay(
      process.execPath,
      [
        "-e",
        "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e9)']); setInterval(() => {}, 1e9)",
      ],
      300,
    );
    expect(await hangs(message, signal)).toMatchObject({ ok: false, answer: "ended after 0.3 s" });
  });
});

describe("a webhook", () => {
  let server: Server;
  let requests: {
    method: string | undefined;
    type: string | undefined;
    authorization: string | undefined;
    body: string;
  }[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  beforeEach(async () => {
    requests = [];
    server = createServer((request, response) => {
      let body = "";
      request.on("data", (data) => {
        body += data;
      });
      request.on("end", () => {
        const { "content-type": type, authorization } = request.headers;
        requests.push({ method: request.method, type, authorization, body });
        answer(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const url = (user = "") => `http://${user}127.0.0.1:${(server.address() as AddressInfo).port}/hook`;

  test("gets the message as JSON, with what the address says of its user in a header", async () => {
    answer = (_, response) => response.writeHead(204).end();
    expect(await webhookWay(url("me:pass%20word@"))(message, signal)).toEqual({
      ok: true,
      answer: "204",
      again: false,
    });
    expect(requests).toMatchObject([
      { method: "POST", type: "application/json", authorization: `Basic ${btoa("me:pass word")}` },
    ]);
    expect(JSON.parse(requests[0]?.body ?? "")).toEqual(message);
  });

  test.each([
    [500, { ok: false, answer: "500", again: true }],
    [429, { ok: false, answer: "429", again: true }],
    [404, { ok: false, answer: "404", again: false }],
  ])("that answers %i", async (status, outcome) => {
    answer = (_, response) => response.writeHead(status).end("x".repeat(100_000));
    expect(await webhookWay(url())(message, signal)).toEqual(outcome);
  });

  test("that is slow, or never ends what it says, has answered with its status", async () => {
    answer = (_, response) => {
      setTimeout(() => {
        response.writeHead(200);
        response.write("x");
      }, 50);
    };
    expect(await webhookWay(url())(message, signal)).toEqual({ ok: true, answer: "200", again: false });
  });

  test("is not followed elsewhere", async () => {
    answer = (_, response) => response.writeHead(307, { location: url() }).end();
    expect(await webhookWay(url())(message, signal)).toMatchObject({ ok: false, again: false });
    expect(requests).toHaveLength(1);
  });

  test("that never answers, or refuses, may be asked again", async () => {
    answer = () => {};
    expect(await webhookWay(url(), 200)(message, signal)).toEqual({
      ok: false,
      answer: "no answer in 0.2 s",
      again: true,
    });
    const closed = createTcpServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    expect(await webhookWay(`http://127.0.0.1:${port}/`)(message, signal)).toMatchObject({
      answer: "ECONNREFUSED",
      again: true,
    });
  });

  test.each([
    ["https://noc.example/hook", null, null],
    ["http://127.0.0.1:9/hook", null, null],
    ["http://[::1]/", null, null],
    ["http://noc.example/hook", null, "plain-http"],
    ["http://noc.example/hook", "noc.example", null],
    ["http://127.0.0.1.noc.example/", null, "plain-http"],
    ["ftp://127.0.0.1/", null, "not-http"],
    ["noc.example", null, "not-a-url"],
  ])("%s with %s let go plain: %s", (address, plainHost, refusal) => {
    expect(webhookRefusal(address, plainHost)).toBe(refusal);
  });
});

describe.skipIf(process.platform !== "linux")("the syslog of this computer", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "castscope-log-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("gets a datagram at its socket, and each reason against it is told", async () => {
    const path = join(folder, "log");
    const way = localSyslogWay((bytes) => sendUnixDatagram(path, bytes));
    expect(await way(message, signal)).toEqual({ ok: false, answer: "there is no such socket", again: true });
    const libc = await loadLibc();
    const address = unixAddress(path) ?? new Uint8Array();
    const fd = libc.socket(1, SOCK_DGRAM, 0);
    try {
      expect(libc.bind(fd, address, address.length)).toBe(0);
      expect(await way(message, signal)).toEqual({ ok: true, answer: "taken", again: false });
      const got = new Uint8Array(4_096);
      const length = Number(libc.recv(fd, got, got.length, 0));
      expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(got.subarray(0, length))).toBe(
        syslogText(message, process.pid),
      );
      // One that is never read is not waited for.
      let outcome = await way(message, signal);
      for (let sent = 0; outcome.ok && sent < 10_000; sent += 1) outcome = await way(message, signal);
      expect(outcome).toEqual({ ok: false, answer: "its reader is too slow", again: true });
    } finally {
      libc.close(fd);
    }
    expect(await way(message, signal)).toMatchObject({ answer: "nobody reads that socket", again: true });
  });

  test("has a path that fits into an address", () => {
    expect(unixAddress(`/${"x".repeat(106)}`)).not.toBeNull();
    expect(unixAddress(`/${"x".repeat(107)}`)).toBeNull();
    expect(notifierProblem({ kind: "local-syslog", path: "dev/log" }, false)?.name).toBe("syslog-path");
    expect(notifierProblem({ kind: "local-syslog", path: "/dev/log" }, false)).toBeNull();
  });
});

test("a syslog message has RFC 5424's form", () => {
  expect(syslogText(message, 42)).toBe(
    '<132>1 2026-11-26T03:12:00.000Z noc castscope 42 loss-above [castscope@32473 kind="loss-above" state="begun" group="239.1.2.3" port="5004" name="Play\\"out\\]" key="k"] \ufeffLoss above 1 %; $(id)',
  );
  expect(syslogText({ ...message, gravity: "problem", host: "a host", time: "" }, 1)).toMatch(
    /^<131>1 - ahost castscope 1 /,
  );
});
