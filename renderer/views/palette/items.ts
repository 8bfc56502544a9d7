import type { ReactNode } from "react";
import type { ActionName } from "../../actions/action.ts";
import type { Keys } from "../../actions/keys.ts";
import type { Span } from "../../components/match-text.ts";
import { matchText } from "../../components/match-text.ts";
import { words } from "./words/words.ts";

/** The kinds in the order of their sections, and the sign that narrows to one. */
export const kinds = [
  { kind: "join", sign: null },
  { kind: "group", sign: "@" },
  { kind: "source", sign: null },
  { kind: "action", sign: ">" },
  { kind: "recording", sign: null },
  { kind: "setting", sign: "#" },
  { kind: "help", sign: "?" },
] as const;
export type Kind = (typeof kinds)[number]["kind"];

/** Something that the palette leads to. */
export interface Item {
  /** The same as long as it means the same thing. */
  readonly key: string;
  readonly kind: Kind;
  readonly title: string;
  /** Beside the title; found as well. */
  readonly detail: string;
  /** Found as well, and not shown. */
  readonly also: string;
  /** At the right: a state, a value; and the same in words, which stand in its name. */
  readonly value: ReactNode;
  readonly valueWords: string;
  readonly keys: Keys | null;
  /** The group that it is or belongs to. */
  readonly group: number | null;
  /** The action that it is, if it is one. */
  readonly action: ActionName | null;
  readonly run: () => void;
}

/** Items of one kind that were found, best first. */
export interface Section {
  readonly kind: Kind | "recent";
  readonly title: string;
  readonly found: readonly FoundItem[];
  /** How many more there are. */
  readonly more: number;
}

export interface FoundItem extends Item {
  readonly spans: readonly Span[];
}

/** Of each kind so many are shown while it is one among others, and so many by itself. */
const shownPerKind = 5;
const shownOfOne = 100;

/** What is asked for: the text behind a sign that narrows to a kind. */
export function readQuery(text: string): { readonly kind: Kind | null; readonly words: string } {
  const trimmed = text.trimStart();
  const kind = kinds.find(({ sign }) => sign !== null && trimmed.startsWith(sign))?.kind ?? null;
  return { kind, words: (kind === null ? trimmed : trimmed.slice(1)).trim() };
}

/** The sections of what was found. Sections stand in their order; a kind whose best is far better goes first. */
export function findItems(items: readonly Item[], text: string): readonly Section[] {
  const { kind, words: wanted } = readQuery(text);
  const most = kind === null ? shownPerKind : shownOfOne;
  const sections = kinds
    .filter((one) => kind === null || one.kind === kind)
    .map(({ kind: of }) => {
      const matches = items
        .filter((item) => item.kind === of)
        .flatMap((item) => {
          const match = matchText(wanted, item.title, `${item.detail} ${item.also}`);
          return match === null ? [] : [{ item, match }];
        })
        .toSorted((one, other) => other.match.score - one.match.score);
      const found = matches.slice(0, most).map(({ item, match }) => ({ ...item, spans: match.spans }));
      return {
        kind: of,
        title: words().sections[of],
        found,
        more: matches.length - found.length,
        best: matches[0]?.match.score ?? -1,
      };
    })
    .filter(({ found }) => found.length > 0);
  // The best match is first: its section leads, the others keep their order.
  const lead = sections.reduce(
    (best, section) => (section.best > best.best ? section : best),
    sections[0] ?? { best: -1 },
  );
  return [...sections.filter((one) => one === lead), ...sections.filter((one) => one !== lead)];
}
