import { decoders } from "../decode/decoders.ts";
import { limits } from "../limits.ts";
import { knownGroups } from "../net/known-groups.ts";

/**
 * Ports that people give to groups when no standard says one: those of RTP and of players, the round ones, and around 5000,
 * where most plants count upwards.
 */
const customary: readonly number[] = [
  ...[5_004, 1_234, 5_000, 5_006, 5_002, 5_001, 10_000, 20_000, 30_000, 50_000],
  ...Array.from({ length: 51 }, (_, at) => 5_000 + at),
  ...[5_100, 5_200, 5_500, 5_555, 6_000, 7_000, 8_000, 8_001, 8_080, 8_200, 8_888, 9_000, 9_999],
  ...[1_024, 2_000, 3_000, 4_000, 4_321, 6_666, 7_777, 11_000, 12_345, 15_000, 20_001, 25_000],
  ...[30_001, 40_000, 49_152, 50_001, 60_000, 65_000],
];

/** Ports that standards give to groups, by our decoders and the known groups. */
const standard: readonly number[] = [
  ...decoders.flatMap(({ ports }) => ports),
  ...knownGroups.map(({ port }) => port),
  // Without a decoder of ours: Q-SYS, Dante's audio and control, Livewire, mcjoin's and Dante's keepalives.
  ...[2_467, 4_001, 4_321, 8_700, 8_708, 9_998],
];

/**
 * On which ports a group is looked for, the likeliest first, each once, and how many found no room.
 * @param group whose own known ports go first
 * @param named by whoever asks
 * @param hostPorts those that other programs of this computer are bound to
 */
export function portsToProbe(
  group: string,
  named: readonly number[],
  hostPorts: readonly number[],
): { readonly ports: readonly number[]; readonly leftOut: number } {
  const own = knownGroups.filter(({ address }) => address === group).map(({ port }) => port);
  const hosts = hostPorts.slice(0, limits.probeHostPorts);
  const all = [
    ...new Set([...named, ...own, ...customary.slice(0, 10), ...hosts, ...standard, ...customary]),
  ];
  return {
    ports: all.slice(0, limits.probePorts),
    leftOut: Math.max(0, all.length - limits.probePorts) + hostPorts.length - hosts.length,
  };
}
