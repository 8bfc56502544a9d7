import type { Gravity } from "../../../../shared/model/incident.ts";
import type { NotifierWay } from "../../../../shared/model/notifier.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";

export const kindWords: Readonly<Record<NotifierWay["kind"], string>> = {
  webhook: "Webhook",
  syslog: "Syslog",
  "local-syslog": "Syslog here",
  command: "Command",
};

/** From which gravity on it is told. */
export const fromWords: Readonly<Record<Gravity, string>> = {
  problem: "Problems only",
  warning: "Warnings and problems",
  info: "Everything",
};

/** Where it goes, in a line. */
export function whereText(by: NotifierWay): string {
  switch (by.kind) {
    case "webhook":
      return by.url;
    case "syslog":
      return `${formatEndpoint(by.address, by.port)}, UDP`;
    case "local-syslog":
      return by.path;
    case "command":
      return [by.program, ...by.arguments].join(" ");
  }
}
