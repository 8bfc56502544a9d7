/** MPEG transport streams, of which there may be thousands at once. */
export const transportLimits = {
  /** A multiplex of a satellite carries some 20 programs of five PIDs; packets of further PIDs are counted together. */
  pidsPerStream: 128,
  programsPerStream: 32,
  /** Of a PID that a program refers to: TR 101 290 leaves the period of PID_error to the user. */
  pidAbsentSeconds: 5,
  /** Scrambled packets for so long without a CAT are an error; no standard says how often it is repeated. */
  catAbsentSeconds: 10,
} as const;
