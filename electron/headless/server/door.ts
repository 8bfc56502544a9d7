import { createServer, type Server } from "node:http";
import { limits } from "../../../shared/limits.ts";
import { type Problem, ProblemError, problem } from "../../../shared/problem.ts";
import type { Transport } from "../../../shared/transport.ts";
import { createClients } from "./clients.ts";
import { createGuard } from "./guard.ts";
import { createRequestListener } from "./http.ts";
import { createSession } from "./session.ts";
import { createFiles } from "./static-files.ts";
import { createUpgradeListener } from "./upgrade.ts";

/** Only this computer: what leaves it would need TLS, and an SSH tunnel brings its own. */
const loopback = "127.0.0.1";

export interface HeadlessDoorOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly transport: Transport;
  /** The folder of the built page. */
  readonly files: string;
}

export interface HeadlessDoor {
  /** The address that lets a browser in; it holds the token. */
  readonly url: string;
  readonly port: number;
  /** Events that were dropped for windows which read too slowly. */
  readonly dropped: number;
  /** Ends every connection and gives the port back. The monitor goes on. */
  close(): Promise<void>;
}

/** Serves the window to browsers on this computer. Rejects with `ProblemError` when the port cannot be had. */
export async function openHeadlessDoor({
  port,
  transport,
  files,
}: HeadlessDoorOptions): Promise<HeadlessDoor> {
  const server = createServer();
  server.maxConnections = limits.httpConnections;
  const boundPort = await listen(server, port);
  const guard = createGuard(boundPort);
  const session = createSession(boundPort);
  const clients = createClients(transport);
  server.on("request", createRequestListener({ guard, session, files: createFiles(files) }));
  server.on("upgrade", createUpgradeListener({ guard, session, clients }));
  return {
    url: `http://${loopback}:${boundPort}/?token=${session.token}`,
    port: boundPort,
    get dropped() {
      return clients.dropped;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await clients.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => reject(new ProblemError(portProblem(error, port)));
    server.once("error", refuse);
    server.listen({ port, host: loopback, exclusive: true }, () => {
      server.off("error", refuse);
      // A connection that could not be accepted, for want of files, is the browser's to try again.
      server.on("error", () => {});
      const bound = server.address();
      resolve(typeof bound === "object" && bound !== null ? bound.port : port);
    });
  });
}

function portProblem({ code, message }: NodeJS.ErrnoException, port: number): Problem {
  const about = { concerns: "port" };
  if (code === "EADDRINUSE") {
    const words = `Port ${port} is already in use on ${loopback}: name another one, or none to get a free one.`;
    return problem("port-in-use", words, about);
  }
  if (code === "EACCES") {
    return problem("permission-denied", `Port ${port} needs special rights: take one from 1024 on.`, about);
  }
  return problem("system-error", `The system refused to serve on port ${port}: ${message}.`, about);
}
