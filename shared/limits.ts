import { announcementLimits } from "./limits/announcements.ts";
import { captureLimits } from "./limits/capture.ts";
import { conflictLimits } from "./limits/conflicts.ts";
import { countingLimits } from "./limits/counting.ts";
import { decodingLimits } from "./limits/decoding.ts";
import { describedLimits } from "./limits/described.ts";
import { doorsLimits } from "./limits/doors.ts";
import { filterLimits } from "./limits/filters.ts";
import { historyLimits } from "./limits/history.ts";
import { hostLimits } from "./limits/host.ts";
import { incidentLimits } from "./limits/incidents.ts";
import { joiningLimits } from "./limits/joining.ts";
import { membershipsLimits } from "./limits/memberships.ts";
import { memoryLimits } from "./limits/memory.ts";
import { pairLimits } from "./limits/pairs.ts";
import { probingLimits } from "./limits/probing.ts";
import { receivingLimits } from "./limits/receiving.ts";
import { recordingLimits } from "./limits/recording.ts";
import { replayLimits } from "./limits/replay.ts";
import { sendingLimits } from "./limits/sending.ts";
import { streamLimits } from "./limits/streams.ts";
import { transportLimits } from "./limits/transport.ts";
import { windowLimits } from "./limits/window.ts";
import { wiresharkLimits } from "./limits/wireshark.ts";
import { workspaceLimits } from "./limits/workspace.ts";

/**
 * Every bound and interval that this program chose, each with its reason, in a file for each subject. What
 * a bound drops is counted where it happens and shown in the window.
 *
 * Not chosen here, and so where it is used: what a protocol, a file format or the kernel's structures give
 * (`net/native/`, `shared/net/`, `shared/scope/`), how many datagrams one system call takes (`datagrams/`), the
 * layout of records and the first size of tables that grow (`traffic/`), and measures of the drawing in pixels,
 * rows and characters (`renderer/`).
 */
export const limits = {
  ...announcementLimits,
  ...countingLimits,
  ...membershipsLimits,
  ...joiningLimits,
  ...probingLimits,
  ...memoryLimits,
  ...receivingLimits,
  ...recordingLimits,
  ...replayLimits,
  ...sendingLimits,
  ...streamLimits,
  ...decodingLimits,
  ...pairLimits,
  ...conflictLimits,
  ...historyLimits,
  ...incidentLimits,
  ...hostLimits,
  ...doorsLimits,
  ...transportLimits,
  ...windowLimits,
  ...describedLimits,
  ...captureLimits,
  ...filterLimits,
  ...wiresharkLimits,
  ...workspaceLimits,
} as const;
