import { expect, test } from "vitest";
import { dataFolder } from "./data-folder.ts";

test.each([
  ["linux", {}, "/home/me/.local/share/castscope"],
  ["linux", { XDG_DATA_HOME: "/data" }, "/data/castscope"],
  ["linux", { XDG_DATA_HOME: "data" }, "/home/me/.local/share/castscope"],
  ["darwin", {}, "/home/me/Library/Application Support/Castscope"],
] as const)("%s with %j keeps its data in %s", (platform, environment, folder) => {
  expect(dataFolder(platform, environment, "/home/me")).toBe(folder);
});
