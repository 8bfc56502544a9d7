import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { doorMethods } from "../../shared/contract/door.ts";
import { type Handlers, isMethodName } from "../../shared/contract.ts";
import { type Answer, call } from "../../shared/transport.ts";
import { createRouter } from "../rpc/router.ts";
import type { MonitorThread } from "../thread/host.ts";

/** What the system does with a file. */
export interface SystemEditor {
  /** Opens it in the program that is there for it. @returns why it could not; empty where it could */
  readonly edit: (path: string) => Promise<string>;
  /** Shows it where it lies. */
  readonly show: (path: string) => void;
}

type EditorHandlers = Pick<Handlers, keyof typeof doorMethods | "settingsFile">;

/** The monitor with an editor for its file of settings. The page names no file: it is the one that the monitor tells. */
export function withSettingsEditor(monitor: MonitorThread, { edit, show }: SystemEditor): MonitorThread {
  const told = () => call(monitor, "settingsFile", null);
  const handlers: EditorHandlers = {
    async settingsFile() {
      const file = await told();
      return { ...file, canOpen: file.file !== null };
    },
    async openSettingsFile() {
      const { file, text } = await told();
      if (file === null) return { opened: "nothing" };
      await begin(file, text);
      if ((await edit(file)) === "") return { opened: "file" };
      show(file);
      return { opened: "folder" };
    },
  };
  const route = createRouter(handlers);
  return {
    ...monitor,
    async request(method, args) {
      const isOurs = isMethodName(method) && Object.hasOwn(handlers, method);
      return isOurs ? ((await route(method, args)) as Answer<typeof method>) : monitor.request(method, args);
    },
  };
}

/** As long as nothing was changed there is no file to edit. One that is there stays as it is. */
async function begin(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: "wx" });
  } catch {
    // It is there, or cannot be: the editor says so.
  }
}
