import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Shade, shades, titleBarHeight } from "../../shared/frame-look.ts";

const tokens = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

/** The custom properties of a rule. */
function propertiesOf(selector: string): ReadonlyMap<string, string> {
  const rules = tokens.split("}").filter((rule) => rule.trimEnd().includes(`\n${selector} {`));
  const pairs = rules.flatMap((rule) => [...rule.matchAll(/(--[\w-]+):\s*([^;]+);/g)]);
  return new Map(pairs.map(([, name = "", value = ""]) => [name, value.toLowerCase()]));
}

const selectors: Readonly<Record<Shade, string>> = { dark: ":root", light: ':root[data-theme="light"]' };

describe("the tokens", () => {
  it.each(["dark", "light"] as const)("are what the system paints a %s window with", (shade) => {
    const properties = propertiesOf(selectors[shade]);
    const { ground, bar, signs } = shades[shade];
    expect([properties.get("--bg-1"), properties.get("--bg-0"), properties.get("--fg-2")]).toEqual(
      [ground, bar, signs].map((colour) => colour.toLowerCase()),
    );
  });

  it("make the title bar as high as the system's buttons", () => {
    expect(propertiesOf(":root").get("--title-bar")).toBe(`${titleBarHeight}px`);
  });
});
