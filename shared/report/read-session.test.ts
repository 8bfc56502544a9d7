import { expect, test } from "vitest";
import { limits } from "../limits.ts";
import { historyFigures, type KeptHistory } from "../model/kept-history.ts";
import { ProblemError, problem } from "../problem.ts";
import { madeUpMembership } from "../testing/made-up-membership.ts";
import { madeUpSource } from "../testing/made-up-source.ts";
import { madeUpStream } from "../testing/made-up-stream.ts";
import { madeUpSnapshot } from "../testing/made-up-telling.ts";
import { speak } from "../text/spoken.ts";
import { readGroups, readLiveFacts } from "./read-session.ts";
import { sessionPage } from "./session-page.ts";
import { sessionTable } from "./session-tables.ts";

const at = Date.UTC(2026, 4, 10, 12, 0, 10);
const rows = [
  madeUpMembership({ id: 1, key: "a", name: "Playout <A>", joinedAt: at - 4_000, packets: 30 }),
  madeUpMembership({ id: 2, key: "b", name: "=1+1", joinedAt: at - 3_000, packets: 20 }),
];

const history = (packets: readonly number[]): KeptHistory => {
  const figure = (sum: readonly number[]) => {
    const column = Float64Array.from(sum);
    return { sum: column, least: column, most: column, seconds: column };
  };
  const none = packets.map(() => Number.NaN);
  const figures = historyFigures.map(({ name }) => [
    name,
    figure(name === "packets" || name === "bytes" ? packets : none),
  ]);
  return { from: at / 1_000 - 4, step: 1, length: packets.length, figures: Object.fromEntries(figures) };
};

const asked = (kept: Readonly<Record<string, readonly number[]>> | null) => ({
  snapshot: () => madeUpSnapshot({ at, memberships: [...rows] }),
  destinations: () => ({ destinations: [], further: 0, untold: 0 }),
  sources: () => Array.from({ length: limits.watchRows + 5 }, (_, port) => madeUpSource({ port })),
  streams: () => ({
    streams: [madeUpStream({ lost: 3, expected: 30 })],
    further: 0,
    untold: 0,
    verdicts: [],
  }),
  history: ({ series }: { series: string }) => {
    if (kept === null) throw new ProblemError(problem("history-off"));
    return history(kept[series] ?? []);
  },
});

test("a table has all that is told, with what people call the groups, and no formula of theirs", async () => {
  const groups = await readGroups(asked(null));
  const table = sessionTable("sources", "csv", groups);
  expect(table.rows).toBe(2 * (limits.watchRows + 5));
  const [head, first] = table.text.split("\r\n");
  expect(head).toBe("group,groupPort,interface,groupName,address,port,packets,bytes,ttl,dscp");
  expect(first).toContain("Playout <A>");
  expect(table.text).toContain("'=1+1");
  const streams = JSON.parse(sessionTable("streams", "json", groups).text);
  expect(streams).toMatchObject([{ groupName: "Playout <A>", lost: 3, lossPercent: 10 }, { lost: 3 }]);
});

test("live traffic is drawn as the sum of its groups, and nobody's gap is a zero", async () => {
  const facts = await readLiveFacts(
    asked({ a: [1, 2, Number.NaN, 4], b: [5, Number.NaN, Number.NaN, 6] }),
    "X",
  );
  expect([...(facts.rate?.packets ?? [])]).toEqual([6, 2, Number.NaN, 10]);
  expect(facts.rate).toMatchObject({ from: at - 4_000, width: 1_000, lost: null });
  const page = sessionPage(facts);
  expect(page.match(/<polyline/g)).toHaveLength(4);
  expect(page).toContain("Playout &lt;A&gt;");
  expect(page).not.toContain("Playout <A>");
});

test("without a history the page says why it has no chart", async () => {
  const facts = await readLiveFacts(asked(null), "X");
  expect(facts.rate).toBeNull();
  expect(sessionPage(facts)).toMatch(/<li>There is no chart: [A-Z].*<\/li>/);
});

test("a page is in the language that is spoken", async () => {
  speak("de");
  const page = sessionPage(await readLiveFacts(asked(null), "X"));
  speak("en");
  expect(page).toContain('<html lang="de">');
  for (const text of ["<h2>Quellen</h2>", "Von diesem Rechner verworfen", "RTP von "])
    expect(page).toContain(text);
  expect(page).not.toMatch(/<h2>Sources|There is| from /);
});
