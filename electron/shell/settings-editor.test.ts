import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Result } from "../../shared/contract.ts";
import type { MonitorThread } from "../thread/host.ts";
import { withSettingsEditor } from "./settings-editor.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-test-editor-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A door over a monitor that keeps its settings there. @param why an editor refuses; empty where it does not */
function door(file: string | null, why = "") {
  const asked: string[] = [];
  const told: Result<"settingsFile"> = {
    ...{ file, canOpen: false, text: "// nothing yet\n{}\n", mistakes: [], fixed: [] },
  };
  const monitor = {
    request: async (method: string) =>
      method === "settingsFile" ? { ok: true, result: told } : { ok: true, result: `monitor: ${method}` },
  } as unknown as MonitorThread;
  const edited = withSettingsEditor(monitor, {
    edit: async (path) => {
      asked.push(`edit ${path}`);
      return why;
    },
    show: (path) => asked.push(`show ${path}`),
  });
  return { asked, request: edited.request };
}

test("opens the file that the monitor tells, whatever the page says, and begins one where there is none", async () => {
  const file = join(folder, "castscope", "settings.jsonc");
  const { asked, request } = door(file);
  expect(await request("settingsFile", null)).toMatchObject({ ok: true, result: { file, canOpen: true } });
  const other = { path: "/etc/passwd" } as unknown as null;
  expect(await request("openSettingsFile", other)).toMatchObject({ ok: false });
  expect(asked).toEqual([]);
  expect(await request("openSettingsFile", null)).toEqual({ ok: true, result: { opened: "file" } });
  expect(asked).toEqual([`edit ${file}`]);
  expect(readFileSync(file, "utf8")).toBe("// nothing yet\n{}\n");
  expect(await request("snapshot", null)).toEqual({ ok: true, result: "monitor: snapshot" });
});

test("shows it in its folder where no program opens it, and opens nothing where nothing is kept", async () => {
  const file = join(folder, "settings.jsonc");
  const shown = door(file, "No application knows it");
  expect(await shown.request("openSettingsFile", null)).toEqual({ ok: true, result: { opened: "folder" } });
  expect(shown.asked).toEqual([`edit ${file}`, `show ${file}`]);
  const none = door(null);
  expect(await none.request("settingsFile", null)).toMatchObject({ result: { canOpen: false } });
  expect(await none.request("openSettingsFile", null)).toEqual({ ok: true, result: { opened: "nothing" } });
  expect(none.asked).toEqual([]);
  expect(existsSync(join(folder, "castscope"))).toBe(false);
});
