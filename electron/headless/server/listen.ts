import type { Server as HttpServer } from "node:http";
import { createServer, type Server } from "node:net";
import { limits } from "../../../shared/limits.ts";
import { type Problem, ProblemError, problem } from "../../../shared/problem.ts";

/** Only this computer: what leaves it would need TLS, and an SSH tunnel brings its own. */
const ipv4 = "127.0.0.1";
const ipv6 = "::1";

/** A port of the loopback that is ours. */
interface Listening {
  readonly port: number;
  /** Takes no further connections; resolves when those that are there have ended. */
  close(): Promise<void>;
}

/**
 * Takes a port on both addresses of the loopback: browsers try `::1` first for a name below
 * `localhost`, and another user's program there would get the address with its token.
 * Rejects with `ProblemError` when the port cannot be had.
 * @param port 0 lets the system choose
 */
export async function listenOnLoopback(server: HttpServer, port: number): Promise<Listening> {
  for (let left = limits.portTries; ; left -= 1) {
    const bound = await listen(server, port, ipv4);
    const second = createServer({ allowHalfOpen: true, noDelay: true });
    second.on("connection", (socket) => server.emit("connection", socket));
    try {
      await listen(second, bound, ipv6, true);
      const close = async () => void (await Promise.all([closeServer(server), closeServer(second)]));
      return { port: bound, close };
    } catch (error) {
      await closeServer(server);
      if (port !== 0 || left <= 1) throw error;
    }
  }
}

/**
 * @param mayLack whether the address need not exist: nobody else is on it then
 * @returns the port
 */
function listen(server: Server, port: number, host: string, mayLack = false): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => {
      const lacks = error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT";
      if (mayLack && lacks) resolve(port);
      else reject(new ProblemError(portProblem(error, port, host)));
    };
    server.once("error", refuse);
    server.listen({ port, host, exclusive: true }, () => {
      server.off("error", refuse);
      // A server may listen again on another port, and needs this once.
      server.off("error", leaveToBrowser).on("error", leaveToBrowser);
      const bound = server.address();
      resolve(typeof bound === "object" && bound !== null ? bound.port : port);
    });
  });
}

/** A connection that could not be accepted, for want of files, is the browser's to try again. */
function leaveToBrowser(): void {}

/** Also of a server that does not listen. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function portProblem({ code, message }: NodeJS.ErrnoException, port: number, host: string): Problem {
  if (code === "EADDRINUSE") return problem("serving-port-in-use", { port, address: host });
  if (code === "EACCES") return problem("serving-port-privileged", { port });
  return problem("serving-refused", { port, reason: message });
}
