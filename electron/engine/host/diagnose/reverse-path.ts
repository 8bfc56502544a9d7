import type { FindingStatement } from "../../../../shared/statements/findings.ts";
import type { StepStatement } from "../../../../shared/statements/steps.ts";
import { type Growth, growth } from "./counted.ts";
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
  const dropped = growth(facts, "reversePath") ?? { fresh: 0, total: 0 };
  if (mode === 0) return switchedOff(facts, name, dropped);
  const lost = routes.filter(({ by }) => (mode === 1 ? by !== name : by === null));
  const [first] = lost;
  if (first) {
    const sources = lost.map(({ source }) => source);
    const values = { interface: name, sources, by: first.by, mode, packets: dropped.total };
    return problem(
      { name: "reverse-path-drops", values },
      stepFor(
        name,
        reversePath,
        first.source,
        lost.every(({ by }) => by !== null),
      ),
    );
  }
  if (isQuiet(facts) && dropped.fresh > 0) {
    return problem(
      { name: "reverse-path-just-dropped", values: { packets: dropped.total, mode } },
      stepFor(name, reversePath, null, reversePath.defaultRoute === true),
    );
  }
  if (routes.length > 0) {
    const sources = routes.map(({ source }) => source);
    return ok({ name: "reverse-path-right", values: { interface: name, sources } });
  }
  return sourcesUnknown(facts, name, mode, reversePath, dropped);
};

/** Where it is off here, another interface may drop what comes by it instead. */
function switchedOff(facts: Facts, name: string, { fresh, total }: Growth): Finding {
  if (fresh === 0 || !isQuiet(facts)) return ok({ name: "reverse-path-off", values: { interface: name } });
  return warning(
    { name: "reverse-path-off-others", values: { interface: name, packets: total } },
    { name: "look-at-reverse-path", values: { interface: "all" } },
  );
}

function sourcesUnknown(
  facts: Facts,
  name: string,
  mode: number,
  reversePath: ReversePath,
  dropped: Growth,
): Finding {
  const { defaultRoute } = reversePath;
  if (!isQuiet(facts)) return ok({ name: "reverse-path-default", values: { interface: name, mode } });
  const step = stepFor(name, reversePath, null, defaultRoute === true);
  const packets = dropped.total;
  if (mode !== 1) {
    const found: FindingStatement = {
      name: defaultRoute === false ? "reverse-path-loose-no-default" : "reverse-path-loose",
      values: { interface: name, mode, dropped: packets },
    };
    if (defaultRoute === false || packets > 0) return warning(found, step);
    return defaultRoute === null ? unknown(found, step) : ok(found);
  }
  if (packets === 0 && facts.on?.isDefault.ipv4) {
    return ok({ name: "reverse-path-default", values: { interface: name, mode } });
  }
  return warning({ name: "reverse-path-strict", values: { interface: name, dropped: packets } }, step);
}

/**
 * @param source where it is known
 * @param routed whether some route leads to all that is dropped: then the loose check lets it in; otherwise
 *   that would be the next one to drop it
 */
function stepFor(
  name: string,
  { mode, modeOfAll }: ReversePath,
  source: string | null,
  routed: boolean,
): StepStatement {
  const values = { interface: name, source, alsoAll: (modeOfAll ?? 0) > 0 };
  return mode === 1 && routed
    ? { name: "add-route-or-loosen", values: { interface: name, source } }
    : { name: "add-route-or-switch-off", values };
}
