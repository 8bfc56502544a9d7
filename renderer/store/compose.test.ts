import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "../../shared/limits.ts";
import { parseHex } from "../../shared/text/hex.ts";
import {
  createComposeStore,
  draftOf,
  editDraft,
  freshDraft,
  payloadDraft,
  rememberDraft,
} from "./compose.ts";

describe("bytes as a draft", () => {
  it("become text when they print", () => {
    expect(payloadDraft(new TextEncoder().encode("grüß\n\tdich"))).toEqual({
      payload: "text",
      text: "grüß\n\tdich",
    });
    expect(payloadDraft(new Uint8Array())).toEqual({ payload: "text", text: "" });
  });

  it.each([
    ["a carriage return", [0x61, 0x0d, 0x0a], "61 0d 0a"],
    ["a zero", [0x61, 0x00], "61 00"],
    ["a byte order mark", [0xef, 0xbb, 0xbf, 0x61], "ef bb bf 61"],
    ["what is no UTF-8", [0xff, 0x61], "ff 61"],
  ])("become hex with %s", (_, bytes, hex) => {
    expect(payloadDraft(Uint8Array.from(bytes))).toEqual({ payload: "hex", hex });
  });

  it("give the same bytes back, whatever they are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const { payload, text = "", hex = "" } = payloadDraft(bytes);
        const back = payload === "text" ? new TextEncoder().encode(text) : parseHex(hex);
        expect("ok" in back ? back.ok && back.value : back).toEqual(Uint8Array.from(bytes));
      }),
    );
  });
});

describe("the draft", () => {
  it("hears a complaint once: any edit ends it", () => {
    const store = createComposeStore();
    store.setState({ complaint: { field: "to", message: "No." } });
    editDraft(store, { to: "2" });
    expect(store.getState()).toMatchObject({ to: "2", complaint: null });
  });

  it("is kept for as many sends as are listed, the newest", () => {
    const store = createComposeStore();
    for (let id = 1; id <= limits.sendsListed + 5; id += 1) rememberDraft(store, id, freshDraft);
    const ids = [...store.getState().ownDrafts.keys()];
    expect(ids).toHaveLength(limits.sendsListed);
    expect(ids[0]).toBe(6);
  });

  it("is only what is typed", () => {
    expect(draftOf(createComposeStore().getState())).toEqual(freshDraft);
  });
});
