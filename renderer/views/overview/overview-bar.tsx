import { Download, Play, Table2, X } from "lucide-react";
import { ActionKeys } from "../../actions/action-keys.tsx";
import { actions } from "../../actions/actions.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { classes } from "../../components/classes.ts";
import { Segmented } from "../../components/segmented.tsx";
import { Switch } from "../../components/switch.tsx";
import { useCastscope, useView } from "../../context.tsx";
import { focusPane } from "../../keyboard/panes.ts";
import { stepWords } from "../details/charts/spans.ts";
import type { ChartsView } from "../details/charts/use-charts-view.ts";
import { SearchField } from "../events/search-field.tsx";
import bar from "../groups/groups-bar.module.css";
import styles from "./overview.module.css";
import { words } from "./words/words.ts";

interface OverviewBarProps {
  readonly view: ChartsView;
  /** Of the groups that are shown. */
  readonly count: number;
  /** Of the groups that are shown alone, to compare them; 0 where all are. */
  readonly compared: number;
  readonly filter: string;
  readonly setFilter: (text: string) => void;
  readonly asTable: boolean;
  readonly setAsTable: (asTable: boolean) => void;
  /** Null where there is nothing to save. */
  readonly onSave: (() => void) | null;
}

const spans = [
  { value: "15 min", length: 900 },
  { value: "1 h", length: 3_600 },
  { value: "2 h", length: 7_200 },
  { value: "24 h", length: 86_400 },
  { value: "7 d", length: 604_800 },
] as const;

/** Heading, filter, span, unit and scale, and what can be done with all. */
export function OverviewBar({
  view,
  count,
  compared,
  filter,
  setFilter,
  asTable,
  setAsTable,
  onSave,
}: OverviewBarProps) {
  const { view: store } = useCastscope();
  const said = words().bar;
  const unit = useView((state) => state.overviewUnit);
  const shared = useView((state) => state.overviewShared);
  return (
    <div className={classes(bar.bar, bar.wraps)}>
      <h2 className={bar.heading}>
        {said.heading}{" "}
        <span className={bar.count} data-live>
          {said.groups(count)}
        </span>
      </h2>
      {compared > 0 && (
        <Button
          className={styles.compared ?? ""}
          title={said.comparedHint}
          onClick={() => store.setState({ compared: [] })}
        >
          {said.compared(compared)}
          <X size={12} strokeWidth={2} aria-hidden="true" />
        </Button>
      )}
      <SearchField
        keys={<ActionKeys action={actions.filter} />}
        label={said.find}
        placeholder={said.placeholder}
        value={filter}
        onChange={setFilter}
        onLeave={() => focusPane("groups")}
      />
      <Segmented
        label={said.spans.label}
        value={spans.find(({ length }) => length === view.time.length)?.value ?? ""}
        onChange={(value) => view.setLength(spans.find((one) => one.value === value)?.length ?? 7_200)}
        segments={spans.map(({ value }) => ({ value, label: said.spans[value], content: value }))}
      />
      <Segmented
        label={said.unit.label}
        value={unit}
        onChange={(overviewUnit) => store.setState({ overviewUnit })}
        segments={[
          { value: "packets", label: said.unit.packets, content: "pkt/s" },
          { value: "bits", label: said.unit.bits, content: "bit/s" },
        ]}
      />
      <span className={styles.switch} title={said.shared}>
        <span aria-hidden="true">{said.shared}</span>
        <Switch
          label={said.shared}
          checked={shared}
          onChange={(overviewShared) => store.setState({ overviewShared })}
        />
      </span>
      <span className={bar.space} />
      <span className={styles.about} title={said.about(stepWords(view.step))}>
        {said.about(stepWords(view.step))}
      </span>
      <Button
        look="quiet"
        className={styles.live ?? ""}
        icon={<Play size={14} strokeWidth={1.75} aria-hidden="true" />}
        aria-pressed={view.following}
        title={said.liveHint}
        onClick={view.follow}
      >
        {said.live}
      </Button>
      <IconButton label={said.asTable} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
        <Table2 size={15} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <Button
        look="quiet"
        icon={<Download size={15} strokeWidth={1.75} aria-hidden="true" />}
        aria-label={said.save}
        title={said.saveHint}
        disabled={onSave === null}
        onClick={() => onSave?.()}
      >
        <span className={styles.word}>{said.save}</span>
      </Button>
    </div>
  );
}
