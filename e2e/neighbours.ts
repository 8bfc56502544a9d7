import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A program of another user of this computer, with a web server on a port of the loopback. */
export interface Neighbour {
  readonly port: number;
  /** Everything that came: first lines, headers and bodies. */
  readonly heard: () => string;
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export async function startNeighbour(answer: Answer, port = 0): Promise<Neighbour> {
  let heard = "";
  const server = createServer((request, response) => {
    heard += `${request.method} ${request.url}\n${request.rawHeaders.join("\n")}\n`;
    request.setEncoding("utf8").on("data", (text: string) => {
      heard += text;
    });
    answer(request, response);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => heard,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A page of its own, and a cookie for every port of this host under each name that a door may have used. */
export function cookiePlanter(doorPort: number): Answer {
  return (request, response) => {
    const host = request.headers.host?.replace(/:\d+$/, "");
    const names = [`castscope-${doorPort}`, "castscope", "castscope-secret"];
    response.setHeader("Set-Cookie", [
      ...names.map((name) => `${name}=planted; Path=/`),
      ...names.map((name) => `${name}=planted; Path=/; Domain=${host}`),
    ]);
    response.setHeader("Content-Type", "text/html");
    response.end("<!doctype html><title>neighbour</title>");
  };
}

/**
 * A page that registers a service worker for its whole origin. From then on the worker answers each
 * navigation there itself, and tells the neighbour's other server what it saw.
 */
export function workerPlanter(listenerPort: number): Answer {
  const worker = `
    addEventListener("install", () => skipWaiting());
    addEventListener("activate", (event) => event.waitUntil(clients.claim()));
    addEventListener("fetch", (event) => {
      const { url } = event.request;
      event.waitUntil(fetch("http://127.0.0.1:${listenerPort}/", { method: "POST", mode: "no-cors", body: url }));
      const html = "<!doctype html><title>planted</title>the neighbour's page";
      event.respondWith(new Response(html, { headers: { "Content-Type": "text/html" } }));
    });`;
  return (request, response) => {
    const isWorker = request.url === "/worker.js";
    response.setHeader("Content-Type", isWorker ? "text/javascript" : "text/html");
    response.end(isWorker ? worker : "<!doctype html><title>neighbour</title>");
  };
}
