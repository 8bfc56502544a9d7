import type { decodingMethods } from "../../../shared/contract/decoding.ts";
import type { Feature, Teller } from "./feature.ts";
import type { Grounds } from "./grounds.ts";

/** What people say of how packets are read. */
export function decodingFeature({
  decoding,
}: Pick<Grounds, "decoding">): Feature<typeof decodingMethods> & Teller<"decoding", "decoding"> {
  return {
    handlers: {
      chooseDecoder(choice) {
        decoding.choose(choice);
        return null;
      },
      keepFormat({ text }) {
        decoding.keep(text);
        return null;
      },
      forgetFormat({ word }) {
        decoding.forget(word);
        return null;
      },
      bringDecoding(kept) {
        decoding.bring(kept);
        return null;
      },
    },
    snapshot: () => ({ decoding: decoding.state() }),
    delta: () => ({ decoding: decoding.takeChange() }),
  };
}
