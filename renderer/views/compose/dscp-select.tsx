import { namedDscps } from "../../../shared/net/dscp.ts";
import { ChoiceSelect } from "./choice-select.tsx";
import { useDraft, useEdit } from "./use-draft.ts";
import { words } from "./words/words.ts";

type Use = keyof ReturnType<typeof words>["dscp"]["uses"];

/** What networks use code points for (RFC 4594, RFC 8622). */
const uses: ReadonlyMap<number, Use> = new Map([
  [0, "bestEffort"],
  [1, "lowerEffort"],
  [8, "lowPriority"],
  [18, "lowLatency"],
  [24, "broadcastVideo"],
  [26, "streaming"],
  [32, "realTime"],
  [34, "video"],
  [40, "signalling"],
  [44, "voiceAdmitted"],
  [46, "voice"],
  [48, "networkControl"],
]);

function named() {
  const said = words().dscp.uses;
  return namedDscps.map(({ value, name }) => {
    const use = uses.get(value);
    return { value, text: `${value}, ${name}`, note: use && said[use] };
  });
}

/** How routers shall treat the packets. */
export function DscpSelect() {
  const dscp = useDraft((state) => state.dscp);
  const edit = useEdit();
  const all = named();
  const known = all.some(({ value }) => value === dscp);
  const choices = known ? all : [...all, { value: dscp, text: String(dscp) }];
  return (
    // no words: a name that is the same everywhere
    <ChoiceSelect label="DSCP" choices={choices} value={dscp} onChange={(next) => edit({ dscp: next })} />
  );
}
