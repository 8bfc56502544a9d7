import type { NotifierWay } from "../../../../shared/model/notifier.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";

/** Where it goes, in a line. */
export function whereText(by: NotifierWay): string {
  switch (by.kind) {
    case "webhook":
      return by.url;
    case "syslog":
      // no words: the protocol's name
      return `${formatEndpoint(by.address, by.port)}, UDP`;
    case "local-syslog":
      return by.path;
    case "command":
      return [by.program, ...by.arguments].join(" ");
  }
}
