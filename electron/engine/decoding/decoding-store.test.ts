import { describe, expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { asBytes, byItself } from "../../../shared/model/decoding.ts";
import { DecodingStore } from "./decoding-store.ts";

const key = "live/239.1.1.1:5004";
const group = { key, source: null };
const source = { key, source: "10.0.0.31" };

describe("what people chose", () => {
  test("is told once, and read by from then on", () => {
    const store = new DecodingStore();
    expect(store.takeChange()).toBeNull();
    store.choose({ ...group, as: "rtp" });
    expect(store.takeChange()).toEqual({ choices: [{ ...group, as: "rtp" }] });
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
    });
    expect(store.state().choices).toEqual([{ ...source, as: asBytes }]);
    expect(store.takeChange()).not.toBeNull();
  });
});
