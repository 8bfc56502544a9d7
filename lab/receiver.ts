import type { Host } from "./network.ts";
import type { Program } from "./program.ts";

/** A socat that joined a group on an interface and prints each datagram as a line: not our code. */
export class Receiver {
  readonly #program: Program;

  private constructor(program: Program) {
    this.#program = program;
  }

  /** `on` is the interface's name, for IPv4 the address of the interface would do as well. */
  static async start(host: Host, group: string, port: number, on: string): Promise<Receiver> {
    const listen = group.includes(":")
      ? `UDP6-RECV:${port},ipv6-join-group=[${group}]:${on}`
      : `UDP4-RECV:${port},ip-add-membership=${group}:${on}`;
    const program = host.start(["socat", "-d", "-d", "-u", `${listen},reuseaddr`, "STDOUT"]);
    await program.line("err", (line) => line.includes("starting data transfer loop"));
    return new Receiver(program);
  }

  /** Waits until a datagram that ends in this line came. */
  async received(line: string): Promise<void> {
    await this.#program.line("out", (one) => one === line);
  }

  /** Everything that came. */
  async finish(): Promise<string> {
    return (await this.#program.stop()).out;
  }
}
