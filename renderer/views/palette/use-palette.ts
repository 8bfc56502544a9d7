import { type KeyboardEvent, useEffect, useMemo, useState } from "react";
import type { Announcement } from "../../../shared/model/announcement.ts";
import { useCastscope, useTraffic, useView } from "../../context.tsx";
import {
  actionItems,
  announcedItems,
  askAnnounced,
  askSources,
  bestGroup,
  groupItems,
  helpItems,
  joinItems,
  recordingItems,
  type SourcesOfRow,
  settingItems,
  sourceItems,
} from "./collect.ts";
import { type FoundItem, findItems, type Item, readQuery, type Section } from "./items.ts";
import { words } from "./words/words.ts";

/** Of those used last so many are offered before anything is typed. */
const recentKept = 5;
/** Where no recent ones are yet, these actions are offered. */
const offeredFirst = 8;

interface PaletteState {
  readonly text: string;
  readonly sections: readonly Section[];
  /** The key of the item that Enter takes. */
  readonly active: string | null;
  /** The group whose actions alone are shown; null shows everything. */
  readonly of: number | null;
  type(text: string): void;
  point(key: string): void;
  choose(item: Item): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** The palette's mind: what is found, what is chosen, and what was used last. */
export function usePalette(onChoose: (run: () => void) => void): PaletteState {
  const castscope = useCastscope();
  const [text, setText] = useState("");
  const [of, setOf] = useState<number | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const [sources, setSources] = useState<readonly SourcesOfRow[]>([]);
  const [announced, setAnnounced] = useState<readonly Announcement[]>([]);
  const recent = useView((view) => view.recentCommands);
  // States and rates move while it is open.
  const tick = useTraffic((traffic) => traffic.at);

  useEffect(() => {
    let gone = false;
    void askSources(castscope).then((told) => {
      if (!gone) setSources(told);
    });
    void askAnnounced(castscope).then((told) => {
      if (!gone) setAnnounced(told);
    });
    return () => {
      gone = true;
    };
  }, [castscope]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: with each tick what is shown may be another
  const sections = useMemo(() => {
    const { kind, words: wanted } = readQuery(text);
    if (of !== null)
      return findItems(
        actionItems(castscope, of).filter(({ group }) => group === of),
        text,
      );
    const items = [
      ...joinItems(castscope, text),
      ...announcedItems(castscope, announced),
      ...groupItems(castscope),
      ...sourceItems(castscope, sources),
      ...actionItems(castscope, bestGroup(castscope, wanted)),
      ...recordingItems(castscope),
      ...settingItems(castscope),
      ...helpItems(castscope),
    ];
    return wanted === "" && kind === null ? firstOffers(items, recent) : findItems(items, text);
  }, [castscope, text, of, sources, announced, recent, tick]);

  const found = sections.flatMap((section) => section.found);
  const at = Math.max(
    0,
    found.findIndex(({ key }) => key === pointed),
  );
  const active = found[at] ?? null;

  const choose = (item: Item): void => {
    const { view } = castscope;
    const { recentCommands } = view.getState();
    view.setState({
      recentCommands: [item.key, ...recentCommands.filter((key) => key !== item.key)].slice(0, recentKept),
    });
    onChoose(item.run);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && found.length > 0) {
      const next = Math.abs(step) === 1 ? at + step : Math.min(found.length - 1, Math.max(0, at + step));
      setPointed(found[(next + found.length) % found.length]?.key ?? null);
    } else if (event.key === "Enter" && active !== null) choose(active);
    else if (
      event.key === "Tab" &&
      !event.shiftKey &&
      active !== null &&
      active.group !== null &&
      of === null
    ) {
      setOf(active.group);
      setText("");
      setPointed(null);
    } else if (event.key === "Tab") {
      // The focus stays in the field: there is nothing else to be reached.
    } else if (event.key === "Backspace" && text === "" && of !== null) setOf(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    ...{ text, sections, of, onKeyDown, choose },
    active: active?.key ?? null,
    point: setPointed,
    type: (next) => {
      setText(next);
      setPointed(null);
    },
  };
}

/** Before anything is typed: what was used last, then the first actions. */
function firstOffers(items: readonly Item[], recent: readonly string[]): readonly Section[] {
  const unmarked = (item: Item): FoundItem => ({ ...item, spans: [] });
  const used = recent.flatMap((key) => items.filter((item) => item.key === key)).map(unmarked);
  const actions = items
    .filter(({ kind, key }) => kind === "action" && !recent.includes(key))
    .slice(0, offeredFirst)
    .map(unmarked);
  return [
    ...(used.length > 0
      ? [{ kind: "recent", title: words().sections.recent, found: used, more: 0 } as const]
      : []),
    { kind: "action", title: words().sections.action, found: actions, more: 0 },
  ];
}
