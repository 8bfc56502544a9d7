import { WebSocket } from "ws";
import type { Delta, Snapshot } from "../shared/contract/telling.ts";
import type { Answer } from "../shared/transport.ts";
import { decodeServerFrame, encodeFrame, socketProtocol } from "../shared/wire.ts";
import type { Program } from "./program.ts";

export const openLine = /^Castscope is open at (http:\/\/castscope-\w+\.localhost:(\d+)\/\?token=\S+)$/;

/** The printed address under the plain name: Node asks the system, which need not know the printed one. */
export async function openedAt(program: Program): Promise<URL> {
  return plain(await program.line("out", () => true));
}

export function plain(line: string): URL {
  const url = openLine.exec(line)?.[1];
  if (url === undefined) throw new Error(`the door said: ${line}`);
  const address = new URL(url);
  address.hostname = "127.0.0.1";
  return address;
}

/** Brings the token as a window does. */
export async function letIn(url: URL): Promise<{ secret: string; path: string }> {
  const headers = { authorization: `Bearer ${url.searchParams.get("token")}` };
  const answer = await fetch(new URL("/session", url), { method: "POST", headers });
  return (await answer.json()) as { secret: string; path: string };
}

/** What a window is told, without a window. */
export class Listener {
  readonly deltas: Delta[] = [];
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, (answer: Answer) => void>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data: Buffer) => {
      const frame = decodeServerFrame(data);
      if (frame === null) throw new Error("no frame of the door");
      if ("answer" in frame) this.#answers.get(frame.id)?.(frame.answer);
      else if (frame.event === "delta") this.deltas.push(frame.payload as Delta);
    });
  }

  static async connect(url: URL, secret: string): Promise<Listener> {
    const { host, origin } = url;
    const socket = new WebSocket(`ws://${host}/socket`, [socketProtocol, secret], { headers: { origin } });
    await new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject));
    return new Listener(socket);
  }

  ask(method: string, args: unknown): Promise<Answer> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#answers.set(id, resolve);
      this.#socket.send(encodeFrame({ id, method, args }));
    });
  }

  async snapshot(): Promise<Snapshot> {
    const answer = await this.ask("snapshot", null);
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.result as Snapshot;
  }

  close(): void {
    this.#socket.close();
  }
}
