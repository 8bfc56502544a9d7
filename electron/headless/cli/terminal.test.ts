import { EventEmitter } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { createTerminal } from "./terminal.ts";

/** A stream that keeps what is written to it, or refuses it like the system does. */
class Stream extends EventEmitter {
  writable = true;
  writableLength = 0;
  text = "";
  readonly isTTY = true;

  write(text: string | Uint8Array): boolean {
    this.text += text;
    return true;
  }

  refuse(code: string) {
    this.writable = false;
    this.emit("error", Object.assign(new Error(`${code}: refused, write`), { code }));
  }
}

function setUp() {
  const [stdout, stderr] = [new Stream(), new Stream()];
  return { stdout, stderr, terminal: createTerminal(stdout, stderr) };
}

describe("what is written", () => {
  const evil = "eth\x1b]0;mine\x07\x9b2J\u202e";

  test("reaches the screen without what the screen would obey", () => {
    const { terminal, stdout, stderr } = setUp();
    terminal.out(`${evil}\nnext\n`);
    terminal.err(`No interface is called ${evil}\nCastscope is open.`);
    terminal.json({ name: evil });
    for (const { text } of [stdout, stderr]) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
      expect(text.replaceAll("\n", "")).not.toMatch(/[\0-\x1f\x7f-\x9f\u202e]/);
    }
    expect(stderr.text.split("\n")).toHaveLength(2);
    expect(JSON.parse(stdout.text.split("\n")[2] ?? "")).toEqual({ name: evil });
  });

  test("keeps the control sequences of a block that is drawn", () => {
    const { terminal, stdout } = setUp();
    terminal.draw("\x1b[2A\r\x1b[Jtable\n");
    expect(stdout.text).toBe("\x1b[2A\r\x1b[Jtable\n");
  });
});

test("a reader who is far behind is known, until he has read", () => {
  const { terminal, stdout } = setUp();
  expect(terminal.behind).toBe(false);
  stdout.writableLength = limits.unreadBytes + 1;
  expect(terminal.behind).toBe(true);
  stdout.writableLength = 0;
  expect(terminal.behind).toBe(false);
});

describe("a standard output that fails", () => {
  test.each([
    ["ENOSPC", "Standard output cannot be written: there is no space left.\n"],
    ["EIO", "Standard output cannot be written: the device failed.\n"],
    ["EINVAL", "Standard output cannot be written: EINVAL: refused, write.\n"],
  ])("%s is one sentence, a failure and the end", (code, sentence) => {
    const { terminal, stdout, stderr } = setUp();
    stdout.refuse(code);
    stdout.refuse(code);
    terminal.out("more\n");
    expect([stderr.text, stdout.text, terminal.failed]).toEqual([sentence, "", true]);
    expect(terminal.end().reason).toEqual({ kind: "unwritten" });
    terminal.release();
  });

  test("a closed pipe is an ordinary end", () => {
    const { terminal, stdout, stderr } = setUp();
    stdout.refuse("EPIPE");
    expect([stderr.text, terminal.failed]).toEqual(["", false]);
    expect(terminal.end().reason).toEqual({ kind: "unread" });
    terminal.release();
  });

  test.each(["EPIPE", "ENOSPC"])("and a standard error with %s is passed over", (code) => {
    const { terminal, stderr } = setUp();
    stderr.refuse(code);
    terminal.err("Nobody reads this.");
    expect(stderr.text).toBe("");
  });
});

describe("signals", () => {
  const exit = vi.fn();
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["performance"] });
    vi.spyOn(process, "exit").mockImplementation(exit as never);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    exit.mockReset();
  });

  test.each([
    ["SIGHUP", 129],
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("the first %s asks to end, a later one ends the process at once", (signal, code) => {
    const { terminal } = setUp();
    const end = terminal.end();
    process.emit(signal, signal);
    expect(end.reason).toEqual({ kind: "signal", signal });
    vi.advanceTimersByTime(100);
    // Within a moment it is the same wish, which npm has passed on once more.
    process.emit(signal, signal);
    expect(exit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    process.emit(signal, signal);
    expect(exit).toHaveBeenCalledWith(code);
    terminal.release();
  });

  test("are the system's until a command asks, and after it gave them back", () => {
    const signals = ["SIGHUP", "SIGINT", "SIGTERM"] as const;
    const count = () => signals.map((signal) => process.listenerCount(signal));
    const before = count();
    const { terminal } = setUp();
    expect(count()).toEqual(before);
    terminal.end();
    terminal.end();
    expect(count()).toEqual(before.map((one) => one + 1));
    terminal.release();
    expect(count()).toEqual(before);
  });
});
