import { spawnSync } from "node:child_process";

/**
 * A network of their own for tests and benchmarks: no packet leaves it, and it ends with the last
 * of its processes. `ip netns add` works inside, because /run is private there too, and
 * /sys/class/net shows the interfaces of the namespace.
 */
const prepare = `
mount -t tmpfs none /run && mkdir -p /run/netns || exit 1
mount -t sysfs none /sys 2>/dev/null
ip link set lo up || exit 1
exec "$@"
`;

/** Tells a program that it runs in such a namespace. */
export const namespaceEnvironment = { CASTSCOPE_NAMESPACE: "1" };

/**
 * Puts the namespace in front of a command.
 * @param {readonly string[]} command
 * @returns {string[]}
 */
export function inNamespace(command) {
  // Root keeps its rights; anyone else becomes root of a user namespace, where the system allows it.
  const rights = process.getuid?.() === 0 ? [] : ["--map-root-user"];
  return ["unshare", ...rights, "--net", "--mount", "sh", "-c", prepare, "sh", ...command];
}

/**
 * Null when the system allows such a namespace, else why it does not.
 * @returns {string | null}
 */
export function namespaceObstacle() {
  if (process.platform !== "linux") return "only Linux has network namespaces";
  const [program = "", ...args] = inNamespace(["ip", "netns", "add", "castscope-trial"]);
  const { status, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
  if (status === 0) return null;
  return error?.message ?? stderr.trim().split("\n")[0] ?? "no reason given";
}
