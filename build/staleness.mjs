import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Whether the packages and the build are what the sources ask for. Contents are compared, never
 * times: a fresh checkout gives every file the time of the checkout.
 */

/** What the build reads; tests are no part of it. */
const inputs = [
  "electron",
  "renderer",
  "shared",
  "package.json",
  "package-lock.json",
  "tsconfig.base.json",
  "tsconfig.json",
  "vite.config.ts",
];
const outputs = ["dist/electron", "dist/headless", "dist/renderer"];
const stampFile = "dist/.stamp.json";

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */
/** @typedef {Record<string, string>} Fingerprints Content hash by path, with slashes. */

/**
 * Why the packages must be installed, in a few words, or null when they are as the lock file says.
 * @param {string} root
 * @returns {string | null}
 */
export function stalePackages(root) {
  const wanted = lockedPackages(join(root, "package-lock.json"));
  // npm writes it last, so that one of an interrupted installation is missing or old.
  const present = lockedPackages(join(root, "node_modules", ".package-lock.json"));
  if (!wanted) return "package-lock.json is missing";
  if (!present) return "node_modules is missing or incomplete";
  for (const [path, { version, integrity, optional }] of Object.entries(wanted)) {
    if (path === "") continue;
    const there = present[path];
    const name = path.replace(/^.*node_modules\//, "");
    // Packages for other platforms are listed in the lock file and left out by npm.
    if (!there && optional) continue;
    if (!there) return `${name} is not installed`;
    if (there.version !== version || there.integrity !== integrity) return `${name} is not at ${version}`;
  }
  const extra = Object.keys(present).find((path) => !Object.hasOwn(wanted, path));
  return extra === undefined ? null : `${extra} is not in package-lock.json`;
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | null}
 */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * Why the build must be made, in a few words, or null when it is of these sources.
 * @param {string} root
 * @returns {string | null}
 */
export function staleBuild(root) {
  const stamp = readStamp(root);
  if (!stamp) return "there is no finished build";
  const source = firstDifference(stamp.inputs, fingerprints(root, inputs, isSource));
  if (source !== null) return `${source} has changed`;
  // A build made by hand since then need not be of the sources that the stamp tells of.
  const output = firstDifference(stamp.outputs, fingerprints(root, outputs));
  return output === null ? null : `${output} is not as it was built`;
}

/**
 * What the build is about to read. Taken before it starts: what changes meanwhile makes it stale.
 * @param {string} root
 * @returns {Fingerprints}
 */
export function sourceFingerprints(root) {
  return fingerprints(root, inputs, isSource);
}

/**
 * Notes what the build was made of, and what it made.
 * @param {string} root
 * @param {Fingerprints} sources
 */
export function writeStamp(root, sources) {
  const file = join(root, stampFile);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ inputs: sources, outputs: fingerprints(root, outputs) }));
}

/**
 * @param {string} root
 * @returns {{ inputs: Fingerprints, outputs: Fingerprints } | null}
 */
function readStamp(root) {
  try {
    const { inputs, outputs } = JSON.parse(readFileSync(join(root, stampFile), "utf8"));
    return inputs && outputs ? { inputs, outputs } : null;
  } catch {
    return null;
  }
}

/** @param {string} path */
function isSource(path) {
  return !/\.test\.tsx?$/.test(path);
}

/**
 * @param {string} root
 * @param {readonly string[]} places Files and folders, relative to the root.
 * @param {(path: string) => boolean} [wanted]
 * @returns {Fingerprints}
 */
function fingerprints(root, places, wanted = () => true) {
  /** @type {Fingerprints} */
  const found = {};
  /** @param {string} path */
  const visit = (path) => {
    const absolute = join(root, path);
    if (!existsSync(absolute)) return;
    if (statSync(absolute).isDirectory()) {
      for (const name of readdirSync(absolute).sort()) visit(`${path}/${name}`);
    } else if (wanted(path)) {
      found[path] = createHash("sha256").update(readFileSync(absolute)).digest("base64");
    }
  };
  for (const place of places) visit(place);
  return found;
}

/**
 * The first path whose content is not the same on both sides, or null.
 * @param {Fingerprints} before
 * @param {Fingerprints} now
 */
function firstDifference(before, now) {
  const paths = new Set([...Object.keys(now), ...Object.keys(before)]);
  return [...paths].find((path) => before[path] !== now[path]) ?? null;
}
