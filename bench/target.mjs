/**
 * Where the datagrams go: groups on loopback only, with a TTL that keeps them on this computer.
 * More than one group are the addresses that follow.
 */
export const target = {
  group: "239.255.64.1",
  port: 5577,
  interface: "127.0.0.1",
  /** The name of the same interface where the peers ask for it: they are measured on Linux only. */
  device: "lo",
};

/** What every receiver asks for that can ask: as much as Castscope does. */
export const receiveBufferBytes = 32 * 1024 * 1024;

/**
 * The first COUNT groups.
 * @param {number} count
 * @returns {string[]}
 */
export function groupsOf(count) {
  const [a = 0, b = 0, c = 0, d = 0] = target.group.split(".").map(Number);
  return Array.from({ length: count }, (_, index) => {
    const low = c * 256 + d + index;
    return `${a}.${b}.${low >> 8}.${low & 255}`;
  });
}

/** Whether this process runs in a network of its own, whose loopback may be configured. */
export function inNamespace() {
  return process.env.CASTSCOPE_NAMESPACE === "1";
}
