import type { PortHolder } from "../../../../shared/host.ts";
import type { NoteStatement } from "../../../../shared/statements/notes.ts";
import { readUdpSockets } from "../../system/linux/read-sockets.ts";
import { type UdpSocket, userName } from "../../system/linux/udp-sockets.ts";
import { readOr } from "../../system/system.ts";
import type { HostSystem } from "../host-system.ts";
import { ownersNote } from "./joined-groups.ts";
import { findOwners } from "./owners.ts";

/**
 * Who holds a port with a socket that an address concerns: one bound to it or to any address, of
 * which an IPv6 one may hear IPv4 too. Null holders where the system does not tell.
 * @param whole whether the whole port is heard, so that each socket of the address's family concerns it
 */
export async function readPortHolders(
  system: HostSystem,
  port: number,
  address: string,
  whole: boolean,
): Promise<{ readonly holders: PortHolder[] | null; readonly notes: NoteStatement[] }> {
  const { sockets, unread, notes } = await readUdpSockets(system);
  // One that was not read may hold it.
  if (unread.length > 0) return { holders: null, notes };
  const concerned = sockets.filter(
    (one) => one.port === port && (concerns(one, address) || (whole && isFamily(one, address))),
  );
  const owners = await findOwners(
    system,
    concerned.map(({ inode }) => inode),
  );
  const unnamed = concerned.some(({ inode }) => !owners.programs.has(inode));
  const passwd = unnamed ? ((await readOr(system, "/etc/passwd")) ?? "") : "";
  const holders = concerned.map((socket): PortHolder => {
    const program = owners.programs.get(socket.inode) ?? null;
    const user = program === null ? userName(passwd, socket.user) : null;
    return { program, user, address: socket.address };
  });
  const note = ownersNote(owners, concerned.length);
  return { holders, notes: note === null ? notes : [...notes, note] };
}

function isFamily({ family }: UdpSocket, wanted: string): boolean {
  return family === (wanted.includes(":") ? 6 : 4);
}

function concerns({ family, address }: UdpSocket, wanted: string): boolean {
  const wantedFamily = wanted.includes(":") ? 6 : 4;
  return (
    address === wanted || address === "::" || (address === "0.0.0.0" && family === 4 && wantedFamily === 4)
  );
}
