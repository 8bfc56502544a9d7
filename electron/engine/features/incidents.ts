import { hostname } from "node:os";
import type { incidentMethods } from "../../../shared/contract/incidents.ts";
import type { Delta } from "../../../shared/contract/telling.ts";
import { limits } from "../../../shared/limits.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import type { MembershipEvent } from "../../../shared/model/membership.ts";
import type { Notifier } from "../../../shared/model/notifier.ts";
import { isQuiet, type Quiet } from "../../../shared/model/quiet.ts";
import { type AllThresholds, noThresholds } from "../../../shared/model/threshold.ts";
import { same } from "../../../shared/same.ts";
import { incidentText } from "../../../shared/text/sentences.ts";
import type { KeptEvent } from "../history/kept-event.ts";
import { IncidentList } from "../incidents/incident-list.ts";
import { RecordWatch } from "../incidents/record-watch.ts";
import { SendWatch } from "../incidents/send-watch.ts";
import { ThresholdTable } from "../incidents/threshold-table.ts";
import { messageOf } from "../notify/message.ts";
import { Notifiers, notifierProblem } from "../notify/notifiers.ts";
import type { WatchingFile } from "../notify/watching-file.ts";
import type { Feature, Teller } from "./feature.ts";
import type { Grounds } from "./grounds.ts";
import { GroupWatches, type SuspectQuerier } from "./group-watches.ts";
import { type KeptEvents, KeptIncidents } from "./kept-incidents.ts";
import { ThresholdReplay } from "./replay-thresholds.ts";
import type { WorkspaceParts } from "./workspace.ts";

export interface IncidentOptions {
  readonly version: string;
  /** Whether whoever uses the door may have commands run. */
  readonly allowCommands: boolean;
  /** Where thresholds and notifiers are kept; null keeps them for this run. */
  readonly file: WatchingFile | null;
  /** The events of the history; null where none is kept. */
  readonly kept: KeptEvents | null;
  readonly suspectQuerier: SuspectQuerier;
  /** Hears of each incident that is new or changed, once a second. */
  readonly heard: (incident: Incident) => void;
}

/** What other features tell with a tick. */
type ToldBeside = Pick<Delta, "sends" | "sendsForgotten" | "recordJobs">;

interface IncidentsFeature extends Feature<typeof incidentMethods>, Teller<"incidents", "incidents"> {
  /** What sends and recordings came to. @param now monotonic ms */
  beside(now: number, told: ToldBeside): void;
  /** A second is over. @returns events that are new or changed since the second before */
  second(now: number): readonly KeptEvent[];
  /** The program ends. @returns likewise, with what goes on as far as it was seen */
  cut(): readonly KeptEvent[];
  /** Thresholds of single groups, as the workspace keeps them. */
  readonly watched: WorkspaceParts["watched"];
}

