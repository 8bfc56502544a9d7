import { useCallback, useEffect, useState } from "react";
import { limits } from "../../../shared/limits.ts";
import { useCastscope } from "../../context.tsx";
import { nextRun } from "../../store/test-draft.ts";
import { sendDraft } from "./send-draft.ts";
import { offerFreshGroup } from "./test/offer-fresh-group.ts";
import { withRecent } from "./to/target-offers.ts";

/** The Send button's doings: press, and the answer where it asks before a wide send. */
export function useSend() {
  const { client, view, compose, traffic, kept } = useCastscope();
  const [question, setQuestion] = useState<string | null>(null);

  const send = useCallback(
    async (agreed: boolean) => {
      const { payload, to, freshTo } = compose.getState();
      const outcome = await sendDraft({ client, view, compose, traffic }, agreed);
      setQuestion(outcome.is === "ask" ? outcome.question : null);
      if (outcome.is === "sent")
        kept.set("recentTargets", withRecent(kept.get("recentTargets"), to, limits.recentUsed));
      // The next press is another run, in a group of its own where that was wanted.
      if (outcome.is !== "sent" || payload !== "test") return;
      compose.setState(({ test }) => ({ test: nextRun(test) }));
      if (to === freshTo) await offerFreshGroup({ client, compose, traffic });
    },
    [client, view, compose, traffic, kept],
  );

  // A question about what is no longer typed is void.
  useEffect(
    () =>
      compose.subscribe((now, before) => {
        if (now.to !== before.to || now.multicastTtl !== before.multicastTtl) setQuestion(null);
      }),
    [compose],
  );

  return {
    question,
    press: useCallback(() => void send(false), [send]),
    agree: useCallback(() => void send(true), [send]),
    decline: useCallback(() => setQuestion(null), []),
  };
}
