import type { LinkState } from "../../shared/statements/network.ts";

/** What an interface is that carries nothing, in a word or two for a list. */
export const stateWords: Readonly<Record<LinkState, string>> = {
  up: "up",
  down: "down",
  unplugged: "no link",
  "lower-down": "waits for what it runs on",
  dormant: "not let in yet",
};
