import { type CheckFunction, isQuiet, warning } from "./facts.ts";

/** What other rows know: the group comes on another interface, or its sender sends other groups that come. */
export const checkElsewhere: CheckFunction = (facts) => {
  const { row, others, sources } = facts;
  if (row.kind === "host" || row.interface === null || !isQuiet(facts)) return null;
  const coming = others.filter(({ state }) => state === "receiving");
  // Where this system mixes the packets of several interfaces, the other row may hold this one's.
  const twin = coming.find(
    (one) => one.address === row.address && one.port === row.port && one.sharedWith.length === 0,
  );
  if (twin?.interface && twin.interface.name !== row.interface.name) {
    const values = { group: row.address, interface: row.interface.name, other: twin.interface.name };
    return warning(
      { name: "comes-elsewhere", values },
      { name: "join-there", values: { interface: twin.interface.name } },
    );
  }
  for (const source of sources) {
    const groups = coming.filter(({ heard }) => heard.includes(source)).map(({ address }) => address);
    if (groups.length === 0) continue;
    return warning(
      { name: "sender-sends-others", values: { source, groups: [...new Set(groups)] } },
      { name: "look-at-sender", values: { source } },
    );
  }
  return null;
};
