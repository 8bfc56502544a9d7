import { parseMulticastTtl, parseUnicastTtl } from "../../../shared/input/quantities.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";
import { useComplaint, useDraft, useEdit } from "./use-draft.ts";

/** One of the two TTLs: the last valid value, and what is typed while that is no value. */
export interface TtlField {
  readonly value: number;
  readonly text: string;
  /** The sentence about what is typed; null when it is a value, or nothing yet. */
  readonly problem: string | null;
  readonly set: (ttl: number) => void;
  readonly type: (text: string) => void;
}

const kinds = {
  multicast: { value: "multicastTtl", typed: "typedMulticastTtl", parse: parseMulticastTtl },
  unicast: { value: "unicastTtl", typed: "typedUnicastTtl", parse: parseUnicastTtl },
} as const;

/** IP_MULTICAST_TTL and IP_TTL are two options: setting one never changes the other. */
export function useTtl(kind: keyof typeof kinds): TtlField {
  const keys = kinds[kind];
  const value = useDraft((state) => state[keys.value]);
  const typed = useDraft((state) => state[keys.typed]);
  const complaint = useComplaint("ttl");
  const edit = useEdit();
  const parsed = typed === null ? null : keys.parse(typed);
  const live = parsed && !parsed.ok && !parsed.problem.incomplete ? inputProblemText(parsed.problem) : null;
  const set = (ttl: number): void => edit({ [keys.value]: ttl, [keys.typed]: null });
  return {
    value,
    text: typed ?? String(value),
    problem: live ?? complaint,
    set,
    type: (text) => {
      const read = keys.parse(text);
      if (read.ok) set(read.value);
      else edit({ [keys.typed]: text });
    },
  };
}
