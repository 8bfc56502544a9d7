import { Sparkline } from "../../../components/sparkline.tsx";
import { stepFor } from "../../details/charts/spans.ts";
import { useTotals } from "../../overview/use-overview.ts";

/** Stretches that the line is drawn of, at most. */
const most = 120;

interface KeptRatesProps {
  /** When the oldest kept packet came, and now: ms since 1970. */
  readonly since: number;
  readonly at: number;
}

/** What came while packets were kept, behind the slider of how much of it is saved; nothing where no history is kept. */
export function KeptRates({ since, at }: KeptRatesProps) {
  const step = stepFor((at - since) / 1_000, most);
  const inSteps = (time: number): number => Math.floor(time / 1_000 / step) * step;
  const totals = useTotals(inSteps(since), inSteps(at), step);
  if (totals === null) return null;
  const { sum, seconds } = totals.figures.packets;
  // What was not counted is drawn as nothing: the slider's scale has no place for words.
  return <Sparkline values={Array.from(sum, (packets, place) => packets / (seconds[place] || 1) || 0)} />;
}
