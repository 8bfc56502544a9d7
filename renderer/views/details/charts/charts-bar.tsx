import { ChevronLeft, ChevronRight, Play } from "lucide-react";
import type { ReactNode } from "react";
import { Button, IconButton } from "../../../components/button.tsx";
import { Segmented } from "../../../components/segmented.tsx";
import styles from "./charts-panel.module.css";
import { spans } from "./spans.ts";
import type { ChartsView } from "./use-charts-view.ts";
import { words } from "./words/words.ts";

/** Which time is shown; then what is drawn of it, and what can be done with it. */
export function ChartsBar({ view, children }: { readonly view: ChartsView; readonly children: ReactNode }) {
  const { time, setLength, following } = view;
  return (
    <div className={styles.bar}>
      <Segmented
        label={words().bar.past}
        value={spans.find(({ length }) => length === time.length)?.value ?? ""}
        onChange={(value) => setLength(spans.find((one) => one.value === value)?.length ?? 300)}
        segments={spans.map(({ value }) => ({
          value,
          label: words().spans[value].long,
          content: words().spans[value].short,
        }))}
      />
      <IconButton label={words().bar.back} onClick={() => view.turn(-1)}>
        <ChevronLeft size={16} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <IconButton label={words().bar.on} disabled={following} onClick={() => view.turn(1)}>
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <Button
        look="quiet"
        className={styles.live ?? ""}
        icon={<Play size={14} strokeWidth={1.75} aria-hidden="true" />}
        aria-pressed={following}
        title={words().bar.liveHint}
        onClick={view.follow}
      >
        {words().bar.live}
      </Button>
      {children}
    </div>
  );
}
