import type { Interface } from "../../../../shared/model/interface.ts";
import {
  type CheckFunction,
  type Facts,
  type Finding,
  isQuiet,
  ok,
  problem,
  type ReversePath,
  unknown,
  warning,
} from "./facts.ts";

/**
 * Linux drops packets whose source it would not answer by the same interface (rp_filter, RFC 3704).
 * Capture programs still show them. Strict: routed back by this interface; loose: routed at all.
 */
export const checkReversePath: CheckFunction = (facts) => {
  const { row, on, reversePath } = facts;
  if (row.family === 6 || on === null || on.loopback || reversePath === null) return null;
  const { mode, routes } = reversePath;
  const { name } = on;
  if (mode === null) {
    return unknown(
      { name: "reverse-path-untold", values: { interface: name } },
      { name: "look-at-reverse-path", values: { interface: name } },
    );
  }
  if (mode === 0) return ok({ name: "reverse-path-off", values: { interface: name } });
  const lost = routes.filter(({ by }) => (mode === 1 ? by !== name : by === null));
  const [first] = lost;
  if (first) {
    const sources = lost.map(({ source }) => source);
    return problem(
      { name: "reverse-path-drops", values: { interface: name, sources, by: first.by, mode } },
      {
        name: mode === 1 ? "add-route-or-loosen" : "add-route",
        values: { source: first.source, interface: name },
      },
    );
  }
  if (routes.length > 0) {
    const sources = routes.map(({ source }) => source);
    return ok({ name: "reverse-path-right", values: { interface: name, sources } });
  }
  return sourcesUnknown(facts, on, mode, reversePath);
};

function sourcesUnknown(
  facts: Facts,
  { name, isDefault }: Interface,
  mode: number,
  { dropped }: ReversePath,
): Finding {
  if (mode !== 1) return ok({ name: "reverse-path-loose", values: { interface: name, mode } });
  const fresh = dropped === null ? 0 : dropped.after - dropped.before;
  if (fresh > 0 && isQuiet(facts)) {
    return problem(
      { name: "reverse-path-just-dropped", values: { packets: fresh } },
      { name: "add-route-to-sender-or-loosen", values: { interface: name } },
    );
  }
  if (isDefault.ipv4 || !isQuiet(facts)) {
    return ok({ name: "reverse-path-default", values: { interface: name } });
  }
  return warning(
    { name: "reverse-path-strict", values: { interface: name, dropped: dropped?.after ?? 0 } },
    { name: "add-route-off-subnet-or-loosen", values: { interface: name } },
  );
}
