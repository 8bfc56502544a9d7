import type { probeMethods } from "../../../shared/contract/probes.ts";
import type { HostSystem } from "../host/host-system.ts";
import { Probes } from "../probing/probes.ts";
import type { Feature } from "./feature.ts";
import type { Grounds } from "./grounds.ts";

/** On which port a group is heard, where somebody asks. */
export function probesFeature(
  { network, clock, wall, interfaces, path }: Grounds,
  system: HostSystem,
): Feature<typeof probeMethods> {
  const probes = new Probes({
    ...{ network, system, clock, wall },
    interfaces: () => interfaces.now,
    byNumber: () => path.isBatched,
  });
  return {
    handlers: {
      async startProbe(request) {
        await interfaces.fresh();
        return probes.start(request);
      },
      probed: ({ id }) => probes.state(id),
      async stopProbe({ id }) {
        await probes.stop(id);
        return null;
      },
    },
    close: () => probes.close(),
  };
}
