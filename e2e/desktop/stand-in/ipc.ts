import { EventEmitter } from "node:events";
import { strict } from "./strict.ts";
import { decodeValue, encodeValue } from "./values.ts";

/** What the isolated world of a frame posts to the main process. */
export type Posted = { readonly kind: "open"; readonly url: string } | PostedMessage;

interface PostedMessage {
  readonly kind: "send" | "invoke";
  readonly channel: string;
  /** Encoded. */
  readonly args: string;
  /** Of an invocation. */
  readonly id?: number;
}

type Listener = (event: object, ...args: unknown[]) => unknown;

class IpcMain extends EventEmitter {
  readonly handlers = new Map<string, Listener>();

  handle(channel: string, listener: Listener): void {
    if (this.handlers.has(channel)) throw new Error(`There is a handler for '${channel}' already.`);
    this.handlers.set(channel, listener);
  }
}
const own = new IpcMain();
export const ipcMain = strict("ipcMain", own);

/**
 * Takes a message that a frame posted. `reply` is given the answer of an invocation: an id and, encoded, a result, or an
 * error as the text that is left of it.
 */
export async function receive(
  event: object,
  { kind, channel, args, id = 0 }: PostedMessage,
  reply: (answer: { id: number; result?: string; error?: string }) => void,
): Promise<void> {
  const given = decodeValue(args) as unknown[];
  if (kind === "send") {
    own.emit(channel, event, ...given);
    return;
  }
  try {
    const handler = own.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    reply({ id, result: encodeValue(await handler(event, ...given)) });
  } catch (error) {
    reply({ id, error: String(error) });
  }
}
