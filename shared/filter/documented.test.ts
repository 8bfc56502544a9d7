import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { FilterSubject } from "./field.ts";
import { groupSubject } from "./group-fields.ts";
import { packetSubject } from "./packet-fields.ts";
import { parseFilter } from "./parse.ts";

const text = readFileSync("docs/filters.md", "utf8");

/** Names in code in the first two columns of a section's table. */
function namesIn(section: string): string[] {
  const [, body = ""] = text.split(`\n## ${section}\n`);
  const [own = ""] = body.split(/\n#/);
  const rows = own.split("\n").filter((line) => line.startsWith("| `"));
  return rows.flatMap((row) =>
    [
      ...row
        .split("|")
        .slice(1, 3)
        .join()
        .matchAll(/`([^`]+)`/g),
    ].map(([, name = ""]) => name),
  );
}

test.each<[string, FilterSubject<string>]>([
  ["Fields of packets", packetSubject],
  ["Fields of groups", groupSubject],
])("%s are all documented, and no others", (section, { fields }) => {
  const names = fields.flatMap(({ name, also = [] }) => [name, ...also]);
  expect(namesIn(section).sort()).toEqual([...names].sort());
});

test.each<[string, FilterSubject<string>]>([
  ["packets", packetSubject],
  ["groups", groupSubject],
])("the examples of %s are read", (kind, subject) => {
  const [, body = ""] = text.split(`\`\`\`${kind}\n`);
  const [examples = ""] = body.split("\n```");
  const all = examples.split("\n");
  expect(all.length).toBeGreaterThan(3);
  for (const example of all) expect([example, parseFilter(example, subject).ok]).toEqual([example, true]);
});
