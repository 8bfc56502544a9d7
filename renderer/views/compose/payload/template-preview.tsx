import { useMemo } from "react";
import { templateParts } from "../../../../shared/template/parse.ts";
import { addressIn } from "../destination.ts";
import { readPace } from "../request.ts";
import { useDraft } from "../use-draft.ts";
import { NextPackets } from "./next-packets.tsx";

/** What would be sent of the template as it is typed. */
export function TemplatePreview() {
  const template = useDraft((state) => state.template);
  const rate = useDraft((state) => readPace(state, addressIn(state.to)?.family ?? 4)?.rate ?? null);
  const left = useDraft((state) => (state.mode === "once" ? 1 : null));
  // A time of its own for each template: it would not be read if it ran.
  const { parts, at } = useMemo(() => ({ parts: templateParts(template), at: Date.now() }), [template]);
  if (rate === null || parts.length === 0) return null;
  return <NextPackets parts={parts} from={0} left={left} rate={rate} at={at} />;
}
