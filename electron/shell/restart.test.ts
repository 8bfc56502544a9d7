import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { restart } from "./restart.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("is Electron’s own where the program is no AppImage", () => {
  const app = { relaunch: vi.fn(), quit: vi.fn() };
  restart(app, {}, []);
  expect([app.relaunch.mock.calls.length, app.quit.mock.calls.length]).toEqual([1, 1]);
});

describe.runIf(process.platform === "linux")("an AppImage", () => {
  const read = (name: string) => {
    try {
      return readFileSync(join(folder, name), "utf8");
    } catch {
      return null;
    }
  };

  test("is started from its file when this process has ended, with what it was started with", async () => {
    // The file writes down what it finds; a space and quotes in its name are no harm.
    const file = join(folder, "Cast 'scope'.AppImage");
    const script = `#!/bin/sh\n{ echo "$@"; pwd; echo "$PATH|$XDG_DATA_DIRS|$APPDIR$APPIMAGE$OWD$ARGV0|$KEPT"; } > "$OUT.new"; mv "$OUT.new" "$OUT"\n`;
    writeFileSync(file, script);
    chmodSync(file, 0o755);
    const mount = "/tmp/.mount_Castsc";
    const environment = {
      ...{
        APPIMAGE: file,
        APPDIR: mount,
        OWD: folder,
        ARGV0: "./Cast",
        OUT: join(folder, "out"),
        KEPT: "yes",
      },
      ...{ PATH: `${mount}/usr/bin:${process.env.PATH}`, XDG_DATA_DIRS: `${mount}/usr/share:/usr/share` },
    };
    const app = { relaunch: vi.fn(), quit: vi.fn() };
    // For this test another process is ours, so that it can end.
    const { spawn } = await import("node:child_process");
    const program = spawn("sleep", ["60"]);
    vi.spyOn(process, "pid", "get").mockReturnValue(program.pid ?? 0);
    restart(app, environment, ["--memory=512"]);
    vi.restoreAllMocks();
    expect(app.relaunch).not.toHaveBeenCalled();
    expect(app.quit).toHaveBeenCalledOnce();
    // Long enough for one that does not wait.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(read("out")).toBeNull();
    program.kill("SIGKILL");
    await expect.poll(() => read("out"), { timeout: 5_000 }).not.toBeNull();
    expect(read("out")?.split("\n")).toEqual([
      "--memory=512",
      folder,
      `${process.env.PATH}|/usr/share||yes`,
      "",
    ]);
  });
});
