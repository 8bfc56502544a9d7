import type { replayMethods } from "../../../shared/contract/replays.ts";
import type { ReplayReader } from "../replay/reader.ts";
import { Replays } from "../replay/replays.ts";
import type { Sends } from "../send/sends.ts";
import type { Feature } from "./feature.ts";
import type { Grounds } from "./grounds.ts";

/** Sending recordings again, in the list of all sends. */
export function replaysFeature(
  { network, interfaces }: Pick<Grounds, "network" | "interfaces">,
  sends: Sends,
  reader: ReplayReader,
): Feature<typeof replayMethods> {
  const replays = new Replays({ sends, reader, limits: network.limits });
  return {
    handlers: {
      previewReplay: (part) => replays.preview(part),
      async replay(request) {
        await interfaces.fresh();
        return replays.start(request);
      },
    },
  };
}
