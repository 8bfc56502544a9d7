import { ArrowDown, RefreshCw } from "lucide-react";
import { useId, useMemo } from "react";
import { useStore } from "zustand";
import { limits } from "../../../../shared/limits.ts";
import { inputProblemText, problemText } from "../../../../shared/text/sentences.ts";
import { ActionKeys } from "../../../actions/action-keys.tsx";
import { actions } from "../../../actions/actions.ts";
import { Button } from "../../../components/button.tsx";
import { classes } from "../../../components/classes.ts";
import { useLasting } from "../../../components/use-lasting.ts";
import { useTraffic, useView } from "../../../context.tsx";
import { selectedPackets } from "../../../store/view.ts";
import { FilterField } from "../../filter/filter-field.tsx";
import { piecesOf } from "../../filter/pieces-of.ts";
import { ChosenTally } from "./chosen/chosen-tally.tsx";
import { Kept } from "./kept.tsx";
import styles from "./list-bar.module.css";
import { ListMenu } from "./list-menu.tsx";
import { selectedCount } from "./list-selection.ts";
import { isLive, type PacketArranger } from "./packet-arranger.ts";
import { useCompletion } from "./use-completion.ts";
import { words } from "./words/words.ts";

interface ListBarProps {
  readonly arranger: PacketArranger;
  readonly id: number;
  /** What was copied just now; empty otherwise. */
  readonly note: string;
  /** Has Wireshark decode the rows that are seen. */
  readonly onWireshark: () => void;
  /** Enter or Down in the filter: to the rows. */
  readonly onLeave: () => void;
}

/** Over the packet list: its filter, whether it follows, the way to the newest, and how much is kept. */
export function ListBar({ arranger, id, note, onWireshark, onLeave }: ListBarProps) {
  const { filterText, mistake, problem } = useStore(arranger.store);
  const paused = useLasting(mistake?.incomplete ? filterText : null, limits.hintMs);
  const told =
    mistake && (!mistake.incomplete || paused) ? inputProblemText(mistake) : problem && problemText(problem);
  const several = useView((view) => selectedCount(selectedPackets(view)?.ranges ?? []) > 1);
  const messageId = useId();
  const pieces = useMemo(() => piecesOf(filterText, arranger.subject), [filterText, arranger]);
  const complete = useCompletion(arranger, id);
  return (
    <div className={styles.bar}>
      <FilterField
        kind="packets"
        keys={<ActionKeys action={actions.filter} />}
        label={words().bar.filter}
        placeholder={
          <>
            {/* no words: a filter */}
            {words().bar.filterSuchAs} <code>src 10.0.0.31</code>
          </>
        }
        value={filterText}
        pieces={pieces}
        mistake={mistake}
        describedBy={told ? messageId : undefined}
        complete={complete}
        onChange={(text) => arranger.setFilter(text)}
        onLeave={onLeave}
      />
      {told ? (
        <span
          id={messageId}
          className={classes(styles.message, !mistake?.incomplete && styles.mistake)}
          title={told}
        >
          {told}
        </span>
      ) : (
        <>
          <Progress arranger={arranger} />
          {several ? (
            <ChosenTally className={classes(styles.chosen, note !== "" && "visually-hidden", "num")} />
          ) : (
            note === "" && <Kept arranger={arranger} id={id} />
          )}
          <span className={styles.note} role="status">
            {note}
          </span>
        </>
      )}
      <ListMenu onWireshark={onWireshark} />
    </div>
  );
}

/** What the list does: makes itself anew, follows, or stands still with newer packets behind. */
function Progress({ arranger }: { readonly arranger: PacketArranger }) {
  const { list } = arranger;
  const following = useStore(list.store, (state) => state.following);
  const unseen = useStore(list.store, (state) => state.newer);
  const { making, sort, newer } = useStore(arranger.store);
  const paused = useTraffic((traffic) => traffic.paused);
  const slow = useLasting(making && true, limits.progressMs);
  if (slow && making) {
    const percent = making.toLook === 0 ? 100 : Math.floor((100 * making.looked) / making.toLook);
    return (
      <span className={classes(styles.making, "num")}>
        {isLive(sort) ? words().bar.filtering(percent) : words().bar.sorting(percent)}{" "}
        <Button look="link" onClick={() => arranger.stop()}>
          {words().bar.stop}
        </Button>
      </span>
    );
  }
  if (!isLive(sort)) {
    if (newer === 0) return null;
    return (
      <Button
        className={classes(styles.newer, "num")}
        icon={<RefreshCw size={13} strokeWidth={1.75} aria-hidden="true" />}
        title={words().bar.sortAgainHint(newer)}
        onClick={() => arranger.refresh()}
      >
        {words().bar.newer(newer)}
      </Button>
    );
  }
  if (following) {
    return <span className={styles.following}>{paused ? words().bar.paused : words().bar.following}</span>;
  }
  return (
    <Button
      className={classes(styles.newer, "num")}
      icon={<ArrowDown size={14} strokeWidth={1.75} aria-hidden="true" />}
      title={words().bar.followHint}
      onClick={() => list.follow()}
    >
      {unseen > 0 ? words().bar.newer(unseen) : words().bar.follow}
    </Button>
  );
}
