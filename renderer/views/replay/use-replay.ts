import { useId, useState } from "react";
import type { ReplayPreview, ReplayRequest } from "../../../shared/contract/replays.ts";
import { parseAddress } from "../../../shared/net/address.ts";
import { problemOf } from "../../../shared/problem.ts";
import { guardRate } from "../../../shared/sending/guard.ts";
import { guardedReplay } from "../../../shared/sending/replay-pace.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { useRoute } from "../../components/use-route.ts";
import { useCastscope, useTraffic } from "../../context.tsx";
import type { Guard } from "../compose/use-guard.ts";
import { wideQuestion } from "../compose/wide-scope.ts";

/** Addresses that packets go to: those of the recording that are told, or the one that was chosen. */
export function addressesOf(request: ReplayRequest | null, seen: ReplayPreview | null): readonly string[] {
  if (request?.to) return [request.to.address];
  return seen?.destinations.map(({ address }) => address) ?? [];
}

/** What has to be decided about the rate, as Compose asks it; null where nothing has. */
export function useReplayGuard(
  request: ReplayRequest | null,
  seen: ReplayPreview | null,
  lower: (most: number, bits: number) => void,
): Guard | null {
  const id = useId();
  const [agreed, agree] = useState<{ readonly bits: number; readonly on: string | null } | null>(null);
  const [address = null] = addressesOf(request, seen);
  const route = useRoute(address, request?.interface ?? null);
  const name = request?.interface ?? route?.interface ?? null;
  const on = useTraffic(({ interfaces }) => interfaces.find((one) => one.name === name) ?? null);
  if (request === null || seen === null || route?.use === "own") return null;
  const parsed = address === null ? null : parseAddress(address);
  const isToGroup = parsed?.ok === true && parsed.value.use === "multicast";
  const asked = guardedReplay(seen, request.pace, request.times, isToGroup && request.ttl === 0);
  const guarded = guardRate(asked, on);
  if (guarded === null) return null;
  if (agreed !== null && agreed.on === name && guarded.bits <= agreed.bits) return null;
  return {
    ...{ ...guarded, id, interface: name },
    agree: () => agree({ bits: guarded.bits, on: name }),
    lower: () => lower(guarded.most, guarded.bits),
  };
}

/** The Send button's doings: press, and the answer where it asks before packets that may leave the site. */
export function useReplaySend(onSent: () => void) {
  const { client, compose, view } = useCastscope();
  const [question, setQuestion] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isStarting, setStarting] = useState(false);

  const press = async (
    request: ReplayRequest,
    addresses: readonly string[],
    isAgreed: boolean,
  ): Promise<void> => {
    const [asks = null] = addresses.flatMap(
      (address) => wideQuestion(address, request.ttl, view.getState().askAboveTtl) ?? [],
    );
    if (asks !== null && !isAgreed && !compose.getState().wideAgreed) {
      setQuestion(asks);
      return;
    }
    if (asks !== null) compose.setState({ wideAgreed: true });
    setQuestion(null);
    setFailure(null);
    setStarting(true);
    try {
      await client.replay(request);
      // Its progress and its end stand among the sends.
      view.setState({ composeOpen: true });
      onSent();
    } catch (error) {
      setFailure(problemText(problemOf(error)));
      setStarting(false);
    }
  };
  return { question, failure, isStarting, press, decline: () => setQuestion(null) };
}
