import { createElement } from "react";
import { formatRate } from "../../../shared/format.ts";
import { parseJoinText, parsePortlessGroup } from "../../../shared/input/join-text.ts";
import { limits } from "../../../shared/limits.ts";
import type { Announcement } from "../../../shared/model/announcement.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import type { Source } from "../../../shared/model/source.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { announcerTitles } from "../../../shared/text/announcers.ts";
import type { ActionName } from "../../actions/action.ts";
import { actions, allActions, runOn } from "../../actions/actions.ts";
import { keysOf } from "../../actions/own-keys.ts";
import { matchText } from "../../components/match-text.ts";
import type { Castscope } from "../../context.tsx";
import { enterPane } from "../../keyboard/panes.ts";
import { unmark } from "../../store/marked.ts";
import { columnDefinitions, figureDefinitions, stateDefinitions } from "../help/figures.ts";
import { topics } from "../help/learn/topics.ts";
import { type Setting, settings, valueText } from "../settings/settings-list.ts";
import { words as settingWords } from "../settings/words/words.ts";
import { joinOne, showJoined, showRow } from "../toolbar/join/join-actions.ts";
import type { Item } from "./items.ts";
import { RowValue, rowWords } from "./row-value.tsx";
import { words } from "./words/words.ts";

/** Sources of a membership, as they were told when the palette was opened. */
export interface SourcesOfRow {
  readonly id: number;
  readonly sources: readonly Source[];
}

/** What a group is called: its name, else its address and port. */
export function groupName({ name, address, port }: Membership): string {
  return name === "" ? formatEndpoint(address, port) : name;
}

type Told = Pick<Item, "kind" | "title" | "run"> & Partial<Omit<Item, "key">>;

/** @param is what it is among those of its kind, whatever language is spoken */
function item({ is, ...one }: Told & { readonly is: string | number }): Item {
  return {
    ...{ detail: "", also: "", value: null, valueWords: "", keys: null, group: null, action: null },
    ...one,
    key: `${one.kind} ${is}`,
  };
}

export function groupItems(castscope: Castscope): readonly Item[] {
  const { traffic } = castscope;
  return [...traffic.getState().memberships.values()].map((row) => {
    const endpoint = formatEndpoint(row.address, row.port);
    return item({
      is: row.id,
      kind: "group",
      title: groupName(row),
      detail: [
        row.name === "" ? "" : endpoint,
        row.source === null ? "" : words().fromSource(row.source),
        row.interface?.name ?? "",
      ]
        .filter((text) => text !== "")
        .join(", "),
      value: createElement(RowValue, { row }),
      valueWords: rowWords(row),
      group: row.id,
      run: () => {
        showRow(castscope, row.id, `${row.name} ${endpoint}`);
        // Once its row is drawn as the chosen one: the one before would choose itself again.
        enterPane("groups");
      },
    });
  });
}

export function sourceItems(castscope: Castscope, told: readonly SourcesOfRow[]): readonly Item[] {
  const { traffic } = castscope;
  return told.flatMap(({ id, sources }) => {
    const row = traffic.getState().memberships.get(id);
    if (row === undefined) return [];
    return sources.map((source) =>
      item({
        is: [id, source.address, source.port].join(" "),
        kind: "source",
        title: formatEndpoint(source.address, source.port),
        detail: words().sends(groupName(row)),
        value: words().rate(formatRate(source.rate.packets)),
        valueWords: words().rateInWords(formatRate(source.rate.packets)),
        group: id,
        run: () => {
          showRow(castscope, id, groupName(row));
          castscope.view.setState({ tab: "sources" });
          enterPane("details");
        },
      }),
    );
  });
}

/** “Leave Playout A”. */
function titleOn(action: ActionName, title: string, group: string): string {
  const sentences: Partial<Record<ActionName, (group: string) => string>> = words().actionOn;
  return sentences[action]?.(group) ?? words().otherActionOn(title, group);
}

