import { useId, useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { complete as completeFilter } from "../../../shared/filter/complete.ts";
import { groupSubject } from "../../../shared/filter/group-fields.ts";
import { limits } from "../../../shared/limits.ts";
import type { MembershipState } from "../../../shared/model/membership.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";
import { ActionKeys } from "../../actions/action-keys.tsx";
import { actions } from "../../actions/actions.ts";
import { classes } from "../../components/classes.ts";
import { Segmented } from "../../components/segmented.tsx";
import { StateGlyph } from "../../components/state-glyph.tsx";
import { useLasting } from "../../components/use-lasting.ts";
import { useCastscope, useTraffic, useView } from "../../context.tsx";
import { focusPane } from "../../keyboard/panes.ts";
import type { StateFilter } from "../../store/view.ts";
import { FilterField } from "../filter/filter-field.tsx";
import { readFilter } from "../filter/pieces-of.ts";
import { GroupByMenu } from "./group-by-menu.tsx";
import styles from "./groups-bar.module.css";
import { LiveExport } from "./live-export.tsx";
import { matchesState } from "./order.ts";
import { seenOf } from "./seen-of.ts";
import { ViewMenu } from "./view-menu.tsx";
import { words } from "./words/words.ts";

interface GroupsBarProps {
  readonly hidden: number;
  readonly narrow: boolean;
}

const filters: readonly {
  readonly value: StateFilter;
  readonly glyph: MembershipState | null;
}[] = [
  { value: "all", glyph: null },
  { value: "receiving", glyph: "receiving" },
  { value: "silent", glyph: "silent" },
  { value: "error", glyph: "failed" },
];

/** Heading, filter, states with their counts, and what the table shows. */
export function GroupsBar({ hidden, narrow }: GroupsBarProps) {
  const { view, traffic } = useCastscope();
  const filter = useView((state) => state.filter);
  const stateFilter = useView((state) => state.stateFilter);
  const { pieces, mistake } = useMemo(() => readFilter(filter, groupSubject), [filter]);
  const paused = useLasting(mistake?.incomplete ? filter : null, limits.hintMs);
  const told = mistake && (!mistake.incomplete || paused) ? inputProblemText(mistake) : null;
  const messageId = useId();
  const complete = (text: string, caret: number) =>
    completeFilter(text, caret, groupSubject, seenOf(traffic.getState().memberships.values()));
  const counts = useTraffic(
    useShallow(({ memberships }) => {
      const rows = [...memberships.values()];
      return filters.map(({ value }) => rows.filter((row) => matchesState(row, value)).length);
    }),
  );
  const texts = words().bar;
  const segments = filters.map(({ value, glyph }, at) => {
    const word = texts.states[value];
    const count = formatCount(counts[at] ?? 0);
    const content = <SegmentContent key={value} word={word} glyph={narrow ? glyph : null} count={count} />;
    return { value, label: `${word}, ${count}`, content };
  });
  return (
    <div className={styles.bar}>
      <h2 className={styles.heading}>{texts.heading}</h2>
      <FilterField
        kind="groups"
        keys={<ActionKeys action={actions.filter} />}
        label={texts.filter}
        placeholder={narrow ? texts.placeholderNarrow : texts.placeholder}
        value={filter}
        pieces={pieces}
        mistake={mistake}
        describedBy={told === null ? undefined : messageId}
        complete={complete}
        onChange={(text) => view.setState({ filter: text })}
        onLeave={() => focusPane("groups")}
      />
      <Segmented
        label={texts.state}
        segments={segments}
        value={stateFilter}
        onChange={(value) => view.setState({ stateFilter: value })}
      />
      <span
        id={messageId}
        className={classes(styles.space, mistake !== null && !mistake.incomplete && styles.mistake)}
        title={told ?? undefined}
      >
        {told}
      </span>
      {hidden > 0 && told === null && (
        <span className={styles.hidden} title={texts.hidden(hidden)}>
          <span className={styles.hiddenLong}>{texts.hidden(hidden)}</span>
          <span className={styles.hiddenShort} aria-hidden="true">
            {texts.hiddenShort(hidden)}
          </span>
        </span>
      )}
      <GroupByMenu narrow={narrow} />
      <LiveExport narrow={narrow} />
      <ViewMenu narrow={narrow} />
    </div>
  );
}

interface SegmentContentProps {
  readonly word: string;
  /** In the word's place, where there is no room for it. */
  readonly glyph: MembershipState | null;
  readonly count: string;
}

function SegmentContent({ word, glyph, count }: SegmentContentProps) {
  return (
    <>
      {glyph === null ? (
        word
      ) : (
        <span className={styles.glyph} data-live>
          <StateGlyph state={glyph} />
        </span>
      )}{" "}
      <span className={styles.count} data-live>
        {count}
      </span>
    </>
  );
}
