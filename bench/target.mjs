/** Where the datagrams go: a group on loopback only, with a TTL that keeps them on this computer. */
export const target = { group: "239.255.77.1", port: 5577, interface: "127.0.0.1" };
