import { parseMulticastTtl, parseUnicastTtl } from "../../../shared/input/quantities.ts";
import type { Parsed } from "../../../shared/parsed.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";
import type { ComposeState } from "../../store/compose.ts";
import { useComplaint, useDraft, useEdit } from "./use-draft.ts";

/** One of the two TTLs: the last valid value, and what is typed while that is no value. */
export interface TtlField {
  readonly value: number;
  /** The value while it is what is typed; null while that is none, as nothing may be told of the one before then. */
  readonly now: number | null;
  readonly text: string;
  /** The sentence about what is typed; null when it is a value, or nothing yet. */
  readonly problem: string | null;
  /** What to type, while nothing is. */
  readonly hint: string | null;
  readonly set: (ttl: number) => void;
  readonly type: (text: string) => void;
}

const kinds = {
  multicast: { value: "multicastTtl", typed: "typedMulticastTtl", parse: parseMulticastTtl },
  unicast: { value: "unicastTtl", typed: "typedUnicastTtl", parse: parseUnicastTtl },
} as const;

/** The TTL of packets to groups; null while what is typed is none. */
export function multicastTtlNow(state: ComposeState): number | null {
  return state.typedMulticastTtl === null ? state.multicastTtl : null;
}

/** What a TTL field shows and does, of its last value and of what is typed while that is none. */
export function ttlField({
  value,
  typed,
  parse,
  complaint,
  onChange,
}: {
  readonly value: number;
  readonly typed: string | null;
  readonly parse: (text: string) => Parsed<number>;
  readonly complaint: string | null;
  readonly onChange: (value: number, typed: string | null) => void;
}): TtlField {
  const parsed = typed === null ? null : parse(typed);
  const wrong = parsed && !parsed.ok ? parsed.problem : null;
  const sentence = wrong && inputProblemText(wrong);
  return {
    value,
    now: wrong === null ? value : null,
    text: typed ?? String(value),
    problem: wrong?.incomplete ? complaint : (sentence ?? complaint),
    hint: wrong?.incomplete ? sentence : null,
    set: (ttl) => onChange(ttl, null),
    type: (text) => {
      const read = parse(text);
      onChange(read.ok ? read.value : value, read.ok ? null : text);
    },
  };
}

/** IP_MULTICAST_TTL and IP_TTL are two options: setting one never changes the other. */
export function useTtl(kind: keyof typeof kinds): TtlField {
  const keys = kinds[kind];
  const value = useDraft((state) => state[keys.value]);
  const typed = useDraft((state) => state[keys.typed]);
  const complaint = useComplaint("ttl");
  const edit = useEdit();
  return ttlField({
    ...{ value, typed, parse: keys.parse, complaint },
    onChange: (ttl, text) => edit({ [keys.value]: ttl, [keys.typed]: text }),
  });
}
