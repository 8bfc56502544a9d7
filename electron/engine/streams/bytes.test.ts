import fc from "fast-check";
import { expect, test } from "vitest";
import { u16, u16Le, u32, u32Le, u64, u64Le } from "./bytes.ts";

test("numbers are read as a DataView reads them", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), fc.nat(4), (bytes, at) => {
      const view = new DataView(bytes.buffer);
      expect(u16(bytes, at)).toBe(view.getUint16(at));
      expect(u16Le(bytes, at)).toBe(view.getUint16(at, true));
      expect(u32(bytes, at)).toBe(view.getUint32(at));
      expect(u32Le(bytes, at)).toBe(view.getUint32(at, true));
      expect(u64(bytes, at)).toBe(Number(view.getBigUint64(at)));
      expect(u64Le(bytes, at)).toBe(Number(view.getBigUint64(at, true)));
    }),
  );
});