/** What an action does in a word or two: its title says most. It is found by what the help says of it. */
function briefly({
  name,
  does,
}: Pick<(typeof allActions)[number], "name" | "does">): Pick<Item, "detail" | "also"> {
  const brief: Partial<Record<ActionName, string>> = words().brief;
  return { detail: brief[name] ?? does, also: does };
}

/** Actions of the window, and those of one group: named, else the selected one. */
export function actionItems(castscope: Castscope, group: number | null): readonly Item[] {
  const { traffic, view } = castscope;
  const row = traffic.getState().memberships.get(group ?? view.getState().selected ?? -1);
  return allActions.flatMap((action): Item[] => {
    const [keys = null] = keysOf(action, view.getState().keys);
    const about = { is: action.name, kind: "action", action: action.name, keys } as const;
    if (action.on === "window") {
      // It would lead to itself.
      if (action === actions.palette || !action.applies(castscope, null)) return [];
      return [
        item({
          ...about,
          title: action.words(castscope),
          ...briefly(action),
          run: () => void runOn(action, castscope, null),
        }),
      ];
    }
    if (action.on !== "row" || row === undefined || !action.applies(castscope, row)) return [];
    return [
      item({
        ...about,
        title: titleOn(action.name, action.words(castscope), groupName(row)),
        ...briefly(action),
        group: row.id,
        run: () => {
          // What is named is meant, and not all that are chosen together with it.
          unmark(view);
          showRow(castscope, row.id, groupName(row));
          const now = traffic.getState().memberships.get(row.id);
          if (now) runOn(action, castscope, now);
        },
      }),
    ];
  });
}

export function recordingItems({ sessions }: Castscope): readonly Item[] {
  if (sessions === undefined) return [];
  return (sessions.store.getState().recordings ?? []).map(({ session, recording }) =>
    item({
      is: session,
      kind: "recording",
      title: recording.name,
      detail: words().open,
      run: () => sessions.show(session),
    }),
  );
}

/** Settings, with what they are now. */
export function settingItems({ view, hasZoom }: Castscope): readonly Item[] {
  return settings(hasZoom === true).map((setting) => {
    const value = valueText(setting, view.getState()[setting.name]);
    return item({
      is: setting.name,
      kind: "setting",
      title: setting.title,
      detail: settingWords().groups[setting.group],
      also: choicesOf(setting).join(" "),
      value,
      valueWords: value,
      run: () => view.setState({ page: "settings", wantedSetting: setting.name }),
    });
  });
}

/** What a setting can be, so that “Deutsch” leads to the language. */
function choicesOf({ control }: Setting): readonly string[] {
  return control.kind === "choice" ? control.choices.map(({ text }) => text) : [];
}

/** Words of the help, each with what it means. */
export function helpItems({ parts }: Castscope): readonly Item[] {
  const all = [...stateDefinitions(), ...columnDefinitions(), ...figureDefinitions()];
  // Where a column is called as a figure, the figure says more.
  const entries = new Map(all.map((entry) => [entry.term, entry]));
  const learn = topics().map(({ name, title, text }) =>
    item({
      is: `learn-${name}`,
      kind: "help",
      title,
      detail: words().drawn,
      also: text[0] ?? "",
      run: () => parts.get("openHelp")?.("learn", name),
    }),
  );
  const terms = [...entries.values()].map(({ key, term, means }) =>
    item({
      is: key,
      kind: "help",
      title: term,
      detail: means,
      run: () => parts.get("openHelp")?.("words"),
    }),
  );
  return [...learn, ...terms];
}

