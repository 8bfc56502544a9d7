import { limits } from "../../shared/limits.ts";
import type { Client, Unsubscribe } from "../../shared/transport.ts";
import type { ShownTrafficStore } from "./traffic.ts";
import type { ViewStore } from "./view.ts";

/**
 * Keeps what people said of how packets are read: a monitor that begins is brought what this window kept of the one
 * before, and what the monitor tells from then on is kept.
 */
export function keepDecoding(
  client: Pick<Client, "bringDecoding">,
  traffic: ShownTrafficStore,
  view: ViewStore,
): Unsubscribe {
  /** The monitor that is being brought what is kept here. */
  let asked = "";
  /** The one that has it; what another one tells is not yet all of it. */
  let brought = "";
  const keep = (): void => view.setState({ decoding: traffic.getState().told });
  const bring = async (epoch: string): Promise<void> => {
    const { choices, formats } = view.getState().decoding;
    const pieces = [
      ...formats.map((text) => ({ choices: [], formats: [text] })),
      ...inPieces(choices, limits.decoderChoicesBrought).map((some) => ({ choices: some, formats: [] })),
    ];
    for (const piece of pieces) {
      try {
        await client.bringDecoding(piece);
      } catch {
        // Without a connection it is brought when there is one; what is refused would be refused again.
        if (traffic.getState().connection === "open") continue;
        if (asked === epoch) asked = "";
        return;
      }
    }
    if (asked !== epoch) return;
    brought = epoch;
    // Whoever was brought something tells of it.
    if (pieces.length === 0) keep();
  };
  return traffic.subscribe((now, before) => {
    if (!now.ready || now.connection !== "open") return;
    if (now.epoch !== asked) {
      asked = now.epoch;
      void bring(now.epoch);
    } else if (now.told !== before.told && now.epoch === brought) keep();
  });
}

function inPieces<T>(list: readonly T[], most: number): T[][] {
  const pieces: T[][] = [];
  for (let at = 0; at < list.length; at += most) pieces.push(list.slice(at, at + most));
  return pieces;
}
