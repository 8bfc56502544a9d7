import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indented } from "./indent.ts";

describe("JSON", () => {
  test("is indented as JSON.stringify does, whatever is in it", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const isStructure = /^\s*[[{]/.test(text);
        expect(indented(text)).toBe(isStructure ? JSON.stringify(JSON.parse(text), null, 2) : text);
      }),
      // Numbers that JavaScript writes in another way, and names that come twice, are the next test's.
      { examples: [['{"a":[],"b":{},"c":"}{,:"}']] },
    );
  });

  test("keeps numbers and names as they were sent", () => {
    expect(indented('{"id":12345678901234567890,"v":1.50,"v":1e3}')).toBe(
      '{\n  "id": 12345678901234567890,\n  "v": 1.50,\n  "v": 1e3\n}',
    );
  });

  test("that is broken stays as it is", () => {
    expect(indented('{"a": 1,')).toBe('{"a": 1,');
  });
});

describe("XML", () => {
  test("has a line for each element; one with text stays on its own", () => {
    expect(indented('<?xml version="1.0"?><e><a x="1"/><b> two </b><c><d>3</d></c><!-- <no> --></e>')).toBe(
      [
        '<?xml version="1.0"?>',
        "<e>",
        '  <a x="1"/>',
        "  <b> two </b>",
        "  <c>",
        "    <d>3</d>",
        "  </c>",
        "  <!-- <no> -->",
        "</e>",
      ].join("\n"),
    );
  });

  test("that is cut stays as it is", () => {
    expect(indented("<a><b")).toBe("<a><b");
  });

  test("loses nothing but spaces", () => {
    const piece = fc.constantFrom(
      "<a>",
      "</a>",
      "<b/>",
      "text",
      " ",
      "<!--x-->",
      "<![CDATA[<y>]]>",
      "<",
      ">",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = `<r>${pieces.join("")}`;
        expect(indented(text).replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      }),
    );
  });
});

test("any other text stays as it is", () => {
  expect(indented("héllo\n  world")).toBe("héllo\n  world");
});
