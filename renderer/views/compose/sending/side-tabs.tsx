import { Segmented } from "../../../components/segmented.tsx";
import { useTraffic } from "../../../context.tsx";
import { runningIds } from "../../../store/running-sends.ts";
import { words as composeWords } from "../words/words.ts";
import { words } from "./words/words.ts";

export type Side = "form" | "sends";

/** Compose's two columns where only one has room. */
export function SideTabs({ side, onSide }: { readonly side: Side; readonly onSide: (side: Side) => void }) {
  const running = useTraffic((traffic) => runningIds(traffic).length);
  const sends = running === 0 ? words().sending : words().sendingSome(running);
  const sides = [
    { value: "form", label: words().form, content: words().form },
    { value: "sends", label: sends, content: <span className="num">{sends}</span> },
  ] as const;
  return <Segmented label={composeWords().compose} segments={sides} value={side} onChange={onSide} />;
}
