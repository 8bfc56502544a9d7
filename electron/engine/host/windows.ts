import type { JoinedGroup } from "./joined-group.ts";

/**
 * Reads what `netsh interface ipv4 show joins` and `ipv6 show joins` print: `Interface 12: Ethernet`,
 * and below it scope, references, last reporter and address. The words are translated on other
 * Windows, so only their places count. References are the sockets that joined; the system's own
 * groups have none. Reasoned from printed samples: it was never run on Windows.
 */
export function parseNetshJoins(text: string): JoinedGroup[] {
  const groups: JoinedGroup[] = [];
  let on: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    const head = /^\S.*?\s\d+:\s+(\S.*?)\s*$/.exec(line);
    if (head?.[1] !== undefined) {
      on = head[1];
      continue;
    }
    const [, references = "", group = ""] =
      /^\s*\d+\s+(\d+)\s+\S+\s+([0-9a-f.:]+)(?:%\S+)?\s*$/i.exec(line) ?? [];
    const address = group.toLowerCase();
    if (on === null || !/^(2(2[4-9]|3\d)\.|ff[0-9a-f]{2}:)/.test(address)) continue;
    groups.push({
      interface: on,
      family: address.includes(":") ? 6 : 4,
      address,
      sockets: Number(references),
      kernel: Number(references) === 0,
      sources: null,
    });
  }
  return groups;
}
