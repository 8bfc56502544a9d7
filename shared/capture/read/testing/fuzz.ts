import { mutated } from "../../../decode/testing/mutate.ts";
import { bytes, ethernet, ipv4, ipv6, pcap, pcapng, u16, udp } from "./packets.ts";
import { readAll } from "./read-all.ts";

/** Files in which little is usual: what is mutated. */
export function fuzzedFiles(): Uint8Array[] {
  const payload = Uint8Array.from({ length: 64 }, (_, at) => at);
  const whole = udp({ payload });
  const part = (at: number, to: number): Uint8Array => {
    const flags = (to < 9 ? 0x2000 : 0) | at;
    return ethernet(0x0800, ipv4({}, { id: 7, flags, carried: whole.subarray(at * 8, to * 8) }));
  };
  const packets = [
    ethernet(0x0800, ipv4({ payload })),
    ethernet(0x86dd, ipv6({}, [[0, [0, 5, 2, 0, 0, 0, 0]]]), [0x81, 0, 0, 5]),
    ...[part(0, 4), part(4, 9)],
    ethernet(0x86dd, ipv6({}, [[44, [0, ...u16(1), 0, 0, 0, 7]]], whole.subarray(0, 24))),
    ethernet(0x8847, bytes([0, 1, 0x10, 64, 0, 2, 0x11, 64], ipv4({ payload }))),
  ];
  const frames = packets.map((packet, at) => ({ bytes: packet, at: [at, at] as const }));
  const ng = (little: boolean): Uint8Array => {
    const file = pcapng(little);
    return bytes(
      file.section(file.option(1, [104, 105])),
      file.interface(1, 0, file.option(2, [101, 116, 104, 48]), file.option(9, [9])),
      ...packets.map((packet, at) =>
        file.packet(packet, BigInt(at), 0, packet.length, file.option(1, [1, 2, 3])),
      ),
      file.simplePacket(packets[0] ?? bytes()),
      file.oldPacket(packets[1] ?? bytes(), 9n),
      file.block(4, [1, 2, 3, 4]),
      file.statistics(0, file.option(5, file.count(4))),
    );
  };
  const links = [0, 9, 50, 51, 101, 104, 113, 204, 276].map((linkType) =>
    pcap(frames, { linkType, nanoseconds: true }),
  );
  return [
    pcap(frames),
    pcap(frames, { little: false }),
    ng(true),
    ng(false),
    bytes(ng(true), ng(false)),
    ...links,
  ];
}

/** One file with a few things wrong: where reading it is not as it must be, this throws. */
export function fuzzRound(files: readonly Uint8Array[], random: () => number): void {
  const pick = (): Uint8Array => files[Math.floor(random() * files.length)] ?? bytes();
  const file = mutated(pick(), pick(), random);
  const whole = readAll(file);
  const cut = readAll(file, [1 + Math.floor(random() * 70), 1 + Math.floor(random() * 300)]);
  if (whole.reader === null || cut.reader === null) return;
  const { counts, damage } = whole.reader;
  const { packets, ...parts } = counts;
  const sum = Object.values(parts).reduce((all, one) => all + one, 0);
  const wrong =
    sum !== packets ||
    JSON.stringify([counts, damage, whole.datagrams]) !==
      JSON.stringify([cut.reader.counts, cut.reader.damage, cut.datagrams]) ||
    whole.datagrams.some(isWrong);
  if (wrong)
    throw new Error(`not read as it must be: ${JSON.stringify([counts, damage, cut.reader.counts])}`);
}

function isWrong({
  at: [seconds, nanoseconds],
  size,
  payload,
}: ReturnType<typeof readAll>["datagrams"][number]): boolean {
  const isTime =
    Number.isSafeInteger(seconds) && nanoseconds >= 0 && nanoseconds < 1e9 && Number.isInteger(nanoseconds);
  return !isTime || payload.length > size;
}
