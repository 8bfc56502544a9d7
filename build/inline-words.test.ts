import { expect, test } from "vitest";
import { wordsIn } from "./inline-words.mjs";

const texts = (source: string) => wordsIn("view.tsx", source).map(({ text }) => text);

test.each([
  ["text in JSX", "const a = <p>of</p>;", ["of"]],
  ["an attribute that is read", 'const a = <Button label="Join" look="quiet">{x}</Button>;', ["Join"]],
  ["a word of a table", 'const a = { title: "Packets", name: "packets" };', ["Packets"]],
  ["a phrase", 'const a = isOpen ? "last known" : null;', ["last known"]],
  ["a word beside a value", `const a = \`\${count} packets\`;`, [`\`\${count} packets\``]],
])("%s is found", (_, source, found) => {
  expect(texts(source)).toEqual(found);
});

test.each([
  ["a key", 'const a = event.key === "Escape" || steps["ArrowDown"];'],
  ["a comparison", 'const a = one.name === "Castscope test";'],
  ["a style", 'const a = <p className="Some thing">{b}</p>;'],
  ["an error of the program", 'throw new Error("This cannot be");'],
  ["what is excused", 'const a = "Bearer token"; // no words: a header of HTTP'],
  ["a path", `const a = \`/files/\${name}.pcapng\`;`],
  ["a type", 'type A = "Big Endian" | "Little Endian";'],
])("%s is none", (_, source) => {
  expect(texts(source)).toEqual([]);
});
