import { EventEmitter } from "node:events";
import { WebSocket } from "ws";

/** Chromium's answers and events are loosely typed JSON: each place names what it looks at. */
// biome-ignore lint/suspicious/noExplicitAny: the DevTools protocol has no types here
export type Details = any;

/** A session of the DevTools protocol: the browser's own, or that of one page. Emits events by their names. */
export class CdpSession extends EventEmitter {
  readonly #connection: CdpConnection;
  readonly #id: string | undefined;

  constructor(connection: CdpConnection, id?: string) {
    super();
    this.setMaxListeners(0);
    this.#connection = connection;
    this.#id = id;
  }

  send(method: string, params: object = {}): Promise<Details> {
    return this.#connection.send(method, params, this.#id);
  }
}

/** A connection to a browser, with all its sessions on one socket. */
export class CdpConnection {
  readonly browser = new CdpSession(this);
  readonly #socket: WebSocket;
  readonly #sessions = new Map<string, CdpSession>();
  readonly #waiting = new Map<number, { resolve(result: Details): void; reject(error: Error): void }>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => this.#hear(JSON.parse(String(data))));
    socket.on("close", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("Chromium has ended."));
      this.browser.emit("ended");
    });
  }

  static open(url: string): Promise<CdpConnection> {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    return new Promise((resolve, reject) => {
      socket.once("open", () => resolve(new CdpConnection(socket)));
      socket.once("error", reject);
    });
  }

  session(id: string): CdpSession {
    const session = this.#sessions.get(id) ?? new CdpSession(this, id);
    this.#sessions.set(id, session);
    return session;
  }

  send(method: string, params: object, sessionId?: string): Promise<Details> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) reject(new Error("Chromium has ended."));
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params, sessionId }), () => {});
    });
  }

  #hear({ id, result, error, method, params, sessionId }: Details): void {
    if (id === undefined) {
      (sessionId === undefined ? this.browser : this.#sessions.get(sessionId))?.emit(method, params);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error.message));
  }
}
