import { expect, it } from "vitest";
import { rowsOf } from "../../testing/show.tsx";
import { interfacesWords, namesBy } from "./many-words.ts";

const on = (name: string) => ({ interface: { name, address: null } });

it("names rows by a pattern, with numbers, and no longer than a name may be", () => {
  const rows = rowsOf({ name: "Left", ...on("eth0") }, { name: "", ...on("eth1") });
  expect(namesBy("Camera {nnn}", rows, 9, 80)).toEqual(["Camera 009", "Camera 010"]);
  expect(namesBy("{name} {group}:{port} {on}", rows, 1, 80)).toEqual([
    "Left 239.1.2.1:5004 eth0",
    "239.1.2.2:5004 eth1",
  ]);
  expect(namesBy("{n}{x}", rows, 1, 3)).toEqual(["1{x", "2{x"]);
});

it("says on which interfaces rows are, as long as they are few", () => {
  expect(interfacesWords(rowsOf(on("eth1"), on("eth1")))).toBe(" on eth1");
  expect(interfacesWords(rowsOf(on("eth0"), on("eth1")))).toBe(" on eth0 and eth1");
  expect(interfacesWords(rowsOf(on("eth0"), on("eth1"), on("lo")))).toBe(" on 3 interfaces");
});
