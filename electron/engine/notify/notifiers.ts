import { gravities, type Incident } from "../../../shared/model/incident.ts";
import type { Notifier, NotifierState, NotifierWay } from "../../../shared/model/notifier.ts";
import { parseAddress } from "../../../shared/net/address.ts";
import { fail, type Problem, ProblemError, problem } from "../../../shared/problem.ts";
import { same } from "../../../shared/same.ts";
import { sendUnixDatagram, unixAddress } from "../net/native/unix-datagram.ts";
import type { Network } from "../net/network.ts";
import type { Clock } from "../time/clock.ts";
import { commandWay } from "./command.ts";
import type { Message } from "./message.ts";
import { NotifierQueue } from "./queue.ts";
import { localSyslogWay, syslogWay } from "./syslog.ts";
import type { Tell } from "./way.ts";
import { webhookRefusal, webhookWay } from "./webhook.ts";

/** All ways in which people are told, each with its own queue. */
export class Notifiers {
  readonly #network: Pick<Network, "openSender">;
  readonly #clock: Clock;
  readonly #told: (id: number, by: string) => void;
  #all: readonly { readonly notifier: Notifier; readonly queue: NotifierQueue }[] = [];

  /** @param told hears which incident was told by which */
  constructor(network: Pick<Network, "openSender">, clock: Clock, told: (id: number, by: string) => void) {
    this.#network = network;
    this.#clock = clock;
    this.#told = told;
  }

  get all(): Notifier[] {
    return this.#all.map(({ notifier }) => notifier);
  }

  get states(): NotifierState[] {
    return this.#all.map(({ notifier: { name }, queue }) => ({ name, ...queue.state }));
  }

  /** Takes the place of those before; what waits for one that stays as it is goes on waiting. @throws a problem */
  set(notifiers: readonly Notifier[], allowCommands: boolean): void {
    const names = new Set<string>();
    for (const { name, by } of notifiers) {
      if (names.has(name)) fail("notifier-named-twice", { name });
      names.add(name);
      check(by, allowCommands);
    }
    const before = this.#all;
    this.#all = notifiers.map((notifier) => {
      const known = before.find(
        (one) => one.notifier.name === notifier.name && same(one.notifier.by, notifier.by),
      );
      return { notifier, queue: known?.queue ?? this.#queue(notifier) };
    });
    for (const { queue } of before) if (!this.#all.some((one) => one.queue === queue)) void queue.close();
  }

  #queue({ name, by }: Notifier): NotifierQueue {
    return new NotifierQueue(this.#way(by), this.#clock, ({ id }) => this.#told(Number(id), name));
  }

  #way(by: NotifierWay): Tell {
    if (by.kind === "command") return commandWay(by.program, by.arguments);
    if (by.kind === "webhook") return webhookWay(by.url);
    if (by.kind === "local-syslog") return localSyslogWay((bytes) => sendUnixDatagram(by.path, bytes));
    const address = parseAddress(by.address);
    const family = address.ok ? address.value.family : 4;
    const open = () =>
      this.#network.openSender({
        ...{
          family,
          multicast: false,
          interface: null,
          source: null,
          sourcePort: null,
          ttl: 64,
          loopback: true,
        },
      });
    return syslogWay(open, by.address, by.port);
  }

  /** Tells all that are on and want to hear of something so grave. */
  tell({ gravity }: Pick<Incident, "gravity">, message: Message): void {
    for (const { notifier, queue } of this.#all) {
      if (notifier.on && gravities.indexOf(gravity) <= gravities.indexOf(notifier.from))
        queue.add({ ...message });
    }
  }

  /** Tells one that may not be among them yet. @throws a problem for one that cannot be */
  async test(notifier: Notifier, message: Message, allowCommands: boolean) {
    check(notifier.by, allowCommands);
    const queue = this.#queue(notifier);
    const { ok, answer, ms } = await queue.test({ ...message });
    return { ok, answer, ms };
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map(({ queue }) => queue.close()));
  }
}

/** Why a way cannot be; null where it can. */
export function notifierProblem(by: NotifierWay, allowCommands: boolean): Problem | null {
  if (by.kind === "command") return allowCommands ? null : problem("commands-not-allowed");
  if (by.kind === "local-syslog") {
    return by.path.startsWith("/") && unixAddress(by.path) !== null
      ? null
      : problem("syslog-path", { text: by.path });
  }
  if (by.kind === "syslog") {
    const address = parseAddress(by.address);
    return address.ok && address.value.use !== "multicast"
      ? null
      : problem("syslog-address", { text: by.address });
  }
  const refusal = webhookRefusal(by.url, by.plainHost);
  if (refusal === "plain-http") return problem("webhook-plain", { host: new URL(by.url).hostname });
  return refusal === null ? null : problem("webhook-address", { text: by.url });
}

function check(by: NotifierWay, allowCommands: boolean): void {
  const wrong = notifierProblem(by, allowCommands);
  if (wrong !== null) throw new ProblemError(wrong);
}
