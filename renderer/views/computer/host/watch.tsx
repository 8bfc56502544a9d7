import { useState } from "react";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { problemOf } from "../../../../shared/problem.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { Button } from "../../../components/button.tsx";
import { useCastscope, useTraffic } from "../../../context.tsx";
import { showRow } from "../../toolbar/join/join-actions.ts";
import { type Watchable, WatchPort } from "./watch-port.tsx";

/** Joins the same group on the same interface; shows it where Castscope joined it already. */
export function Watch({ group }: { readonly group: Watchable }) {
  const castscope = useCastscope();
  const { notify } = castscope.notices;
  const [asking, setAsking] = useState(false);
  const [cancelled, setCancelled] = useState(false);
  const { address, interface: on, ports } = group;
  const own = useTraffic(
    ({ memberships }) =>
      [...memberships.values()].find((row) => row.address === address && row.interface?.name === on)?.id ??
      null,
  );

  const join = async (port: number): Promise<void> => {
    try {
      const { id } = await castscope.client.join({ address, port, interface: on, source: null, name: "" });
      showRow(castscope, id, formatEndpoint(address, port));
    } catch (error) {
      notify(problemText(problemOf(error)));
    }
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
        aria-label={`Show ${address} on ${on}`}
        onClick={() => showRow(castscope, own, address)}
      >
        Show
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
      aria-label={`Watch ${address} on ${on}`}
      // The focus comes back from the field that took its place.
      autoFocus={cancelled}
      onClick={watch}
    >
      Watch
    </Button>
  );
}
