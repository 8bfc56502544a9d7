import type { Check, Diagnosis, HostMembership } from "../host.ts";

/** Made-up values of what a computer tells of itself. */

export function madeUpGroup(
  given: Partial<HostMembership> & Pick<HostMembership, "address">,
): HostMembership {
  return {
    interface: "eth0",
    family: given.address.includes(":") ? 6 : 4,
    knownAs: "",
    sockets: 1,
    kernel: false,
    programs: null,
    ports: [],
    version: "IGMPv3",
    sources: [],
    ...given,
  };
}

export const madeUpCheck: Check = {
  code: "interface",
  verdict: "ok",
  name: "interface-up",
  values: { interface: "eth0", speed: null },
  nextStep: null,
};

export function madeUpDiagnosis(given: Partial<Diagnosis> = {}): Diagnosis {
  return {
    at: 0,
    checks: [],
    boundTo: null,
    group: null,
    holders: [],
    versions: { igmp: "IGMPv3", mld: "MLDv2" },
    notes: [],
    ...given,
  };
}