/** What is typed, where it is an address that is not joined. */
export function joinItems(castscope: Castscope, text: string): readonly Item[] {
  const { traffic, notices } = castscope;
  if (castscope.isRecording || text.trim() === "") return [];
  const parsed = parseJoinText(text, traffic.getState().interfaces);
  if (!parsed.ok) return findPortItems(castscope, text);
  if (parsed.value.kind !== "group") return [];
  const { address, port } = parsed.value;
  const endpoint = formatEndpoint(address.text, port);
  if (
    [...traffic.getState().memberships.values()].some(
      (row) => formatEndpoint(row.address, row.port) === endpoint,
    )
  )
    return [];
  return [
    item({
      is: endpoint,
      kind: "join",
      // All words of what was typed are in it, so that it is found by them.
      title: words().join(text.trim()),
      run: () =>
        void joinOne(castscope, parsed.value).then((outcome) => {
          if (outcome.ok) showJoined(castscope, outcome, endpoint);
          else notices.notify(outcome.message);
        }),
    }),
  ];
}

/** A group that was typed without its port. */
function findPortItems({ traffic, view, parts }: Castscope, text: string): readonly Item[] {
  const parsed = parsePortlessGroup(text, traffic.getState().interfaces);
  if (!parsed.ok || parsed.value.port !== null) return [];
  return [
    item({
      is: `? ${parsed.value.address.text}`,
      kind: "join",
      title: words().findPort(text.trim()),
      run: () => parts.get("findPort")?.(text.trim(), view.getState().joinOn),
    }),
  ];
}

/** What others announce and is not joined, where somebody listens for it. */
export function announcedItems(castscope: Castscope, told: readonly Announcement[]): readonly Item[] {
  const { traffic, notices } = castscope;
  const joined = new Set(
    [...traffic.getState().memberships.values()].map(({ address, port }) => formatEndpoint(address, port)),
  );
  return told.flatMap(({ key, by, name, groups, lost }) =>
    groups.flatMap(({ text }): Item[] => {
      const parsed = parseJoinText(text);
      if (!parsed.ok || lost !== null) return [];
      const endpoint = formatEndpoint(parsed.value.address.text, parsed.value.port);
      if (joined.has(endpoint)) return [];
      return [
        item({
          is: `${key} ${text}`,
          kind: "join",
          title: words().join(name === "" ? endpoint : name),
          detail: `${endpoint}, ${announcerTitles[by]}`,
          run: () =>
            void joinOne(castscope, parsed.value, name.slice(0, limits.nameLength)).then((outcome) => {
              if (outcome.ok) showJoined(castscope, outcome, `${name} ${endpoint}`);
              else notices.notify(outcome.message);
            }),
        }),
      ];
    }),
  );
}

/** What was announced; nothing where nobody listens. */
export async function askAnnounced({ client, isRecording }: Castscope): Promise<readonly Announcement[]> {
  if (isRecording) return [];
  try {
    return (await client.announced()).announcements;
  } catch {
    // Without a connection there is nothing to offer.
    return [];
  }
}

/** The group that the actions name: the one of which most words are found, the others may be the action's. */
export function bestGroup(castscope: Castscope, wanted: string): number | null {
  const each = wanted.split(/\s+/).filter((word) => word !== "");
  let best = { id: null as number | null, score: 0 };
  for (const row of castscope.traffic.getState().memberships.values()) {
    const endpoint = formatEndpoint(row.address, row.port);
    const score = each.reduce(
      (sum, word) => sum + (matchText(word, groupName(row), endpoint)?.score ?? 0),
      0,
    );
    if (score > best.score) best = { id: row.id, score };
  }
  return best.id;
}

/** Asks for the sources of the rows that receive, a bounded number of them. */
export async function askSources(castscope: Castscope): Promise<readonly SourcesOfRow[]> {
  const { client, traffic } = castscope;
  const rows = [...traffic.getState().memberships.values()]
    .filter(({ sources }) => sources > 0)
    .slice(0, limits.paletteRows);
  const told = await Promise.all(
    rows.map(async ({ id }) => {
      try {
        return { id, sources: await client.sources({ id }) };
      } catch {
        // Left meanwhile.
        return { id, sources: [] };
      }
    }),
  );
  return told;
}
