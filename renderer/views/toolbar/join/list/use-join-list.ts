import { useMemo, useRef, useState } from "react";
import { type JoinList, type ListEntry, readJoinList } from "../../../../../shared/input/list/join-list.ts";
import { judgeList, type ListVerdict } from "../../../../../shared/input/list/judge-list.ts";
import { limits } from "../../../../../shared/limits.ts";
import type { Bind } from "../../../../../shared/model/bind.ts";
import { type Castscope, useCastscope, useTraffic, useView } from "../../../../context.tsx";
import { intentText } from "../intent-text.ts";
import { joinOne, showJoined } from "../join-actions.ts";
import { keepRest, withEntry } from "./keep-rest.ts";

/** How far the joins of a list are. */
interface Progress {
  readonly done: number;
  readonly of: number;
}

/** A list that is looked at, and what can be done with it. */
export interface JoinListState {
  readonly list: JoinList;
  readonly verdict: ListVerdict;
  /** Joins of the list on every interface. */
  readonly everywhere: number;
  /** Name of an interface; null lets the system choose, `every` joins on each. */
  readonly on: string | null;
  readonly every: boolean;
  readonly bind: Bind;
  /** Null while nothing is being joined. */
  readonly progress: Progress | null;
  /** Why the monitor refused groups of an entry, by the entry's text. */
  readonly refused: ReadonlyMap<string, string>;
  chooseOn(on: string | null): void;
  chooseEvery(): void;
  chooseBind(bind: Bind): void;
  join(): void;
  stop(): void;
  /** Puts other words in an entry's place; none drop it. */
  change(entry: ListEntry, words: string): void;
  /** Puts a group behind the others. */
  add(text: string): void;
}

/**
 * The mind of a list that is pasted, dropped or typed: what each entry means, where it is joined, and what became of it.
 * @param text the list as it stands
 * @param onText what is left of it, or was changed; an empty one is done with
 */
export function useJoinList(text: string, onText: (text: string) => void): JoinListState {
  const castscope = useCastscope();
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  // Rows tell of themselves four times a second: what a list asks of them changes when one comes or goes.
  const ids = useTraffic((traffic) => traffic.ids);
  const joinOn = useView((view) => view.joinOn);
  const [every, setEvery] = useState(false);
  const [bind, setBind] = useState<Bind>("group");
  const [progress, setProgress] = useState<Progress | null>(null);
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const run = useRef<AbortController | null>(null);

  const on = interfaces.some(({ name }) => name === joinOn) ? joinOn : null;
  const list = useMemo(() => readJoinList(text, interfaces), [text, interfaces]);
  const [verdict, everywhere] = useMemo(() => {
    const rows = ids.flatMap((id) => castscope.traffic.getState().memberships.get(id) ?? []);
    const names = interfaces.map(({ name }) => name);
    const common = {
      rows,
      interfaces,
      bind: bind === "any" ? bind : null,
      most: limits.memberships,
    } as const;
    const all = judgeList(list, { ...common, on: names });
    const one = judgeList(list, { ...common, on: on === null ? null : [on] });
    return [every ? all : one, all.asked - all.already - all.again];
  }, [list, ids, interfaces, on, every, bind, castscope]);

  const join = async (): Promise<void> => {
    if (run.current || verdict.joins.length === 0) return;
    const ending = new AbortController();
    run.current = ending;
    try {
      const outcome = await joinAll(castscope, list, verdict, ending.signal, setProgress);
      setRefused(outcome.refused);
      onText(keepRest(text, list, (place) => outcome.stays.has(place)));
    } finally {
      run.current = null;
      setProgress(null);
    }
  };

  return {
    list,
    verdict,
    everywhere,
    on,
    every,
    bind,
    progress,
    refused,
    chooseOn(name) {
      setEvery(false);
      castscope.view.setState({ joinOn: name });
    },
    chooseEvery: () => setEvery(true),
    chooseBind: setBind,
    join: () => void join(),
    stop: () => run.current?.abort(),
    change: (entry, words) => onText(withEntry(text, entry, words)),
    add: (group) => onText(text.trim() === "" ? group : `${text.trimEnd()}\n${group}`),
  };
}

/** Joins one after another, so that it can be stopped between any two. */
async function joinAll(
  castscope: Castscope,
  list: JoinList,
  { joins, entries }: ListVerdict,
  ending: AbortSignal,
  tell: (progress: Progress) => void,
): Promise<{ readonly stays: ReadonlySet<number>; readonly refused: ReadonlyMap<string, string> }> {
  const stays = new Set<number>();
  for (const [place, { read }] of list.entries.entries()) {
    if (read.kind === "mistake" || (entries[place]?.over ?? 0) > 0) stays.add(place);
  }
  const refused = new Map<string, string>();
  /** The first row of each set, for pairs. */
  const ids = new Map<string, number>();
  let show: (() => void) | null = null;
  for (const [done, { entry, set, intent, name }] of joins.entries()) {
    if (ending.aborted) {
      stays.add(entry);
      continue;
    }
    tell({ done, of: joins.length });
    const outcome = await joinOne(castscope, intent, name);
    if (outcome.ok) {
      show ??= () => showJoined(castscope, outcome, intentText(intent));
      const key = `${entry} ${set}`;
      if (!ids.has(key)) ids.set(key, outcome.id);
    } else {
      stays.add(entry);
      const text = list.entries[entry]?.text ?? "";
      if (!refused.has(text)) refused.set(text, outcome.message);
    }
  }
  for (const [place, { read }] of list.entries.entries()) {
    for (const [one, other] of read.kind === "groups" ? read.pairs : []) {
      const a = ids.get(`${place} ${one}`);
      const b = ids.get(`${place} ${other}`);
      // Two that carry the same are looked at as such; a refusal leaves two rows.
      if (a !== undefined && b !== undefined) await castscope.client.expectPair({ a, b }).catch(() => {});
    }
  }
  show?.();
  return { stays, refused };
}
