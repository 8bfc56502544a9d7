import type { Suggestion } from "../../../shared/filter/complete.ts";
import type { FilterMemory } from "../../../shared/kept/filter-memory.ts";
import { words } from "./words/words.ts";

/** A line of what is offered below a filter's field. */
export interface FilterItem {
  readonly key: string;
  /** What is read: a completion, or the name of a saved filter. */
  readonly label: string;
  readonly about: string;
  /** The whole text with it, and where the caret is then. */
  readonly result: string;
  readonly caret: number;
  /** Behind it something more is to be typed. */
  readonly goesOn: boolean;
}

export interface FilterItems {
  readonly title: string;
  readonly items: readonly FilterItem[];
}

/** What is offered for a text: of an empty one what was saved and used as well, else saved filters whose name is typed. */
export function itemsFor(
  text: string,
  suggestions: readonly Suggestion[],
  { recent, saved }: FilterMemory,
): readonly FilterItems[] {
  const typed = text.trim();
  const whole = (key: string, label: string, about: string, result: string): FilterItem => {
    return { key, label, about, result, caret: result.length, goesOn: false };
  };
  const isMeant = (name: string): boolean => name.toLowerCase().includes(typed.toLowerCase());
  const offered = suggestions.map(({ kind, text: option, start, end, about }): FilterItem => {
    const result = text.slice(0, start) + option + text.slice(end);
    const goesOn = kind !== "value";
    return {
      key: `${kind} ${option}`,
      label: option.trim(),
      about,
      result,
      caret: start + option.length,
      goesOn,
    };
  });
  // What is written already is no offer, and would lie over the first row that it finds.
  const completed = offered.filter(({ result }) => result !== text);
  return [
    {
      title: words().saved,
      items: saved
        .filter(({ name }) => typed === "" || isMeant(name))
        .map(({ name, text: filter }) => whole(`saved-${name}`, name, filter, filter)),
    },
    {
      title: words().recent,
      items: typed === "" ? recent.map((filter) => whole(`recent-${filter}`, filter, "", filter)) : [],
    },
    { title: words().fields, items: completed },
  ].filter(({ items }) => items.length > 0);
}
