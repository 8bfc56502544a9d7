import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { engineRooms, folderCircles, importsIn, strayArrows } from "./rooms.mjs";
import { projectRoot } from "./setup.mjs";

describe("the rooms of the engine", () => {
  const engine = "electron/engine";

  test("an import is found with both its ends", () => {
    expect(importsIn(projectRoot, engine)).toContainEqual({
      from: "electron/engine/time/wall-time.ts",
      to: "electron/engine/time/arrival-clock.ts",
    });
  });

  test("an import against the order is named with both files", () => {
    const arrows = [{ from: `${engine}/time/clock.ts`, to: `${engine}/net/udp.ts` }];
    expect(strayArrows(arrows, engine, engineRooms)).toEqual([
      "electron/engine/time/clock.ts imports electron/engine/net/udp.ts: time may not lean on net.",
    ]);
  });

  test("a room may not lean on what puts the rooms together", () => {
    const arrows = [{ from: `${engine}/net/udp.ts`, to: `${engine}/monitor.ts` }];
    expect(strayArrows(arrows, engine, engineRooms)).toHaveLength(1);
  });

  test("a folder that the table does not know is named", () => {
    const arrows = [{ from: `${engine}/attic/box.ts`, to: `${engine}/time/clock.ts` }];
    expect(strayArrows(arrows, engine, engineRooms)).toEqual([
      "electron/engine/attic is no room of build/rooms.mjs: electron/engine/attic/box.ts",
    ]);
  });

  test("the drawing in ARCHITECTURE.md has the same arrows", () => {
    const page = readFileSync(join(projectRoot, "ARCHITECTURE.md"), "utf8");
    const drawn = [...page.matchAll(/^ {2}(\w+) --> (.+)$/gm)].map(([, from = "", to = ""]) => [
      from,
      to.split(" & ").sort(),
    ]);
    const table = Object.entries(engineRooms).flatMap(([room, others]) =>
      others.length === 0 ? [] : [[room, [...others].sort()]],
    );
    expect(Object.fromEntries(drawn)).toEqual(Object.fromEntries(table));
    for (const room of Object.keys(engineRooms)) expect(page).toContain(`  ${room}["${room}: `);
  });

  test("every arrow of the table is an import, so that none outlives its reason", () => {
    const used = new Set(
      importsIn(projectRoot, engine).map(({ from, to }) => `${from.split("/")[2]} ${to.split("/")[2]}`),
    );
    const unused = Object.entries(engineRooms).flatMap(([room, others]) =>
      others.filter((other) => !used.has(`${room} ${other}`)).map((other) => `${room} ${other}`),
    );
    expect(unused).toEqual([]);
  });

  test("the table itself holds no circle", () => {
    const arrows = Object.entries(engineRooms).flatMap(([from, to]) =>
      to.map((other) => ({ from: `rooms/${from}/x.ts`, to: `rooms/${other}/x.ts` })),
    );
    expect(folderCircles(arrows)).toEqual([]);
  });
});

describe("circles of folders", () => {
  test("a circle over three folders is told with its files", () => {
    const arrows = [
      { from: "a/one/x.ts", to: "a/two/x.ts" },
      { from: "a/two/y.ts", to: "a/three/x.ts" },
      { from: "a/three/y.ts", to: "a/one/z.ts" },
    ];
    expect(folderCircles(arrows)).toEqual([
      "The folders of a lean on each other in a circle: a/one/x.ts imports a/two/x.ts; a/two/y.ts imports a/three/x.ts; a/three/y.ts imports a/one/z.ts.",
    ]);
  });

  test("files that stand beside the folders close no circle", () => {
    const arrows = [
      { from: "a/top.ts", to: "a/one/x.ts" },
      { from: "a/one/y.ts", to: "a/top.ts" },
    ];
    expect(folderCircles(arrows)).toEqual([]);
  });
});