/** What happens: as memberships tell it, limits that are crossed, sources, sends and recordings; and who is told. */
export function incidentsFeature(grounds: Grounds, options: IncidentOptions): IncidentsFeature {
  const { memberships, wall, clock, network } = grounds;
  const host = hostname();
  const nameOf = (key: string): string => [...memberships].find((one) => one.key === key)?.name ?? "";
  const tell = (incident: Incident): void => {
    // Of one that is over nobody is told again, however late an answer changes what is known of it.
    if (incident.until === null) told.add(incident.id);
    notifiers.tell(
      incident,
      messageOf(incident, { version: options.version, host }, incidentText(incident), nameOf(incident.key)),
    );
  };
  const quietNow = (): boolean => isQuiet(quiet, wall.at(clock.monotonic()));
  /** Those of which somebody was told: they are told of the end. */
  const told = new Set<number>();
  const list = new IncidentList((incident) => {
    if (!quietNow()) tell(incident);
  });
  const kept = new KeptIncidents(options.kept, list, nameOf);
  const notifiers = new Notifiers(network, clock, (id, by) => list.noteTold(id, by));
  const read = options.file?.read() ?? null;
  let thresholds: AllThresholds = read?.thresholds ?? { all: noThresholds, interfaces: [], groups: [] };
  let table = new ThresholdTable(thresholds);
  let quiet: Quiet = read?.quiet ?? null;
  let wasQuiet = quietNow();
  let seconds = 0;
  /** Grows with each change of the thresholds. */
  let revision = 0;
  /** What somebody set up, and may not be done for those who use this door: it stays in the file. */
  let unusable: readonly Notifier[] = [];
  const takeNotifiers = (all: readonly Notifier[]): void => {
    const own = usable(all, options.allowCommands);
    unusable = all.filter((one) => !own.includes(one));
    notifiers.set(own, options.allowCommands);
  };
  takeNotifiers(read?.notifiers ?? []);
  const write = (): void => {
    const names = new Set(notifiers.all.map(({ name }) => name));
    const others = unusable.filter(({ name }) => !names.has(name));
    const all = [...notifiers.all, ...others].slice(0, limits.notifiers);
    const kept = options.file?.write({ thresholds, notifiers: all, quiet });
    if (kept === undefined) return;
    // Another program may have changed the rest.
    if (!same(kept.notifiers, all)) takeNotifiers(kept.notifiers);
    if (!same(kept.thresholds, thresholds)) {
      thresholds = kept.thresholds;
      table = new ThresholdTable(thresholds);
      revision += 1;
    }
    quiet = kept.quiet;
  };

  const numbers = new WeakMap<MembershipEvent, number>();
  const stopListening = memberships.events.listen(({ membership, event, grown }) => {
    if (numbers.has(event)) return;
    const before = grown === null ? null : (numbers.get(grown) ?? null);
    const id = list.add(membership.key, event.at, event, {}, before);
    if (id !== null) numbers.set(event, id);
  });
  const groups = new GroupWatches(grounds, list, options.suspectQuerier);
  const sends = new SendWatch(list);
  const recordings = new RecordWatch(list, (id) => [...memberships].find((one) => one.id === id)?.key ?? "");

  const replay = new ThresholdReplay(options.kept, memberships);
  let untold: Incident[] = [];
  /** What began is told and kept once it is known what goes on from the run before. */
  let isTakenOver = false;
  const startedAt = clock.monotonic();
  void kept.takeOver(wall.at(startedAt)).then(() => {
    isTakenOver = true;
  });
  const setThresholds = (wanted: AllThresholds): void => {
    thresholds = wanted;
    table = new ThresholdTable(wanted);
    revision += 1;
    write();
  };

  const take = (): readonly KeptEvent[] => {
    const changed = list.takeChanged();
    untold = [...untold, ...changed].slice(-limits.incidents);
    return changed.map((incident) => keptEvent(incident, list.keptAs(incident.id)));
  };
  /** What went on through a quiet time, and still does, is told after it. */
  const leaveQuiet = (): void => {
    const isNow = quietNow();
    if (wasQuiet && !isNow) {
      for (const incident of list.list())
        if (incident.until === null && !told.has(incident.id)) tell(incident);
    }
    wasQuiet = isNow;
  };
  const standing = () => {
    const { unseen: unseenBefore, seenAt } = kept.older;
    return { seen: list.seen, seenAt, unseenBefore, quiet: wasQuiet, suppressed: list.suppressed };
  };

  return {
    handlers: {
      seeIncidents({ upTo }) {
        list.see(upTo);
        kept.see(wall.at(clock.monotonic()));
        return null;
      },
      keptIncidents: (query) => kept.page(query),
      watching: () => ({
        ...{ thresholds, notifiers: notifiers.all, states: notifiers.states, quiet },
        ...{ commandsAllowed: options.allowCommands, notKept: options.file?.failure ?? null },
      }),
      setThresholds(wanted) {
        setThresholds(wanted);
        return null;
      },
      replayThresholds: (question) => replay.run(question, wall.at(clock.monotonic())),
      setQuiet({ quiet: wanted }) {
        quiet = wanted;
        write();
        return null;
      },
      setNotifiers({ notifiers: wanted }) {
        notifiers.set(wanted, options.allowCommands);
        write();
        return null;
      },
      testNotifier({ notifier }) {
        const at = wall.at(clock.monotonic());
        const test: Incident = {
          ...{ name: "notifier-test", values: {}, id: 0, key: "", gravity: "info" },
          ...{ at, until: at, cut: false, worst: null, told: [] },
        };
        const message = messageOf(test, { version: options.version, host }, incidentText(test), "");
        return notifiers.test(notifier, message, options.allowCommands);
      },
    },
    beside(now, { sends: sent, sendsForgotten, recordJobs }) {
      const at = wall.at(now);
      sends.take(sent, sendsForgotten, at);
      if (recordJobs !== null) recordings.take(recordJobs, at);
    },
    second(now) {
      seconds += 1;
      if (seconds % limits.keptRetrySeconds === 0) options.file?.putBack();
      groups.second(now, table);
      sends.second(wall.at(now));
      leaveQuiet();
      if (!isTakenOver && now - startedAt < limits.incidentsWaitMs) return [];
      const events = take();
      for (const { number } of events) {
        const incident = list.get(number);
        if (incident === null) continue;
        options.heard(incident);
        const { at, until } = incident;
        // Of one that goes on from the run before somebody was told then.
        if (until === null && list.keptAs(number) !== null) told.add(number);
        // What has no length is over with its beginning.
        if (until !== null && told.delete(number) && until !== at && !wasQuiet) tell(incident);
      }
      return events;
    },
    cut() {
      list.cut(wall.at(clock.monotonic()));
      return take();
    },
    snapshot: () => ({ incidents: { incidents: list.list(), ...standing() } }),
    delta() {
      const news = untold;
      untold = [];
      return { incidents: { incidents: news, ...standing() } };
    },
    watched: {
      differing: (key) => thresholds.groups.find((one) => one.key === key)?.differs ?? null,
      get revision() {
        return revision;
      },
      take(given) {
        const keys = new Set(given.map(({ key }) => key));
        const groups = [...thresholds.groups.filter(({ key }) => !keys.has(key)), ...given];
        const most = limits.thresholdsOfGroups;
        if (given.length > 0) setThresholds({ ...thresholds, groups: groups.slice(-most) });
      },
    },
    async close() {
      stopListening();
      await notifiers.close();
    },
  };
}

function keptEvent(
  { id, at, until, worst, key, name, values, told, cut }: Incident,
  keptAs: string | null,
): KeptEvent {
  const texts = { values: JSON.stringify(values), told: JSON.stringify(told) };
  return { number: id, keptAs, at, until, worst, key, name, ...texts, cut };
}

/** Of those in a file that anybody may have edited, what can be. */
function usable(notifiers: readonly Notifier[], allowCommands: boolean): Notifier[] {
  return notifiers.filter(
    ({ name, by }, place) =>
      notifierProblem(by, allowCommands) === null &&
      notifiers.findIndex((other) => other.name === name) === place,
  );
}
