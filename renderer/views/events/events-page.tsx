import { Check, Copy, SlidersHorizontal } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { problemText } from "../../../shared/text/sentences.ts";
import type { EventDoings } from "../../actions/parts.ts";
import { usePart } from "../../actions/use-part.ts";
import { IconButton } from "../../components/button.tsx";
import { useMedia } from "../../components/use-media.ts";
import { useCastscope, useTraffic } from "../../context.tsx";
import { focusPane } from "../../keyboard/panes.ts";
import { isMarked } from "../../store/new-incidents.ts";
import { seeIncidents } from "../../store/see-incidents.ts";
import { useCopiedText } from "../details/use-copied-text.ts";
import separator from "../monitor/monitor.module.css";
import { type ChosenShare, useWholeRows } from "../monitor/use-whole-rows.ts";
import { EventsBar } from "./events-bar.tsx";
import styles from "./events-page.module.css";
import { goToCharts, goToPackets } from "./go-to.ts";
import { HistoryNote } from "./history-note.tsx";
import { IncidentDetails } from "./incident-details.tsx";
import { filtered, isShown, type Shown, sectionsOf } from "./incident-rows.ts";
import { incidentsCsv } from "./incidents-csv.ts";
import { IncidentsTable } from "./incidents-table.tsx";
import { useIncidents } from "./use-incidents.ts";
import { useKeptIncidents } from "./use-kept-incidents.ts";
import { WatchingPane } from "./watching/watching-pane.tsx";
import { words } from "./words/words.ts";

/** Who stays that long has looked. */
const lookedMs = 5_000;

const listPanel = "events";
/** The list's share of the height, in percent. */
const usualShare = 64;

function createShare(): ChosenShare {
  let share = usualShare;
  return {
    usual: usualShare,
    get: () => share,
    set: (next) => {
      share = next;
    },
  };
}

/** What happened, and what is known of it. */
export function EventsPage() {
  const castscope = useCastscope();
  const suppressed = useTraffic((traffic) => traffic.suppressed);
  const [filter, setFilter] = useState("");
  const [shown, setShown] = useState<Shown>("all");
  const { incidents: older, more, problem } = useKeptIncidents(filter, shown);
  const { all, rows, seen, now, today } = useIncidents(older);
  const [wanted, setWanted] = useState<number | null>(null);
  const narrow = useMedia("(width < 1200px)");
  /** Null as long as nobody opened or closed it: there where there is room. */
  const [side, setSide] = useState<boolean | null>(null);
  const sideOpen = side ?? !narrow;
  const openSide = (): void => {
    setSide(true);
    requestAnimationFrame(() => focusPane("thresholds"));
  };
  const closeSide = useCallback(() => {
    setSide(false);
    focusPane("groups");
  }, []);
  const { note, copy } = useCopiedText();
  const [chosenShare] = useState(createShare);
  const split = useWholeRows(listPanel, chosenShare);
  useSeenOnLeaving();
  const found = filtered(rows, filter);
  const sections = sectionsOf(
    found.filter((row) => isShown(row, shown)),
    seen,
    today,
  );
  const listed = sections.flatMap((section) => section.rows);
  const chosen = listed.find(({ id }) => id === wanted) ?? listed[0] ?? null;
  // What is looked at stays so when something newer comes.
  const first = wanted === null ? chosen?.id : undefined;
  useEffect(() => {
    if (first !== undefined) setWanted(first);
  }, [first]);
  const open = useCallback(() => {
    // Of a group that is not joined nothing else can be shown than what is known.
    if (chosen === null || !goToCharts(castscope, chosen)) focusPane("details");
  }, [castscope, chosen]);
  const doings = useMemo(
    (): EventDoings => ({
      next(back) {
        const marked = listed.filter((row) => isMarked(row) || row.id === chosen?.id);
        const at = marked.findIndex(({ id }) => id === chosen?.id);
        const next = (back ? marked.slice(0, Math.max(0, at)).toReversed() : marked.slice(at + 1)).find(
          isMarked,
        );
        if (next === undefined) return false;
        setWanted(next.id);
        return true;
      },
      packets: () => chosen !== null && goToPackets(castscope, chosen),
    }),
    [castscope, chosen, listed],
  );
  usePart("events", doings);
  const { page } = words();
  const showAll = (): void => {
    setFilter("");
    setShown("all");
  };
  return (
    <div className={styles.page}>
      <Group
        className={styles.main}
        orientation="vertical"
        elementRef={split.frame}
        onLayoutChanged={split.onLayoutChanged}
      >
        <Panel id={listPanel} panelRef={split.rows} defaultSize={`${split.share}%`} minSize={140}>
          <section className={styles.list} aria-labelledby="events-heading" data-pane="groups">
            <EventsBar {...{ rows: found, filter, setFilter, shown, setShown, isMore: more !== null }}>
              <IconButton
                label={page.copy}
                disabled={listed.length === 0}
                onClick={() => copy(incidentsCsv(listed), page.copied(listed.length))}
              >
                {note === "" ? (
                  <Copy size={15} strokeWidth={1.75} aria-hidden="true" />
                ) : (
                  <Check size={15} strokeWidth={1.75} aria-hidden="true" />
                )}
              </IconButton>
              <span role="status" className="visually-hidden">
                {note}
              </span>
              {!sideOpen && (
                <IconButton label={page.thresholds} aria-expanded={false} onClick={openSide}>
                  <SlidersHorizontal size={16} strokeWidth={1.75} aria-hidden="true" />
                </IconButton>
              )}
            </EventsBar>
            {listed.length === 0 ? (
              <Nothing of={rows.length} onAll={showAll} />
            ) : (
              <IncidentsTable
                {...{ sections, seen, now, today, onMore: more }}
                chosen={chosen?.id ?? null}
                onChoose={setWanted}
                onOpen={open}
              />
            )}
            {problem !== null && problem.name !== "history-off" && (
              <p className={styles.foot}>{problemText(problem)}</p>
            )}
            <HistoryNote />
            {suppressed > 0 && <p className={styles.foot}>{page.suppressed(suppressed)}</p>}
          </section>
        </Panel>
        <Separator
          className={separator.separator}
          aria-label={page.height}
          disableDoubleClick
          onDoubleClick={split.reset}
        />
        <Panel id="event" minSize={120}>
          <div className={styles.details} data-pane="details">
            {chosen !== null && <IncidentDetails key={chosen.id} {...{ row: chosen, all, now, today }} />}
          </div>
        </Panel>
      </Group>
      {sideOpen && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what opened over the list
        <div
          className={narrow ? styles.over : styles.beside}
          onKeyDown={(event) => {
            if (!narrow || event.key !== "Escape" || event.defaultPrevented) return;
            event.preventDefault();
            closeSide();
          }}
        >
          <WatchingPane onClose={closeSide} />
        </div>
      )}
    </div>
  );
}

function Nothing({ of, onAll }: { readonly of: number; readonly onAll: () => void }) {
  const { page } = words();
  if (of === 0) return <p className={styles.nothing}>{page.nothingYet}</p>;
  return (
    <p className={styles.nothing}>
      {page.noneLike(of)}{" "}
      <button type="button" className={styles.link} onClick={onAll}>
        {page.showAll(of)}
      </button>
    </p>
  );
}

/** What was there is seen when a person leaves the page that they looked at for a while. */
function useSeenOnLeaving(): void {
  const { client, traffic } = useCastscope();
  const since = useRef(0);
  useEffect(() => {
    since.current = performance.now();
    return () => {
      if (performance.now() - since.current >= lookedMs) seeIncidents(client, traffic);
    };
  }, [client, traffic]);
}
