import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import configuration from "./electron-builder.mjs";
import { projectRoot } from "./setup.mjs";

/** What electron-builder puts into a package, around files that only look like Electron's: needs no network. */
const folder = mkdtempSync(join(tmpdir(), "castscope-package-"));
const unpacked = join(folder, "out", "linux-unpacked");

/** Where Electron's binary keeps its fuses: after these words their version, their count and their states. */
const fuseMark = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const fuseNames = [
  "runAsNode",
  "enableCookieEncryption",
  "enableNodeOptionsEnvironmentVariable",
  "enableNodeCliInspectArguments",
  "enableEmbeddedAsarIntegrityValidation",
  "onlyLoadAppFromAsar",
  "loadBrowserProcessSpecificV8Snapshot",
  "grantFileProtocolExtraPrivileges",
] as const;

function writeStandIn(to: string): void {
  mkdirSync(join(to, "resources"), { recursive: true });
  mkdirSync(join(to, "locales"));
  const fuses = [fuseMark, String.fromCharCode(1, fuseNames.length), "1".repeat(fuseNames.length)].join("");
  writeFileSync(join(to, "electron"), Buffer.from(`binary ${fuses} binary`, "latin1"));
  chmodSync(join(to, "electron"), 0o755);
  for (const name of ["LICENSE", "LICENSES.chromium.html", "version", "chrome-sandbox", "resources.pak"]) {
    writeFileSync(join(to, name), name);
  }
  writeFileSync(join(to, "locales", "en-US.pak"), "");
}

/** A file or folder as an archive's header tells it: JSON after four words, of which the last is its length. */
interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly size?: number;
  readonly offset?: string;
  /** It lies beside the archive. */
  readonly unpacked?: boolean;
}
function entriesOf(archive: Buffer): Map<string, Entry> {
  const header: Entry = JSON.parse(archive.toString("utf8", 16, 16 + archive.readUInt32LE(12)));
  const entries = new Map<string, Entry>();
  const walk = (entry: Entry, path: string): void => {
    if (entry.files === undefined) entries.set(path.slice(1), entry);
    for (const [name, one] of Object.entries(entry.files ?? {})) walk(one, `${path}/${name}`);
  };
  walk(header, "");
  return entries;
}

/** Takes an archive's files out into a folder. */
function extract(archive: Buffer, to: string): void {
  const start = 8 + archive.readUInt32LE(4);
  for (const [path, { size = 0, offset = "0", unpacked: beside }] of entriesOf(archive)) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    const from = start + Number(offset);
    const bytes = beside
      ? readFileSync(join(unpacked, "resources", "app.asar.unpacked", path))
      : archive.subarray(from, from + size);
    writeFileSync(join(to, path), bytes);
  }
}

describe.runIf(process.platform === "linux" && process.arch === "x64")("the package", () => {
  let archive = Buffer.alloc(0);
  let archived: string[] = [];
  beforeAll(async () => {
    writeStandIn(join(folder, "electron"));
    const more = {
      electronDist: join(folder, "electron"),
      directories: { ...configuration.directories, output: join(folder, "out") },
    };
    const base = JSON.stringify(join(projectRoot, "build", "electron-builder.mjs"));
    const config = join(folder, "config.mjs");
    writeFileSync(
      config,
      `import base from ${base};\nexport default { ...base, ...${JSON.stringify(more)} };\n`,
    );
    const builder = join(projectRoot, "node_modules", "electron-builder", "cli.js");
    const args = [builder, "--linux", "dir", "--publish", "never", "--config", config];
    await promisify(execFile)(process.execPath, args, { cwd: projectRoot });
    archive = readFileSync(join(unpacked, "resources", "app.asar"));
    archived = [...entriesOf(archive).keys()];
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("holds the desktop’s build, koffi and a picture, and nothing of the other doors or systems", () => {
    for (const file of [
      "package.json",
      "build/icon.png",
      "dist/electron/main.js",
      "dist/renderer/index.html",
    ]) {
      expect(archived).toContain(file);
    }
    const allowed =
      /^(package\.json|build\/icon\.png|dist\/(electron|renderer)\/.+|node_modules\/(koffi|@koromix)\/.+)$/;
    expect(archived.filter((file) => !allowed.test(file))).toEqual([]);
    expect(archived.filter((file) => /musl|\.map$|\.test\.|stamp|\/(doc|vendor)\//.test(file))).toEqual([]);
    expect(archived.filter((file) => file.endsWith(".node"))).toEqual([
      "node_modules/@koromix/koffi-linux-x64/linux_x64/koffi.node",
    ]);
  });

  test("has koffi’s binary beside the archive, from which nothing can be loaded", () => {
    const beside = join(unpacked, "resources", "app.asar.unpacked", "node_modules", "@koromix");
    expect(readdirSync(join(beside, "koffi-linux-x64")).sort()).toEqual([
      "index.js",
      "linux_x64",
      "package.json",
    ]);
  });

  test("is whole: its parts load from it, and koffi calls the C library", async () => {
    const to = join(folder, "extracted");
    extract(archive, to);
    const script = `
      import koffi from "koffi";
      const getpid = koffi.load("libc.so.6").func("int getpid()");
      if (getpid() !== process.pid) throw new Error("another process");
    `;
    writeFileSync(join(to, "try.mjs"), script);
    await promisify(execFile)(process.execPath, ["try.mjs"], { cwd: to });
  });

  test("brings the licence of everything in it", () => {
    const own = readFileSync(join(unpacked, "LICENSE.castscope.txt"), "utf8");
    expect(own).toBe(readFileSync(join(projectRoot, "LICENSE"), "utf8"));
    const others = readFileSync(join(unpacked, "LICENSES.castscope.txt"), "utf8");
    const manifest = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
    for (const name of [...Object.keys(manifest.dependencies), "koffi", "@koromix/koffi-linux-x64"]) {
      expect(others).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\([A-Z]+[-\\d.A-Z]*\\)$`, "m"));
    }
    expect(others).toContain("SIL OPEN FONT LICENSE");
    expect(readdirSync(unpacked)).toEqual(
      expect.arrayContaining(["LICENSE.electron.txt", "LICENSES.chromium.html"]),
    );
  });

  test("cannot be turned into another program, and does not ask for a keychain", () => {
    const binary = readFileSync(join(unpacked, "castscope"), "latin1");
    const at = binary.indexOf(fuseMark) + fuseMark.length + 2;
    const states = fuseNames.map((name, index) => [name, binary[at + index] === "1"]);
    expect(Object.fromEntries(states)).toEqual({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });
});

test("an AppImage’s menu entry starts it with its sandbox", async () => {
  const targets = join(projectRoot, "node_modules", "app-builder-lib", "out", "targets");
  const library = await import(join(targets, "appimage", "AppImageTarget.js"));
  const AppImageTarget = library.default.default ?? library.default;
  // The parts that the entry is made of: what is started is what comes to the helper.
  const packager = {
    platformSpecificBuildOptions: configuration.linux,
    config: configuration,
    appInfo: { buildVersion: "1" },
  };
  const helper = { computeDesktopEntry: async (_options: object, command: string) => command };
  const target = new AppImageTarget(null, packager, helper, folder);
  expect(await target.desktopEntry.value).toBe("AppRun %U");
});
