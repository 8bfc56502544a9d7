import { formatCount, plural } from "../../../../shared/text/count.ts";
import {
  type CheckFunction,
  type Facts,
  type Finding,
  isQuiet,
  listed,
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
  const loosen = `sudo sysctl net.ipv4.conf.${on.name}.rp_filter=2`;
  if (mode === null) {
    return unknown(
      `Whether ${on.name} drops sources that it would not answer is not told.`,
      `Look with: sysctl net.ipv4.conf.${on.name}.rp_filter`,
    );
  }
  if (mode === 0) return ok(`${on.name} takes packets of any source (rp_filter is 0).`);
  const lost = routes.filter(({ by }) => (mode === 1 ? by !== on.name : by === null));
  const [first] = lost;
  if (first) {
    return problem(
      `${on.name} drops what comes from ${listed(lost.map(({ source }) => source))}, because ${wayBack(first.by)} (rp_filter is ${mode}).`,
      `Add a route to ${first.source} by ${on.name}${mode === 1 ? `, or check loosely: ${loosen}` : "."}`,
    );
  }
  if (routes.length > 0) {
    return ok(`${listed(routes.map(({ source }) => source))} is routed back by ${on.name}.`);
  }
  return sourcesUnknown(facts, mode, loosen, reversePath);
};

function wayBack(by: string | null): string {
  return by === null ? "there is no route back to it" : `the way back goes by ${by}`;
}

function sourcesUnknown(facts: Facts, mode: number, loosen: string, { dropped }: ReversePath): Finding {
  const name = facts.on?.name ?? "";
  if (mode !== 1) return ok(`${name} takes packets of any source that has a route (rp_filter is ${mode}).`);
  const fresh = dropped === null ? 0 : dropped.after - dropped.before;
  if (fresh > 0 && isQuiet(facts)) {
    return problem(
      `This computer just dropped ${plural(fresh, "packet")} whose source is not routed back by the interface where it came in (rp_filter is 1).`,
      `Add a route to the sender by ${name}, or check loosely: ${loosen}`,
    );
  }
  if (facts.on?.isDefault.ipv4 === true || !isQuiet(facts)) {
    return ok(`${name} drops only sources that another route leads to (rp_filter is 1).`);
  }
  const before =
    dropped === null || dropped.after === 0 ? "" : `, ${formatCount(dropped.after)} dropped so far`;
  return warning(
    `${name} drops sources that are not routed back by it (rp_filter is 1${before}), and it is not the default interface.`,
    `If the sender is not on its subnet, add a route to it by ${name}, or check loosely: ${loosen}`,
  );
}
