import type { announcementMethods } from "../../../shared/contract/announcements.ts";
import { Announcements } from "../announcements/announcements.ts";
import type { Feature } from "./feature.ts";
import type { Grounds } from "./grounds.ts";

/** What others announce that can be joined, where somebody wants to hear of it. */
export function announcementsFeature({
  network,
  clock,
  wall,
  interfaces,
}: Pick<Grounds, "network" | "clock" | "wall" | "interfaces">): Feature<typeof announcementMethods> {
  const announcements = new Announcements({ network, clock, wall, interfaces: () => interfaces.now });
  return {
    handlers: {
      async listenForAnnouncements(listen) {
        await interfaces.fresh();
        await announcements.listen(listen);
        return null;
      },
      announced: () => announcements.announced(),
    },
    close: () => announcements.close(),
  };
}
