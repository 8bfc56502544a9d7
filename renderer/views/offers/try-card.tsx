import { Play, Square } from "lucide-react";
import { useState } from "react";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { Button } from "../../components/button.tsx";
import { useCastscope, useTraffic } from "../../context.tsx";
import { TryArc } from "./try-arc.tsx";
import styles from "./try-card.module.css";
import { isTrial, startTrial, stopTrial, trial } from "./try-it.ts";
import { words } from "./words/words.ts";

/** The card that shows a first-time user packets with one button. */
export function TryCard() {
  const castscope = useCastscope();
  const { notify } = castscope.notices;
  const running = useTraffic(({ sends }) => [...sends.values()].some(isTrial));
  const [busy, setBusy] = useState(false);
  const first = useTraffic(({ ids }) => ids.length === 0);

  const toggle = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const failure = await (running ? stopTrial(castscope) : startTrial(castscope));
    setBusy(false);
    if (failure !== null) notify(failure);
  };

  const endpoint = formatEndpoint(trial.address, trial.port);
  const texts = words().trial;
  const Icon = running ? Square : Play;
  return (
    <section className={styles.card} aria-labelledby="try-heading">
      <TryArc />
      <h2 className={styles.heading} id="try-heading">
        {running ? texts.running : texts.heading}
      </h2>
      <p className={styles.text}>
        {texts.before} <code>{endpoint}</code> {texts.after(trial.packetsPerSecond)}
      </p>
      <Button
        look={running ? "default" : "primary"}
        icon={<Icon size={14} strokeWidth={2} aria-hidden="true" />}
        data-entrance={first ? "" : undefined}
        // Not switched off: it would drop the focus.
        aria-disabled={busy}
        onClick={() => void toggle()}
      >
        {running ? texts.stop : texts.start}
      </Button>
    </section>
  );
}
