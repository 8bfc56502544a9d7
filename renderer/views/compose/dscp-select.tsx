import { namedDscps } from "../../../shared/net/dscp.ts";
import { ChoiceSelect } from "./choice-select.tsx";
import { useDraft, useEdit } from "./use-draft.ts";

/** What networks use code points for (RFC 4594, RFC 8622). */
const uses: ReadonlyMap<number, string> = new Map([
  [0, "best effort"],
  [1, "lower effort"],
  [8, "low priority"],
  [18, "low-latency data"],
  [24, "broadcast video"],
  [26, "streaming"],
  [32, "real-time"],
  [34, "video"],
  [40, "signalling"],
  [44, "voice, admitted"],
  [46, "voice"],
  [48, "network control"],
]);

const named = namedDscps.map(({ value, name }) => ({
  value,
  text: `${value}, ${name}`,
  note: uses.get(value),
}));

/** How routers shall treat the packets. */
export function DscpSelect() {
  const dscp = useDraft((state) => state.dscp);
  const edit = useEdit();
  const known = named.some(({ value }) => value === dscp);
  const choices = known ? named : [...named, { value: dscp, text: String(dscp) }];
  return (
    <ChoiceSelect label="DSCP" choices={choices} value={dscp} onChange={(next) => edit({ dscp: next })} />
  );
}
