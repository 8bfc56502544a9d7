import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";

/**
 * What the rooms may import of each other, held against the imports; part of `npm run check`. Biome sees
 * circles of files; of folders it sees none, and a house whose rooms lean on each other in a circle
 * can only be read whole.
 */

/**
 * The engine's rooms, from the ground up. Whatever is not named here is no room, and no arrow.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const engineRooms = {
  datagrams: [],
  time: [],
  system: [],
  announcements: ["datagrams", "net", "requests", "time"],
  probing: ["datagrams", "host", "net", "requests", "streams", "system", "time"],
  decoding: [],
  net: ["datagrams", "time", "system"],
  requests: ["net"],
  traffic: ["datagrams", "time"],
  streams: ["datagrams", "time", "traffic"],
  record: ["datagrams", "time", "traffic"],
  export: ["feeds", "record", "system", "traffic"],
  replay: ["export", "net", "requests", "send", "streams"],
  send: ["net", "requests", "system", "time"],
  feeds: ["datagrams", "net", "requests", "streams", "time", "traffic"],
  host: ["net", "system"],
  history: ["incidents", "system"],
  incidents: [],
  notify: ["net", "time"],
  telling: ["feeds", "traffic"],
  wireshark: ["system"],
  workspace: ["system"],
  features: [
    ...[
      "announcements",
      "decoding",
      "export",
      "feeds",
      "history",
      "host",
      "incidents",
      "net",
      "notify",
      "probing",
      "record",
      "replay",
      "requests",
      "send",
      "streams",
    ],
    ...["telling", "time", "traffic", "wireshark", "workspace"],
  ],
};

/**
 * @typedef {object} Arrow
 * @property {string} from The file that imports.
 * @property {string} to The file that is imported.
 */

/**
 * The imports between the files of a folder, type-only ones included; tests and their helpers are not looked at.
 * @param {string} root
 * @param {string} folder Relative to the root, as all names that are answered.
 * @returns {Arrow[]}
 */
export function importsIn(root, folder) {
  return sources(join(root, folder)).flatMap((file) => {
    const text = readFileSync(file, "utf8");
    const paths = [...text.matchAll(/\b(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)].map(
      ([, path]) => path ?? "",
    );
    return paths
      .map((path) => normalize(join(dirname(file), path)))
      .filter((target) => target.startsWith(join(root, folder) + sep))
      .map((target) => ({ from: relative(root, file), to: relative(root, target) }));
  });
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "testing" ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !/(\.test|^testing)\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/**
 * One sentence for each import that the table does not allow, and for each room that it does not know.
 * @param {readonly Arrow[]} arrows
 * @param {string} folder
 * @param {Readonly<Record<string, readonly string[]>>} rooms
 * @returns {string[]}
 */
export function strayArrows(arrows, folder, rooms) {
  return arrows.flatMap(({ from, to }) => {
    const room = roomOf(from, folder);
    const other = roomOf(to, folder);
    // What stands in the folder itself puts the rooms together.
    if (room === null || room === other) return [];
    if (!Object.hasOwn(rooms, room)) return [`${folder}/${room} is no room of build/rooms.mjs: ${from}`];
    if (other !== null && rooms[room]?.includes(other)) return [];
    return [`${from} imports ${to}: ${room} may not lean on ${other ?? folder}.`];
  });
}

/**
 * The folders that lean on each other in a circle, one sentence for each circle that is found.
 * @param {readonly Arrow[]} arrows
 * @returns {string[]}
 */
export function folderCircles(arrows) {
  const parents = new Set(arrows.flatMap(({ from }) => ancestors(from)));
  return [...parents].flatMap((parent) => {
    /** @type {Map<string, Map<string, Arrow>>} */
    const graph = new Map();
    for (const arrow of arrows) {
      const from = roomOf(arrow.from, parent);
      const to = roomOf(arrow.to, parent);
      if (from === null || to === null || from === to) continue;
      const ways = graph.get(from) ?? new Map();
      ways.set(to, arrow);
      graph.set(from, ways);
    }
    const circle = findCircle(graph);
    if (circle === null) return [];
    const ways = circle.map(({ from, to }) => `${from} imports ${to}`).join("; ");
    return [`The folders of ${parent} lean on each other in a circle: ${ways}.`];
  });
}

/**
 * @param {ReadonlyMap<string, ReadonlyMap<string, Arrow>>} graph
 * @returns {Arrow[] | null}
 */
function findCircle(graph) {
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {(room: string, way: readonly (readonly [string, Arrow])[]) => Arrow[] | null} */
  const visit = (room, way) => {
    const at = way.findIndex(([one]) => one === room);
    if (at >= 0) return way.slice(at).map(([, arrow]) => arrow);
    if (done.has(room)) return null;
    for (const [next, arrow] of graph.get(room) ?? []) {
      const found = visit(next, [...way, [room, arrow]]);
      if (found) return found;
    }
    done.add(room);
    return null;
  };
  for (const room of graph.keys()) {
    const found = visit(room, []);
    if (found) return found;
  }
  return null;
}

/**
 * The folder directly below `folder` that a file stands in; null where it stands elsewhere, or in the folder itself.
 * @param {string} file
 * @param {string} folder
 */
function roomOf(file, folder) {
  if (!file.startsWith(folder + sep)) return null;
  const [room, ...rest] = file.slice(folder.length + 1).split(sep);
  return rest.length > 0 && room !== undefined ? room : null;
}

/**
 * @param {string} file
 * @returns {string[]}
 */
function ancestors(file) {
  const parts = file.split(sep).slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join(sep));
}
