import type { LinkState } from "../../shared/statements/network.ts";
import { words } from "./words/words.ts";

/** What an interface is that carries nothing, in a word or two for a list. */
export const stateWords: Readonly<Record<LinkState, string>> = {
  get up() {
    return words().links.up;
  },
  get down() {
    return words().links.down;
  },
  get unplugged() {
    return words().links.unplugged;
  },
  get "lower-down"() {
    return words().links["lower-down"];
  },
  get dormant() {
    return words().links.dormant;
  },
};
