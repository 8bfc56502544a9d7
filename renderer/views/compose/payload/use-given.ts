import { useMemo } from "react";
import { contentSize } from "../../../../shared/contract/sends.ts";
import type { Family } from "../../../../shared/net/address.ts";
import { useTraffic } from "../../../context.tsx";
import { addressIn } from "../destination.ts";
import { fragmentSentence } from "../fragments.ts";
import { type GivenKind, givenContent, parseGiven } from "../payload-bytes.ts";
import { useDraft } from "../use-draft.ts";
import { type Judgement, useJudgement } from "../use-judgement.ts";

interface Given {
  /** Bytes of each packet; null while they cannot be read. */
  readonly size: number | null;
  readonly judgement: Judgement | null;
  /** Whether it cannot be sent as it is. */
  readonly wrong: boolean;
  /** What becomes of a datagram that is larger than a packet; null where it is not. */
  readonly fragments: string | null;
}

/** The payload of one kind as it is given, and what is to be said about it. */
export function useGiven(kind: GivenKind): Given {
  const text = useDraft((state) => state.text);
  const hex = useDraft((state) => state.hex);
  const template = useDraft((state) => state.template);
  const file = useDraft((state) => state.file);
  const family = useDraft((state): Family => addressIn(state.to)?.family ?? 4);
  const from = useDraft((state) => state.from);
  const loopback = useTraffic(({ interfaces }) => interfaces.find((one) => one.name === from)?.loopback);
  const { content, parsed } = useMemo(() => {
    const draft = { payload: kind, text, hex, template, file };
    return { content: givenContent(draft), parsed: parseGiven(draft, family) };
  }, [kind, text, hex, template, file, family]);
  const typed = kind === "file" ? (file?.name ?? "") : { text, hex, template }[kind];
  const judgement = useJudgement("payload", typed, parsed);
  const size = content.ok ? contentSize(content.value) : null;
  const wrong = judgement !== null && !judgement.hint;
  // Loopback takes the largest datagrams whole.
  const fragments = size !== null && !wrong && !loopback ? fragmentSentence(size, family) : null;
  return { size, judgement, wrong, fragments };
}
