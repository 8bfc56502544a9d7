import { type ChildProcess, fork } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const distribution = fileURLToPath(new URL("../../../dist/", import.meta.url));
const standIn = fileURLToPath(new URL("./electron.mjs", import.meta.url));

interface Report {
  readonly kind: string;
  readonly [name: string]: unknown;
}

/** For tests: the built desktop program, under plain Node with a stand-in of Electron. */
export interface Desktop {
  readonly reports: readonly Report[];
  /** The first report of this kind, when it comes. */
  reported(kind: string): Promise<Report>;
  ask(command: "invoke" | "send" | "fetch" | "quit", more?: object): Promise<unknown>;
  readonly userData: string;
  readonly exited: Promise<number | null>;
  remove(): Promise<void>;
}

export async function startDesktop(): Promise<Desktop> {
  const folder = await mkdtemp(join(tmpdir(), "castscope-"));
  const electron = join(folder, "node_modules", "electron");
  await mkdir(electron, { recursive: true });
  await cp(standIn, join(electron, "index.mjs"));
  await writeFile(join(electron, "package.json"), JSON.stringify({ exports: "./index.mjs" }));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await cp(join(distribution, "electron"), join(folder, "dist", "electron"), { recursive: true });
  await mkdir(join(folder, "dist", "renderer"));
  await writeFile(join(folder, "dist", "renderer", "index.html"), "<!doctype html>the page");

  const userData = join(folder, "user-data");
  const child = fork(join(folder, "dist", "electron", "main.js"), {
    env: { ...process.env, STAND_IN_USER_DATA: userData },
    serialization: "advanced",
  });
  return {
    ...listen(child),
    userData,
    remove: async () => {
      child.kill();
      await rm(folder, { recursive: true });
    },
  };
}

function listen(child: ChildProcess): Omit<Desktop, "userData" | "remove"> {
  const reports: Report[] = [];
  const waiting = new Map<string, (report: Report) => void>();
  child.on("message", (report: Report) => {
    reports.push(report);
    waiting.get(keyOf(report))?.(report);
  });
  const exited = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const reported = (key: string) =>
    new Promise<Report>((resolve, reject) => {
      const past = reports.find((report) => keyOf(report) === key);
      if (past) resolve(past);
      waiting.set(key, resolve);
      void exited.then((code) => reject(new Error(`The program ended with ${code} before “${key}”.`)));
    });
  let last = 0;
  return {
    reports,
    exited,
    reported,
    async ask(command, more = {}) {
      last += 1;
      const answer = reported(`done ${last}`);
      child.send({ id: last, command, ...more });
      return (await answer).result;
    },
  };
}

function keyOf({ kind, id }: Report): string {
  return id === undefined ? kind : `${kind} ${id}`;
}
