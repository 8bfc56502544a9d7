import { useCallback } from "react";
import { formatBitRate, formatRate } from "../../../../shared/format.ts";
import { limits } from "../../../../shared/limits.ts";
import type { Destination } from "../../../../shared/model/destination.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import { problemOf } from "../../../../shared/problem.ts";
import { formatCount, plural } from "../../../../shared/text/count.ts";
import { furtherSentence, joinedBySentence, untoldSentence } from "../../../../shared/text/destinations.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { Button } from "../../../components/button.tsx";
import { usePolled } from "../../../components/use-polled.ts";
import { useCastscope } from "../../../context.tsx";
import styles from "./destinations.module.css";

/** Where the packets of a port went that is heard as a whole, and who joined it. */
export function Destinations({ row: { id, port } }: { readonly row: Pick<Membership, "id" | "port"> }) {
  const { client } = useCastscope();
  const ask = useCallback(() => client.destinations({ id }), [client, id]);
  const { value } = usePolled(ask, limits.sourcesMs);
  if (value === null) return null;
  const { destinations, untold, further } = value;
  return (
    <section className={styles.section} aria-labelledby="destinations-heading">
      <h3 className={styles.heading} id="destinations-heading">
        Where its packets went
      </h3>
      {destinations.length === 0 && untold === 0 && <p className={styles.note}>Nothing came yet.</p>}
      {destinations.length > 0 && (
        <ul className={styles.list} aria-labelledby="destinations-heading">
          {destinations.map((one) => (
            <Line key={`${one.address} ${one.interface}`} one={one} port={port} />
          ))}
        </ul>
      )}
      {untold > 0 && <p className={styles.note}>{untoldSentence(untold)}</p>}
      {further > 0 && <p className={styles.note}>{furtherSentence(further)}</p>}
    </section>
  );
}

function Line({ one, port }: { readonly one: Destination; readonly port: number }) {
  const { client, notices } = useCastscope();
  const { address, kind, interface: on, packets, sources, rate, ours } = one;
  const join = async (): Promise<void> => {
    try {
      await client.join({ address, port, interface: on, source: null, bind: "group", name: "" });
    } catch (error) {
      notices.notify(problemText(problemOf(error)));
    }
  };
  return (
    <li className={styles.line}>
      <code className="selectable">{address}</code>
      <span>
        {kind === "group" ? joinedBySentence(one) : kind}
        {on !== null && `, on ${on}`}
      </span>
      <span className="num">
        {formatCount(packets)} from {plural(sources, "source")}, {formatRate(rate.packets)} pkt/s,{" "}
        {formatBitRate(rate.bits)}
      </span>
      {kind === "group" && ours === null && (
        <Button look="link" aria-label={`Join ${address}`} onClick={() => void join()}>
          Join
        </Button>
      )}
    </li>
  );
}
