import { describe, expect, test } from "vitest";
import { formatDescription } from "../../../shared/described/description-json.ts";
import { sensorFrame } from "../../../shared/described/testing.ts";
import { limits } from "../../../shared/limits.ts";
import { asBytes, byItself } from "../../../shared/model/decoding.ts";
import { measuredDescription } from "../../../shared/model/description.ts";
import { DecodingStore } from "./decoding-store.ts";

const key = "live/239.1.1.1:5004";
const group = { key, source: null };
const source = { key, source: "10.0.0.31" };

describe("what people chose", () => {
  test("is told once, and read by from then on", () => {
    const store = new DecodingStore();
    expect(store.takeChange()).toBeNull();
    store.choose({ ...group, as: "rtp" });
    expect(store.takeChange()).toEqual({ choices: [{ ...group, as: "rtp" }], formats: [] });
    expect(store.takeChange()).toBeNull();
    expect(store.now.group(key).chosenFor("10.0.0.31")).toBe("rtp");
  });

  test("is gone when packets are to be read by themselves, for a source where its group has no choice", () => {
    const store = new DecodingStore();
    store.choose({ ...source, as: byItself });
    expect(store.state().choices).toEqual([]);
    store.choose({ ...group, as: "rtp" });
    store.choose({ ...source, as: byItself });
    expect(store.now.group(key).chosenFor("10.0.0.31")).toBeNull();
    store.choose({ ...group, as: byItself });
    expect(store.state().choices).toEqual([]);
  });

  test("is a decoder that there is, for as many groups as there is room for", () => {
    const store = new DecodingStore();
    expect(() => store.choose({ ...group, as: "rpt" })).toThrow("There is no decoder “rpt”");
    for (let index = 0; index < limits.decoderChoices; index += 1) {
      store.choose({ key: `${key}${index}`, source: null, as: asBytes });
    }
    expect(() => store.choose({ ...group, as: asBytes })).toThrow("which is the most");
    store.choose({ key: `${key}0`, source: null, as: "rtp" });
    store.choose({ key: `${key}1`, source: null, as: byItself });
    store.choose({ ...group, as: asBytes });
    expect(store.state().choices).toHaveLength(limits.decoderChoices);
  });

  test("is taken from an earlier run where nothing was said in this one", () => {
    const store = new DecodingStore();
    store.choose({ ...group, as: "rtp" });
    store.choose({ ...group, as: byItself });
    store.bring({
      choices: [
        { ...group, as: "ntp" },
        { ...source, as: asBytes },
      ],
      formats: [],
    });
    expect(store.state().choices).toEqual([{ ...source, as: asBytes }]);
    expect(store.takeChange()).not.toBeNull();
  });
});

const format = (name: string): string => formatDescription({ ...measuredDescription(sensorFrame), name });

describe("a described format", () => {
  test("is a decoder from then on, the newest of its word", () => {
    const store = new DecodingStore();
    store.keep(format("Lab one"));
    store.keep(format("Other"));
    store.keep(format("lab-one"));
    expect(store.state().formats).toEqual([format("lab-one"), format("Other")]);
    store.choose({ ...group, as: "lab-one" });
    expect(store.now.group(key).chosenFor(null)).toBe("lab-one");
    expect(store.now.decoder("lab-one")?.title).toBe("lab-one");
  });

  test("that cannot be read is refused with the sentence of its mistake", () => {
    const store = new DecodingStore();
    expect(() => store.keep("{}")).toThrow("“name” is missing");
    expect(store.takeChange()).toBeNull();
  });

  test("is forgotten with what was chosen to be read by it, and is not brought back then", () => {
    const store = new DecodingStore();
    store.keep(format("Lab one"));
    store.choose({ ...group, as: "lab-one" });
    store.forget("lab-one");
    expect(store.state()).toEqual({ choices: [], formats: [] });
    store.bring({ choices: [], formats: [format("Lab one"), format("Other")] });
    expect(store.state().formats).toEqual([format("Other")]);
  });

  test("of too many the oldest gives way, and what is brought is older than what is here", () => {
    const store = new DecodingStore();
    const names = Array.from({ length: limits.keptFormats + 1 }, (_, index) => `Format ${index}`);
    for (const name of names.slice(0, -1)) store.keep(format(name));
    store.choose({ ...group, as: "format-0" });
    store.keep(format(names.at(-1) ?? ""));
    expect(store.state().choices).toEqual([]);
    expect(store.state().formats).toHaveLength(limits.keptFormats);
    const other = new DecodingStore();
    other.keep(format("Here"));
    other.bring({ choices: [], formats: names.slice(1).map(format) });
    expect(other.state().formats[0]).toBe(format("Here"));
    expect(other.state().formats).toHaveLength(limits.keptFormats);
    expect(other.state().formats[1]).toBe(format("Format 1"));
  });
});
