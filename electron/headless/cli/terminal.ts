import { fstatSync, readSync, statSync } from "node:fs";
import { limits } from "../../../shared/limits.ts";
import { printable, printableJson, printableLines } from "../../../shared/text/printable.ts";
import { type EndSignal, onEndSignal } from "../end-signals.ts";

/** Why a command shall end before it has done everything. */
export type EndReason =
  | { readonly kind: "signal"; readonly signal: EndSignal }
  /** Nobody reads standard output any more, as after `| head`. */
  | { readonly kind: "unread" }
  /** Standard output cannot be written, as on a full disk; that has been told. */
  | { readonly kind: "unwritten" };

/** Where the command line writes to, and how it learns that it shall end. */
export interface Terminal {
  /** Lines, each with its end. Nothing in them but characters reaches the screen. */
  out(lines: string): void;
  /** One line of JSON. */
  json(value: unknown): void;
  /** Lines with control sequences that write over others; the lines themselves are `printable`. */
  draw(block: string): void;
  /** One sentence on standard error. */
  err(sentence: string): void;
  /** Whether standard output is a screen on which lines can be written over. */
  readonly screen: boolean;
  /** Whether standard output was closed before the start, so that nothing can ever be read from it. */
  readonly closed: boolean;
  /** Size of the screen in characters. */
  size(): { columns: number; rows: number };
  /** Aborted by SIGHUP, SIGINT, SIGTERM, or when standard output is of no use any more. */
  end(): Ending;
  /** Gives the signals back to the system. */
  release(): void;
  /** Whether so much of what was written to standard output waits to be read that more shall not. */
  readonly behind: boolean;
  /** Whether something that was to be written to standard output is lost. */
  readonly failed: boolean;
}

/** An `AbortSignal` that says why. */
export interface Ending extends AbortSignal {
  readonly reason: EndReason;
}

/** What is needed of a standard stream. */
interface Output {
  write(text: string): unknown;
  on(event: "error", listener: (error: NodeJS.ErrnoException) => void): unknown;
  readonly writable: boolean;
  /** Bytes that were written and not taken yet. */
  readonly writableLength: number;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

export function createTerminal(stdout: Output, stderr: Output, closed = false): Terminal {
  const ending = new AbortController();
  let release = () => {};
  let listening = false;
  let failed = false;

  const err = (sentence: string) => {
    if (stderr.writable) stderr.write(`${printable(sentence)}\n`);
  };
  const out = (text: string) => {
    if (stdout.writable) stdout.write(text);
  };
  stdout.on("error", (error) => {
    if (failed) return;
    // `castscope watch … | head` closes the pipe: an ordinary end, not an error.
    if (error.code === "EPIPE") return ending.abort({ kind: "unread" } satisfies EndReason);
    failed = true;
    err(`Standard output cannot be written: ${reasons[error.code ?? ""] ?? error.message}.`);
    ending.abort({ kind: "unwritten" } satisfies EndReason);
  });
  // There is nowhere to tell it.
  stderr.on("error", () => {});

  return {
    out: (lines) => out(printableLines(lines)),
    json: (value) => out(`${printableJson(value)}\n`),
    draw: out,
    err,
    screen: stdout.isTTY === true,
    closed,
    size: () => ({ columns: stdout.columns ?? 80, rows: stdout.rows ?? 24 }),
    // Signals are taken over only by a command that then ends by itself.
    end() {
      if (!listening) {
        release = onEndSignal((signal) => ending.abort({ kind: "signal", signal } satisfies EndReason));
      }
      listening = true;
      return ending.signal;
    },
    release: () => release(),
    get behind() {
      return stdout.writableLength > limits.unreadBytes;
    },
    get failed() {
      return failed;
    },
  };
}

export function processTerminal(): Terminal {
  return createTerminal(process.stdout, process.stderr, isClosed(1));
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "there is no space left",
  EIO: "the device failed",
  EDQUOT: "your share of the disk is used up",
  EFBIG: "the file may not grow larger",
};

/**
 * Node opens the null device in place of a standard stream that was closed, for reading and writing;
 * a shell that is told to write there opens it for writing only.
 */
function isClosed(descriptor: number): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice() || process.platform === "win32") return false;
    return isNullDevice(descriptor) && readSync(descriptor, new Uint8Array(1)) === 0;
  } catch {
    return false;
  }
}

function isNullDevice(descriptor: number): boolean {
  const { rdev } = fstatSync(descriptor);
  return rdev === statSync("/dev/null").rdev;
}
