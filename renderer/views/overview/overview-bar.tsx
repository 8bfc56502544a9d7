import { Download, Play, Table2 } from "lucide-react";
import { ActionKeys } from "../../actions/action-keys.tsx";
import { actions } from "../../actions/actions.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { Switch } from "../../components/switch.tsx";
import { useCastscope, useView } from "../../context.tsx";
import { focusPane } from "../../keyboard/panes.ts";
import { stepWords } from "../details/charts/spans.ts";
import type { ChartsView } from "../details/charts/use-charts-view.ts";
import { SearchField } from "../events/search-field.tsx";
import bar from "../groups/groups-bar.module.css";
import styles from "./overview.module.css";

interface OverviewBarProps {
  readonly view: ChartsView;
  /** Of the groups that are shown. */
  readonly count: number;
  readonly filter: string;
  readonly setFilter: (text: string) => void;
  readonly asTable: boolean;
  readonly setAsTable: (asTable: boolean) => void;
  /** Null where there is nothing to save. */
  readonly onSave: (() => void) | null;
}

const spans = [
  { value: "15 min", length: 900, words: "The last 15 minutes" },
  { value: "1 h", length: 3_600, words: "The last hour" },
  { value: "2 h", length: 7_200, words: "The last 2 hours" },
  { value: "24 h", length: 86_400, words: "The last 24 hours" },
  { value: "7 d", length: 604_800, words: "The last 7 days" },
] as const;

/** Heading, filter, span, unit and scale, and what can be done with all. */
export function OverviewBar({
  view,
  count,
  filter,
  setFilter,
  asTable,
  setAsTable,
  onSave,
}: OverviewBarProps) {
  const { view: store } = useCastscope();
  const unit = useView((state) => state.overviewUnit);
  const shared = useView((state) => state.overviewShared);
  return (
    <div className={bar.bar}>
      <h2 className={bar.heading}>
        Overview{" "}
        <span className={bar.count} data-live>
          {count === 1 ? "1 group" : `${count} groups`}
        </span>
      </h2>
      <SearchField
        keys={<ActionKeys action={actions.filter} />}
        label="Filter groups of the overview"
        placeholder="Filter by group, name"
        value={filter}
        onChange={setFilter}
        onLeave={() => focusPane("groups")}
      />
      <Segmented
        label="How much of the past"
        value={spans.find(({ length }) => length === view.time.length)?.value ?? ""}
        onChange={(value) => view.setLength(spans.find((one) => one.value === value)?.length ?? 7_200)}
        segments={spans.map(({ value, words }) => ({ value, label: words, content: value }))}
      />
      <Segmented
        label="Unit"
        value={unit}
        onChange={(overviewUnit) => store.setState({ overviewUnit })}
        segments={[
          { value: "packets", label: "Packets a second", content: "pkt/s" },
          { value: "bits", label: "Bits a second", content: "bit/s" },
        ]}
      />
      <span className={styles.switch}>
        <span aria-hidden="true">Shared scale</span>
        <Switch
          label="Shared scale"
          checked={shared}
          onChange={(overviewShared) => store.setState({ overviewShared })}
        />
      </span>
      <span className={bar.space} />
      <span className={styles.about}>One point per {stepWords(view.step)}, newest at the right</span>
      <Button
        look="quiet"
        className={styles.live ?? ""}
        icon={<Play size={14} strokeWidth={1.75} aria-hidden="true" />}
        aria-pressed={view.following}
        title="Follow the newest second"
        onClick={view.follow}
      >
        Live
      </Button>
      <IconButton label="Show as table" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
        <Table2 size={15} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <Button
        look="quiet"
        icon={<Download size={15} strokeWidth={1.75} aria-hidden="true" />}
        aria-label="Export CSV"
        title="Save the points of all shown groups as CSV"
        disabled={onSave === null}
        onClick={() => onSave?.()}
      >
        <span className={styles.word}>Export CSV</span>
      </Button>
    </div>
  );
}
