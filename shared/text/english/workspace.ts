import type { workspaceNotes } from "../../statements/workspace.ts";
import { formatCount, plural } from "../count.ts";
import { type Sentences, say } from "../say.ts";
import { english as input } from "./input.ts";
import { english as problems } from "./problems/problems.ts";

export const english: Sentences<typeof workspaceNotes> = {
  "kept-unwritten": ({ file, code }) =>
    `What you set up is not kept, because ${file} cannot be written: ${refusals[code] ?? code}.`,
  "kept-from-backup": ({ file, aside }) =>
    `${file} could not be read, so the version before it was taken${aside === null ? "" : `; the broken one is ${aside}`}.`,
  "kept-lost": ({ file, aside }) =>
    `${file} could not be read, and neither could the version before it${aside === null ? "" : `; it is ${aside} now`}: begun with nothing.`,
  "kept-held": ({ profile, process }) =>
    `The profile “${profile}” is open in another Castscope (process ${process}): here nothing of it is restored or kept.`,
  "kept-edited": ({ file, aside }) =>
    `${file} was changed by something else while it was in use here: that version is ${aside} now.`,
  "kept-put-back": ({ file }) => `${file} was gone while it was in use here, and is written again.`,
  "file-mistake": ({ file, line, mistake }) => `${file}, line ${formatCount(line)}: ${say(input, mistake)}`,
  "file-mistakes-further": ({ file, count }) => `${file} has ${plural(count, "more mistake")}.`,
  "mistakes-left-out": ({ file, aside }) =>
    `What is wrong in ${file} is left out when it is written again; as it was it is ${aside}.`,
  "groups-not-joined": ({ count, group, problem }) =>
    `${count === 1 ? group : `${group} and ${formatCount(count - 1)} more`} of the profile could not be joined: ${say(problems, problem)}`,
};

/** The system's words for what people can do something about. */
const refusals: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "this user's share of the disk is full",
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "the disk can only be read",
};
