import { accessSync, constants, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, say } from "./setup.mjs";

/** The programs that tests talk to, by the Debian package that holds each. */
const tools = {
  chromium: "chromium",
  ffmpeg: "ffmpeg",
  iproute2: "ip",
  iperf: "iperf",
  mgen: "mgen",
  multicat: "multicat",
  nftables: "nft",
  python3: "python3",
  smcroute: "smcrouted",
  socat: "socat",
  tshark: "tshark",
};

/** Where Debian keeps network tools; not in everyone's path. */
const searched = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/sbin"];
export const searchPath = [...new Set(searched)].join(delimiter);

/**
 * Gets what the tests need: by itself as root on Debian; elsewhere it only says what is missing.
 */
export async function ensureTools() {
  if (process.platform !== "linux") return;
  const missing = missingPackages();
  if (missing.length === 0) return;
  if (isDebian() && process.getuid?.() === 0) {
    say(`Installing what the tests need: ${missing.join(", ")}.`);
    if (!(await aptGet(missing))) say("apt-get could not install all of it.");
  }
  const left = missingPackages();
  if (left.length === 0) return;
  say(
    `Some tests are left out, because these Debian packages or their like are missing: ${left.join(", ")}.`,
  );
}

function missingPackages() {
  return Object.entries(tools)
    .filter(([, program]) => findProgram(program) === null)
    .map(([name]) => name);
}

/**
 * @param {string} program
 * @returns {string | null} Its path.
 */
function findProgram(program) {
  for (const folder of searchPath.split(delimiter)) {
    try {
      const path = join(folder, program);
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

/** @param {readonly string[]} packages */
async function aptGet(packages) {
  /** @type {import("node:child_process").SpawnOptions} */
  const options = {
    stdio: ["ignore", 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  if ((await run("apt-get", ["update", "-q"], options)) !== 0) say("apt-get update failed.");
  const install = ["install", "-q", "-y", "--no-install-recommends", ...packages];
  return (await run("apt-get", install, options)) === 0;
}

/** Chromium as it is used, with nothing that reaches out of the namespace. */
export const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * The browser for the end-to-end tests: the one that was named, Debian's, or Playwright's own.
 * @returns {Promise<string | null>}
 */
export async function findBrowser() {
  if (process.env.CASTSCOPE_CHROMIUM) return process.env.CASTSCOPE_CHROMIUM;
  const system = findProgram("chromium");
  if (system !== null) return system;
  const { chromium } = await import("@playwright/test");
  const own = chromium.executablePath();
  try {
    accessSync(own, constants.X_OK);
    return own;
  } catch {
    return null;
  }
}
