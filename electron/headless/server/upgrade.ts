import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { limits } from "../../../shared/limits.ts";
import { refusalText } from "../../../shared/text/sentences.ts";
import { socketProtocol } from "../../../shared/wire.ts";
import type { Clients } from "./clients.ts";
import type { Connections } from "./connections.ts";
import type { Guard } from "./guard.ts";
import { notLetIn, type Refusal } from "./refusal.ts";
import type { Session } from "./session.ts";
import { noFile } from "./static-files.ts";

interface UpgradeOptions {
  readonly guard: Guard;
  readonly session: Session;
  readonly clients: Clients;
  readonly connections: Connections;
}

/** Turns a request for `/socket` into a client, once it has proved that it is a window of ours. */
export function createUpgradeListener({ guard, session, clients, connections }: UpgradeOptions) {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.requestBytes,
    maxFragments: limits.requestFragments,
    // One frame of each window in a turn: who sends thousands at once does not hold up the others.
    allowSynchronousEvents: false,
    // Compression would cost memory and time per window, for a connection within one computer.
    perMessageDeflate: false,
    clientTracking: false,
    autoPong: false,
    // The secret is offered as a protocol and never repeated in the answer.
    handleProtocols: () => socketProtocol,
  });

  const check = (request: IncomingMessage): Refusal | null => {
    const refused = guard.checkUpgrade(request);
    if (refused !== null) return refused;
    if (request.url !== "/socket") return noFile;
    const [protocol, secret = ""] = offeredProtocols(request);
    if (protocol !== socketProtocol || !session.isValid(secret)) return notLetIn;
    connections.know(request.socket);
    return clients.full ? { status: 503, name: "windows-full", values: { most: limits.clients } } : null;
  };

  return (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    // A peer that resets the connection while it is being answered is no concern of ours.
    stream.on("error", () => stream.destroy());
    const refused = check(request);
    if (refused !== null) turnAway(stream, refused);
    else sockets.handleUpgrade(request, stream, head, (socket) => clients.add(socket));
  };
}

/** A page can add no header to the request for a WebSocket but this one (RFC 6455, section 11.3.4). */
function offeredProtocols({ headers }: IncomingMessage): string[] {
  return (headers["sec-websocket-protocol"] ?? "").split(",").map((one) => one.trim());
}

function turnAway(stream: Duplex, refused: Refusal): void {
  const { status } = refused;
  const body = `${refusalText(refused)}\n`;
  stream.once("finish", () => stream.destroy());
  stream.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      "Connection: close",
      "Content-Type: text/plain; charset=utf-8",
      "X-Content-Type-Options: nosniff",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
  );
}
