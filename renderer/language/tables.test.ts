import { expect, test } from "vitest";

/** Words that are the same in German. Whatever else is the same was left in English. */
const same: ReadonlySet<string> = new Set(
  [
    "Admin Audio Broadcast Byte Bytes Castscope Decoder Details Esc Export Filter Firewall Flow Format Global Hex Index Info Jitter",
    "Kernel Link Live Loopback Median Monitor Multicast Name Offset Port Problem Rate Realm Region Ring Router Sender Socket Sockets Stream",
    "Streams Switch Syslog System Teletext Test Text Transport Unicast Version Video Webhook Wireshark",
    "bit bits byte hex max Mbit min orange pcap pcapng pkt tshark",
  ].flatMap((line) => line.split(" ")),
);

const tables = import.meta.glob<Readonly<Record<string, unknown>>>(
  "/{renderer,shared,electron}/**/words/*{english,german}*.{ts,tsx}",
  { eager: true },
);
const languages = /english|german/gi;

/** The texts of a table by their path; a function is told by what stands in its quotes. */
function texts(entry: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof entry === "string") return [[path, entry]];
  if (typeof entry === "function") {
    const literals = String(entry).match(/`[^`]*`|"[^"]*"|'[^']*'/g) ?? [];
    return [[path, literals.join(" ").replace(/\$\{[^}]*\}/g, "…")]];
  }
  if (entry === null || typeof entry !== "object") return [];
  return Object.entries(entry).flatMap(([name, inner]) =>
    texts(inner, `${path}.${name.replace(languages, "")}`),
  );
}

const hasOwnWords = (text: string): boolean =>
  (text.match(/\p{L}{3,}/gu) ?? []).some((word) => word !== word.toUpperCase() && !same.has(word));

const english = Object.keys(tables).filter((file) => /english[^/]*$/.test(file));

test("every table of words is found", () => {
  expect(english).toContain("/shared/report/words/english.ts");
  expect(english.length).toBeGreaterThan(20);
});

test.each(english)("%s is all in German beside it", (file) => {
  const plain = new Map(texts(tables[file], ""));
  const translated = texts(tables[file.replace(/english([^/]*)$/, "german$1")], "");
  expect(translated.map(([path]) => path).sort()).toEqual([...plain.keys()].sort());
  const left = translated.filter(([path, text]) => plain.get(path) === text && hasOwnWords(text));
  expect(left).toEqual([]);
});
