import { expect } from "vitest";
import { type Host, wire } from "./network.ts";

/** Datagrams to a port that left their sender, and those of them that were lost behind it. */
export interface Lossy {
  readonly sent: number;
  readonly lost: number;
}

/**
 * Lets each hundredth datagram to each of these ports be lost behind the sender, which does not notice: no capture
 * and no receiver has it. The first and the last ones come through. What nft counts of a port is the truth.
 */
export async function loseSome(sender: Host, ports: readonly number[]) {
  const rules = ports.flatMap((port) => [
    `udp dport ${port} counter`,
    `udp dport ${port} numgen inc mod 100 == 50 counter drop`,
  ]);
  const chain = `type filter hook egress device ${wire} priority 0\n${rules.join("\n")}`;
  const { code, err } = await sender.run(["nft", "-f", "-"], {
    input: `table netdev lossy {\nchain out {\n${chain}\n}\n}\n`,
  });
  expect([code, err]).toEqual([0, ""]);
  return async (port: number): Promise<Lossy> => {
    const { out } = await sender.run(["nft", "list", "table", "netdev", "lossy"]);
    const counted = Array.from(
      out.matchAll(new RegExp(`udp dport ${port} .*counter packets (\\d+)`, "g")),
      (match) => Number(match[1]),
    );
    const [sent = Number.NaN, lost = Number.NaN] = counted;
    return { sent, lost };
  };
}
