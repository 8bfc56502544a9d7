import { bindKindTitle } from "../../../../../shared/text/binds.ts";
import type { DrawnDestination, DrawnSocket, SocketProgram } from "./picture.ts";
import { words } from "./words/words.ts";

/** A program and what is said of it below its name. */
export function programWords(program: SocketProgram): { readonly name: string; readonly detail: string } {
  const { programs } = words();
  switch (program.is) {
    case "ours": {
      const { kind, name, address } = program.row;
      return {
        name: "Castscope",
        detail: kind === "port" ? programs.thisWatch : programs.row(name || address),
      };
    }
    case "program":
      return { name: program.name, detail: programs.process(program.pid) };
    case "untold":
      return {
        name: programs.another,
        detail: program.user === null ? programs.whoseUntold : programs.ofUser(program.user),
      };
  }
}

/** Null where the system does not tell whose it is. */
export function programName(program: SocketProgram): string | null {
  return program.is === "ours" ? "Castscope" : program.is === "program" ? program.name : null;
}

/** What a socket is bound to, in words. */
export function bindTitle({ kind, bound }: DrawnSocket, destinations: readonly DrawnDestination[]): string {
  const isBroadcast = destinations.some(({ address, kind: way }) => address === bound && way === "broadcast");
  return isBroadcast ? words().aBroadcast : bindKindTitle(kind);
}
