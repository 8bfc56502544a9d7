import * as v from "valibot";
import { type FindingStatement, findings } from "./statements/findings.ts";
import { notes } from "./statements/notes.ts";
import { statementSchema } from "./statements/statement.ts";
import { type StepStatement, steps } from "./statements/steps.ts";

/**
 * What the computer itself tells of its memberships, and why a membership may be silent. What a
 * system does not tell is null: nothing here is guessed.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.number();

export const igmpVersions = ["IGMPv3", "IGMPv2", "IGMPv1"] as const;
export const mldVersions = ["MLDv2", "MLDv1"] as const;

/** The versions that an interface speaks: the newest, unless an older querier was heard or it is set so. */
export const groupVersionsSchema = v.object({
  igmp: v.nullable(v.picklist(igmpVersions)),
  mld: v.nullable(v.picklist(mldVersions)),
});
export type GroupVersions = v.InferOutput<typeof groupVersionsSchema>;

export const hostProgramSchema = v.object({ name: v.string(), pid: v.number() });
export type HostProgram = v.InferOutput<typeof hostProgramSchema>;

/** One group on one interface to which this computer belongs, whoever joined it. */
export const hostMembershipSchema = v.object({
  interface: v.string(),
  family: v.picklist([4, 6]),
  address: v.string(),
  /** What the group is known as; may be empty. */
  knownAs: v.string(),
  /** Sockets that joined, this program's too; the kernel's own membership is none. */
  sockets: v.nullable(count),
  /** Only the kernel itself belongs to it. */
  kernel: v.boolean(),
  /**
   * Programs with a socket bound to the group. No system tells which of the sockets that are bound
   * to any address joined it.
   */
  programs: v.nullable(v.array(hostProgramSchema)),
  /** Ports of the sockets bound to the group, then those that the group is known for. */
  ports: v.array(v.number()),
  version: v.nullable(v.picklist([...igmpVersions, ...mldVersions])),
  /** Sources that sockets named, with the number of sockets that let each in or keep it out. */
  sources: v.nullable(v.array(v.object({ address: v.string(), included: count, excluded: count }))),
});
export type HostMembership = v.InferOutput<typeof hostMembershipSchema>;

export const hostMembershipsSchema = v.object({
  at: time,
  memberships: v.array(hostMembershipSchema),
  /** What was left out or is not told, see `noteText`. */
  notes: v.array(statementSchema(notes)),
});
export type HostMemberships = v.InferOutput<typeof hostMembershipsSchema>;

/** A socket that holds a membership's port: bound to its address or to any. */
export const portHolderSchema = v.object({
  /** Null where the system does not tell whose it is. */
  program: v.nullable(hostProgramSchema),
  /** The user whose it is, where only that is told. */
  user: v.nullable(v.string()),
  /** What it is bound to; `0.0.0.0` and `::` hear every group that the host joined. */
  address: v.string(),
});
export type PortHolder = v.InferOutput<typeof portHolderSchema>;

export const checkCodes = [
  "interface",
  "address",
  "port",
  "membership",
  "elsewhere",
  "drops",
  "damaged",
  "fragments",
  "discards",
  "default-interface",
  "version",
  "reverse-path",
  "querier",
  "traffic",
  "ethernet-address",
  "firewall",
  "local-network",
] as const;

/** `unknown`: the system does not tell, and `nextStep` says how to find out. */
export const verdicts = ["ok", "warning", "problem", "unknown"] as const;
export type Verdict = (typeof verdicts)[number];

export type CheckCode = (typeof checkCodes)[number];

/** What a check found, see `checkText`; and what to do about it, see `stepTexts`. */
export type Check = FindingStatement & {
  readonly code: CheckCode;
  readonly verdict: Verdict;
  readonly nextStep: StepStatement | null;
};
export const checkSchema: v.GenericSchema<unknown, Check> = statementSchema(findings, () => ({
  code: v.picklist(checkCodes),
  verdict: v.picklist(verdicts),
  nextStep: v.nullable(statementSchema(steps)),
}));

export const diagnosisSchema = v.object({
  at: time,
  checks: v.array(checkSchema),
  /** What its socket is bound to, address and port; null while it has none. */
  boundTo: v.nullable(v.string()),
  /** The group as the system lists it on the membership's interface; null where it does not. */
  group: v.nullable(hostMembershipSchema),
  /** Who holds the port, this program's own sockets too; null where the system does not tell. */
  holders: v.nullable(v.array(portHolderSchema)),
  versions: groupVersionsSchema,
  notes: v.array(statementSchema(notes)),
});
export type Diagnosis = v.InferOutput<typeof diagnosisSchema>;
