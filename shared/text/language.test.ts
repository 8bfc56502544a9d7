import { afterEach, describe, expect, test, vi } from "vitest";
import { formatBits, formatBytes, formatRate, formatSeconds } from "../format.ts";
import { languageOf } from "../model/language.ts";
import { formatCount, formatFixed, plural } from "./count.ts";
import { onLanguage, speak } from "./spoken.ts";
import { inLanguages } from "./words.ts";

afterEach(() => speak("en"));

describe("the language of a choice", () => {
  test.each([
    ["system", ["de-AT", "en"], "de"],
    ["system", ["fr", "EN-gb", "de"], "en"],
    ["system", ["fr"], "en"],
    ["system", [], "en"],
    ["system", ["den", "deutsch"], "en"],
    ["de", ["en"], "de"],
    ["en", ["de"], "en"],
  ] as const)("%s, where the system asks for %j, is %s", (choice, wanted, code) => {
    expect(languageOf(choice, wanted)).toBe(code);
  });
});

test("numbers take the form of the language that is spoken", () => {
  const all = () => [formatCount(-65_507), formatFixed(-0, 1), formatFixed(1_234.25, 1), formatRate(2.5)];
  const units = () => [
    formatBits(12_345_678).value,
    formatBytes(1_500),
    formatBytes(7),
    formatSeconds(-1_250.5),
  ];
  expect([...all(), ...units()]).toEqual([
    "-65,507",
    "0.0",
    "1,234.3",
    "2.5",
    "12.3",
    "1.5 KiB",
    "7 bytes",
    "−1.250500",
  ]);
  speak("de");
  expect([...all(), ...units()]).toEqual([
    "-65.507",
    "0,0",
    "1.234,3",
    "2,5",
    "12,3",
    "1,5 KiB",
    "7 Byte",
    "−1,250500",
  ]);
  expect([0, 1, 2_000].map((count) => plural(count, "Paket", "Pakete"))).toEqual([
    "0 Pakete",
    "1 Paket",
    "2.000 Pakete",
  ]);
});

test("words are those of the language that is spoken when they are asked for", () => {
  const words = inLanguages({
    en: { title: "Groups", of: (count: number) => `of ${count}` },
    de: { title: "Gruppen", of: (count) => `von ${count}` },
  });
  const drawAgain = vi.fn();
  const stop = onLanguage(drawAgain);
  expect([words().title, words().of(2)]).toEqual(["Groups", "of 2"]);
  speak("de");
  speak("de");
  expect([words().title, words().of(2)]).toEqual(["Gruppen", "von 2"]);
  expect(drawAgain).toHaveBeenCalledTimes(1);
  stop();
  speak("en");
  expect(drawAgain).toHaveBeenCalledTimes(1);
});
