import { createSocket } from "node:dgram";
import { receiveBufferBytes, target } from "../target.mjs";

/**
 * What every receiver in Node is measured against: a handler that only counts. Speaks as
 * `castscope watch --json` does: a line when it is joined, and one with its counts at the end.
 */
let packets = 0;
let bytes = 0;

const tell = () =>
  process.stdout.write(`${JSON.stringify({ receivePath: "dgram", groups: [{ packets, bytes }] })}\n`);

const socket = createSocket({ type: "udp4", reuseAddr: true });
socket.on("message", (payload) => {
  packets += 1;
  bytes += payload.length;
});
socket.bind({ port: target.port, address: target.group, exclusive: true }, () => {
  socket.setRecvBufferSize(receiveBufferBytes);
  socket.addMembership(target.group, target.interface);
  tell();
});
process.on("SIGTERM", () => {
  tell();
  socket.close();
});
