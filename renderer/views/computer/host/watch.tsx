import { useState } from "react";
import type { JoinIntent } from "../../../../shared/input/join-text.ts";
import { parseAddress } from "../../../../shared/net/address.ts";
import { inputProblemText } from "../../../../shared/text/sentences.ts";
import { Button } from "../../../components/button.tsx";
import { useCastscope, useTraffic } from "../../../context.tsx";
import { intentText } from "../../toolbar/join/intent-text.ts";
import { joinOne, showJoined, showRow } from "../../toolbar/join/join-actions.ts";
import { type Watchable, WatchPort } from "./watch-port.tsx";
import { words } from "./words/words.ts";

/** Joins the same group on the same interface; shows it where Castscope joined it already. */
export function Watch({ group }: { readonly group: Watchable }) {
  const castscope = useCastscope();
  const { notify } = castscope.notices;
  const [asking, setAsking] = useState(false);
  const [cancelled, setCancelled] = useState(false);
  const { address, interface: on, ports } = group;
  const said = words().watch;
  const own = useTraffic(
    ({ memberships }) =>
      [...memberships.values()].find((row) => row.address === address && row.interface?.name === on)?.id ??
      null,
  );

  const join = async (port: number): Promise<void> => {
    const parsed = parseAddress(address);
    if (!parsed.ok) {
      notify(inputProblemText(parsed.problem));
      return;
    }
    const intent: JoinIntent = { kind: "group", address: parsed.value, port, on, from: null, bind: "group" };
    const outcome = await joinOne(castscope, intent);
    if (outcome.ok) showJoined(castscope, outcome, intentText(intent));
    else notify(outcome.message);
  };
  const watch = (): void => {
    const [port] = ports;
    // Only one port leaves nothing to ask.
    if (port !== undefined && ports.length === 1) void join(port);
    else setAsking(true);
  };

  if (own !== null) {
    return (
      <Button
        look="link"
        aria-label={said.showOf(address, on)}
        onClick={() => showRow(castscope, own, address)}
      >
        {said.show}
      </Button>
    );
  }
  if (asking) {
    const cancel = (): void => {
      setAsking(false);
      setCancelled(true);
    };
    return <WatchPort group={group} onPort={join} onCancel={cancel} />;
  }
  return (
    <Button
      look="link"
      aria-label={said.watchOf(address, on)}
      // The focus comes back from the field that took its place.
      autoFocus={cancelled}
      onClick={watch}
    >
      {said.watch}
    </Button>
  );
}
