import { useCallback, useMemo, useRef, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Result } from "../../../shared/contract.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button } from "../../components/button.tsx";
import { saveFile } from "../../components/save-file.ts";
import { useCastscope, useTraffic, useView } from "../../context.tsx";
import { enterPane } from "../../keyboard/panes.ts";
import { showCharts } from "../../store/view.ts";
import { OrderTurns, steadyOrder } from "../../table/order.ts";
import { useHeld } from "../../table/use-held.ts";
import { lengthWords } from "../details/charts/length-words.ts";
import { type ChartsView, useShownTime } from "../details/charts/use-charts-view.ts";
import styles from "./overview.module.css";
import { OverviewBar } from "./overview-bar.tsx";
import { overviewCsv } from "./overview-csv.ts";
import { OverviewGrid } from "./overview-grid.tsx";
import { matching, type OverviewGroup } from "./overview-rows.ts";
import { OverviewTable } from "./overview-table.tsx";
import { SpanBrush } from "./span-brush.tsx";
import { useOverview } from "./use-overview.ts";
import { words } from "./words/words.ts";

/** Points of a row's chart: one for each pixel or so. */
const points = 720;

/** Many groups in small charts on one axis, those with the most seconds of error on top. */
export function OverviewPage() {
  const { view: store } = useCastscope();
  const at = useTraffic((traffic) => traffic.at);
  const unit = useView((view) => view.overviewUnit);
  const shared = useView((view) => view.overviewShared);
  const selected = useView((view) => view.selected);
  const incidents = useTraffic((traffic) => traffic.incidents);
  const view = useShownTime("overviewTime", at, at, points);
  const answer = useOverview(view, unit);
  const [filter, setFilter] = useState("");
  const [asTable, setAsTable] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const { held, onPointerOver, onPointerLeave } = useHeld(table);
  const overview = answer?.kept ? answer.overview : null;
  const groups = useGroups(overview);
  const compared = useView((state) => state.compared);
  const among = groups.filter(({ id }) => compared.includes(id));
  // Those that were left since then are no reason to show nothing.
  const found = matching(among.length > 0 ? among : groups, filter);
  const rows = useByErrors(found, filter, held);
  const chosen = rows.find(({ id }) => id === selected)?.id ?? rows[0]?.id ?? null;
  const spanWords = lengthWords(view.to - view.from);
  const said = words().page;
  const open = useCallback(
    (id: number): void => {
      showCharts(store, id, chartsAt(view));
      enterPane("details");
    },
    [store, view],
  );
  const save = (): void => {
    if (overview === null) return;
    const csv = overviewCsv(rows, overview, unit);
    saveFile(new Blob([csv], { type: "text/csv" }), "castscope-overview.csv");
  };
  return (
    <div className={styles.page} data-pane="groups">
      <OverviewBar
        {...{ view, filter, setFilter, asTable, setAsTable }}
        count={found.length}
        compared={among.length}
        onSave={overview === null ? null : save}
      />
      {groups.length === 0 ? (
        <NoGroups />
      ) : answer === null ? (
        <p className={styles.none}>{said.reading}</p>
      ) : overview === null ? (
        <p className={styles.none}>{answer.kept ? "" : answer.why}</p>
      ) : found.length === 0 ? (
        <p className={styles.none}>
          {said.noneLike(groups.length)}{" "}
          <Button look="link" onClick={() => setFilter("")}>
            {said.showAll(groups.length)}
          </Button>
        </p>
      ) : asTable ? (
        <OverviewTable
          {...{ rows, spanWords, chosen }}
          onChoose={(id) => store.setState({ selected: id })}
          onOpen={open}
        />
      ) : (
        <OverviewGrid
          {...{ rows, overview, view, spanWords, unit, shared, incidents, chosen, table }}
          {...{ onPointerOver, onPointerLeave }}
          begins={beginOf(overview)}
          onChoose={(id) => store.setState({ selected: id, chosen: null })}
          onOpen={open}
          onEvents={() => store.setState({ page: "events" })}
        />
      )}
      {groups.length > 0 && overview !== null && <SpanBrush view={view} at={at} />}
    </div>
  );
}

function NoGroups() {
  const join = useAction(actions.goToJoin);
  const said = words().page;
  return (
    <p className={styles.none}>
      {said.noGroups}{" "}
      <Button look="link" onClick={() => join.run(null)}>
        {said.join}
      </Button>
    </p>
  );
}

/** The span around the cursor that a group's charts open with: a twentieth of what is shown, at least five minutes. */
function chartsAt({ from, to, step, cursor }: ChartsView) {
  if (cursor === null) return { from, to, cursor: null };
  const length = Math.min(to - from, Math.max(300, (to - from) / 20));
  const begin = Math.floor(cursor + step / 2 - length / 2);
  return { from: begin, to: begin + Math.round(length), cursor };
}

/** When the first stretch began in which Castscope ran, where that is not the first of all; s since 1970. */
function beginOf({ running, from, step }: Result<"historyOverview">): number | null {
  const first = running.findIndex((seconds) => seconds > 0);
  return first > 0 ? from + first * step : null;
}

/** The memberships with their figures; rows that stayed the same are the same objects. */
function useGroups(overview: Result<"historyOverview"> | null): readonly OverviewGroup[] {
  const told = useTraffic(
    useShallow(({ memberships }) =>
      [...memberships.values()].flatMap(({ id, key, address, port, name, state }) => [
        ...[id, key, formatEndpoint(address, port), name, state],
      ]),
    ),
  );
  return useMemo(() => {
    const figures = new Map(overview?.rows.map((row) => [row.key, row]));
    const groups: OverviewGroup[] = [];
    for (let at = 0; at < told.length; at += 5) {
      const key = String(told[at + 1]);
      groups.push({
        ...{ id: Number(told[at]), key, endpoint: String(told[at + 2]), name: String(told[at + 3]) },
        state: told[at + 4] as OverviewGroup["state"],
        figures: figures.get(key) ?? null,
      });
    }
    return groups;
  }, [told, overview]);
}

/** The most errors on top, as the groups table sorts: every two seconds, with a lead, never under the hand. */
function useByErrors(
  groups: readonly OverviewGroup[],
  filter: string,
  held: { readonly current: boolean },
): readonly OverviewGroup[] {
  const turns = useRef(new OrderTurns());
  const order = useRef<readonly number[]>([]);
  const known = useRef<{ filter: string; hadFigures: boolean }>({ filter, hadFigures: false });
  const hasFigures = groups.some(({ figures }) => figures !== null);
  const byId = new Map(groups.map((group) => [group.id, group]));
  const asked = known.current.filter !== filter || known.current.hadFigures !== hasFigures;
  known.current = { filter, hadFigures: hasFigures };
  order.current = steadyOrder(
    order.current,
    [...byId.keys()],
    {
      key: (id) => byId.get(id)?.figures?.errorSeconds ?? 0,
      ...{ as: "figure", descending: true },
    },
    turns.current.next(asked, held.current),
  );
  return order.current.flatMap((id) => byId.get(id) ?? []);
}
