import { onEndSignal } from "../end-signals.ts";

/** Where the command line writes to, and how it learns that it shall end. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether standard output is a screen on which lines can be written over. */
  readonly screen: boolean;
  /** Size of the screen in characters. */
  size(): { columns: number; rows: number };
  /** Aborted by SIGINT, SIGTERM, or when nobody reads standard output any more. */
  end(): AbortSignal;
}

export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  const ending = new AbortController();
  const end = () => ending.abort();
  // `castscope watch … | head` closes the pipe: an ordinary end, not an error.
  const closed = (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    end();
  };
  stdout.on("error", closed);
  stderr.on("error", closed);
  let listening = false;
  return {
    out: (text) => {
      if (stdout.writable) stdout.write(text);
    },
    err: (text) => {
      if (stderr.writable) stderr.write(text);
    },
    screen: stdout.isTTY === true,
    size: () => ({ columns: stdout.columns ?? 80, rows: stdout.rows ?? 24 }),
    // Signals are taken over only by a command that then ends by itself.
    end: () => {
      if (!listening) onEndSignal(end);
      listening = true;
      return ending.signal;
    },
  };
}
