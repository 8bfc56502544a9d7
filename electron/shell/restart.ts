import { spawn } from "node:child_process";

/** What is needed of Electron's `app`. */
interface Restartable {
  relaunch(): void;
  quit(): void;
}

/** A turn of the wait for this process to end, in seconds, and how many there are: half a minute. */
const turn = 0.1;
const turns = 300;

/**
 * Waits for the process $1 and starts what follows. By the system's shell: everything of ours is in a mount
 * that goes with our process.
 */
const waitAndStart = `
pid=$1; shift; left=${turns}
while kill -0 "$pid" 2>/dev/null && [ "$left" -gt 0 ]; do sleep ${turn}; left=$((left - 1)); done
exec "$@"
`;

/**
 * Ends the program and starts it again. An AppImage is started from its file: Electron's own way would start
 * the program in the AppImage's mount, which is gone when this process has ended.
 */
export function restart(
  app: Restartable,
  environment: NodeJS.ProcessEnv = process.env,
  args = process.argv.slice(1),
): void {
  const { APPIMAGE: file } = environment;
  if (file === undefined) {
    app.relaunch();
  } else {
    spawn("/bin/sh", ["-c", waitAndStart, "sh", String(process.pid), file, ...args], {
      detached: true,
      stdio: "ignore",
      cwd: environment.OWD ?? "/",
      env: withoutMount(environment),
    })
      // Without a shell it only ends, and can be started by hand.
      .on("error", () => {})
      .unref();
  }
  app.quit();
}

/** The environment as it was before the AppImage put its own into it. */
function withoutMount(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { APPDIR: mount, APPIMAGE: _file, ARGV0: _name, OWD: _folder, ...rest } = environment;
  if (mount === undefined) return rest;
  const parts = (value: string) => value.split(":").filter((part) => !part.startsWith(mount));
  return Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [
      name,
      value?.includes(mount) ? parts(value).join(":") : value,
    ]),
  );
}
