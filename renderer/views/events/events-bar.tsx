import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { ActionKeys } from "../../actions/action-keys.tsx";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button } from "../../components/button.tsx";
import { classes } from "../../components/classes.ts";
import { Segmented } from "../../components/segmented.tsx";
import { focusPane } from "../../keyboard/panes.ts";
import bar from "../groups/groups-bar.module.css";
import styles from "./events-page.module.css";
import { everyShown, type IncidentRow, isShown, type Shown } from "./incident-rows.ts";
import { SearchField } from "./search-field.tsx";
import { words } from "./words/words.ts";

interface EventsBarProps {
  /** Those that the filter lets through. */
  readonly rows: readonly IncidentRow[];
  readonly filter: string;
  readonly setFilter: (text: string) => void;
  readonly shown: Shown;
  readonly setShown: (shown: Shown) => void;
  /** The history holds further ones. */
  readonly isMore: boolean;
  /** What stands at the end. */
  readonly children?: ReactNode;
}

/** Heading, filter, kinds with their counts, and what can be done with all. */
export function EventsBar({ rows, filter, setFilter, shown, setShown, isMore, children }: EventsBarProps) {
  const see = useAction(actions.seeEvents);
  const { page, bar: said } = words();
  return (
    <div className={classes(bar.bar, bar.wraps)}>
      <h2 className={bar.heading} id="events-heading">
        {page.heading}
      </h2>
      <SearchField
        keys={<ActionKeys action={actions.filter} />}
        label={said.find}
        placeholder={said.placeholder}
        value={filter}
        onChange={setFilter}
        onLeave={() => focusPane("groups")}
      />
      <Segmented
        label={said.kind}
        value={shown}
        onChange={setShown}
        segments={everyShown.map((value) => {
          const length = rows.filter((row) => isShown(row, value)).length;
          const count = `${length}${isMore && value === shown ? "+" : ""}`;
          return {
            value,
            label: `${said.kinds[value]}, ${count}`,
            content: (
              <>
                {said.kinds[value]}{" "}
                <span className={bar.count} data-live>
                  {count}
                </span>
              </>
            ),
          };
        })}
      />
      <span className={bar.space} />
      <Button
        look="quiet"
        icon={<Check size={16} strokeWidth={1.75} aria-hidden="true" />}
        aria-label={see.words}
        title={see.hint}
        aria-keyshortcuts={see["aria-keyshortcuts"]}
        onClick={() => see.run(null)}
      >
        <span className={styles.word}>{see.words}</span>
      </Button>
      {children}
    </div>
  );
}
