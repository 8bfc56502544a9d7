import { Mistake } from "../mistake.tsx";
import type { TtlField } from "../use-ttl.ts";

/** What is wrong with a typed TTL, or what to type while nothing is; nothing of one that can be sent. */
export function TtlMistake({ ttl: { problem, hint } }: { readonly ttl: TtlField }) {
  if (problem !== null) return <Mistake message={problem} />;
  return hint === null ? null : <Mistake hint message={hint} />;
}
