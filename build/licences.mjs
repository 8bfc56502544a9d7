import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Loaded from beside the bundles, and so seen by none of them: koffi, and the binaries of this system. */
const beside = ["koffi", "@koromix"];

/**
 * Collects the npm packages that a build takes something from: their code, styles, fonts.
 * @param {string} root The project's folder.
 */
export function collectLicences(root) {
  /** @type {Set<string>} */
  const folders = new Set();
  /** @type {import("vite").Plugin} */
  const plugin = {
    name: "castscope-licences",
    // One for all the builds that follow each other.
    sharedDuringBuild: true,
    buildEnd() {
      for (const id of this.getModuleIds()) {
        const folder = packageFolder(id);
        if (folder !== null) folders.add(folder);
      }
    },
  };
  return {
    plugin,
    /** @param {string} file */
    write(file) {
      for (const name of beside) for (const folder of foldersOf(root, name)) folders.add(folder);
      writeFileSync(file, licenceText([...folders]));
    },
  };
}

/**
 * The text that goes with a package: each one's name, version and licence, with the words of it.
 * Throws for a package that names no licence or brings no words: it must not be shipped unseen.
 * @param {readonly string[]} folders
 */
export function licenceText(folders) {
  const entries = new Map(folders.map((folder) => describe(folder)));
  const names = [...entries.keys()].sort();
  const head =
    "Castscope contains parts of these packages, each under the licence below it. Electron and Chromium have theirs in files of their own.\n";
  return [head, ...names.map((name) => `${"=".repeat(80)}\n${name}\n\n${entries.get(name)}`)].join("\n");
}

/**
 * @param {string} folder
 * @returns {[name: string, words: string]}
 */
function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)([.-]|$)/i.test(file));
  const words = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
  if (typeof license !== "string" || (words.length === 0 && !existsSync(parentLicence(folder)))) {
    throw new Error(`${name} ${version} brings no licence.`);
  }
  if (words.length === 0) words.push(readFileSync(parentLicence(folder), "utf8").trim());
  return [`${name} ${version} (${license})`, `${words.join("\n\n")}\n`];
}

/**
 * Packages of binaries come with the one that loads them, and under its licence.
 * @param {string} folder
 */
function parentLicence(folder) {
  const modules = folder.slice(0, folder.lastIndexOf("node_modules") + "node_modules".length);
  return folder.includes("@koromix") ? join(modules, "koffi", "LICENSE.txt") : join(folder, "LICENSE");
}

/**
 * The package that a module is in; null for the project's own and for virtual ones.
 * @param {string} id
 */
function packageFolder(id) {
  const match = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id);
  return match?.[1] && existsSync(join(match[1], "package.json")) ? match[1] : null;
}

/**
 * @param {string} root
 * @param {string} name A package or a scope.
 */
function foldersOf(root, name) {
  const folder = join(root, "node_modules", name);
  if (!existsSync(folder)) return [];
  if (!name.startsWith("@")) return [realpathSync(folder)];
  return readdirSync(folder).map((one) => realpathSync(join(folder, one)));
}
