import { createServer } from "node:http";
import type { Readable } from "node:stream";
import { fail } from "../../../shared/problem.ts";
import type { Transport } from "../../../shared/transport.ts";
import { prometheusText, prometheusType } from "../metrics/prometheus.ts";
import { readMetrics } from "../metrics/read-metrics.ts";
import { createClients } from "./clients.ts";
import { createConnections } from "./connections.ts";
import { createGuard } from "./guard.ts";
import { createRequestListener, type MetricsPage } from "./http.ts";
import { listenOnLoopback } from "./listen.ts";
import { createOwnName, nameToPrint, withPort } from "./names.ts";
import { createSession } from "./session.ts";
import { createFiles } from "./static-files.ts";
import { createUpgradeListener } from "./upgrade.ts";

export interface HeadlessDoorOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly transport: Transport;
  /** The folder of the built page. */
  readonly files: string;
  /** The token with which `/metrics` answers; null leaves it away. */
  readonly metricsToken?: string | null;
  /** Called with a new address when somebody came by one that had been used. */
  readonly onNewAddress?: (url: string) => void;
  /** Keeps a file that a window brings; without it none may. */
  readonly upload?: (body: Readable, name: string) => Promise<number>;
}

export interface HeadlessDoor {
  /** The address that lets one browser in; it holds the token. */
  readonly url: string;
  readonly port: number;
  /** Events that were dropped for windows which read too slowly. */
  readonly dropped: number;
  /** Ends every connection and gives the port back. The monitor goes on. */
  close(): Promise<void>;
}

/** Serves the window to browsers on this computer. Rejects with `ProblemError` when the port cannot be had. */
export async function openHeadlessDoor({
  port: wanted,
  transport,
  files,
  metricsToken = null,
  onNewAddress = () => {},
  upload = async () => fail("upload-busy"),
}: HeadlessDoorOptions): Promise<HeadlessDoor> {
  const server = createServer();
  const { port, close } = await listenOnLoopback(server, wanted);
  const ownName = createOwnName();
  const guard = createGuard(port, ownName);
  const session = createSession();
  const clients = createClients(transport);
  const connections = createConnections();
  const host = withPort(await nameToPrint(ownName), port);
  const address = (token: string) => `http://${host}/?token=${token}`;
  const onUsedToken = () => {
    const token = session.renew();
    if (token !== null) onNewAddress(address(token));
  };
  const metrics: MetricsPage | null =
    metricsToken === null
      ? null
      : {
          token: metricsToken,
          read: async () => ({ body: prometheusText(await readMetrics(transport)), type: prometheusType }),
        };
  const site = { guard, metrics, session, files: createFiles(files), connections, onUsedToken, upload };
  server.on("connection", (socket) => connections.add(socket));
  server.on("request", createRequestListener(site));
  server.on("upgrade", createUpgradeListener({ guard, session, clients, connections }));
  return {
    url: address(session.token),
    port,
    get dropped() {
      return clients.dropped;
    },
    async close() {
      const closed = close();
      await clients.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
