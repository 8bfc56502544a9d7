import type { doorRefusals } from "../../statements/refusals.ts";
import { formatCount } from "../count.ts";
import type { Sentences } from "../say.ts";

export const english = {
  "foreign-host": ({ hosts, port }) =>
    `Castscope answers to ${hosts.join(", ")} only: for an SSH tunnel, use port ${port} on both ends.`,
  "former-door": () =>
    "This window belongs to a Castscope that has ended: open the address that the running one printed.",
  "another-site": () => "Another site's page asked for this: Castscope answers its own page only.",
  "another-method": () => "Castscope answers GET and HEAD only.",
  "socket-of-another-page": () => "Castscope opens its socket to its own page only.",
  "not-let-in": () =>
    "This browser has not been let in: open the address that Castscope printed when it started, with its token.",
  "token-used": () =>
    "This address has let a browser in already, and works once: Castscope has printed a new one where it runs.",
  "windows-full": ({ most }) => `${formatCount(most)} windows are open: close one of them.`,
  "no-metrics-token": () => "Metrics are told to those with their token: send it as Authorization: Bearer.",
  "not-a-path": () => "Castscope understands plain paths only.",
  "no-such-page": () => "Castscope has no such page.",
  "file-unreadable": () => "Castscope could not read this file.",
} satisfies Sentences<typeof doorRefusals>;
