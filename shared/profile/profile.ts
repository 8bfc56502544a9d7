import type { SectionName } from "../kept/sections.ts";
import type { Bind } from "../model/bind.ts";
import type { DecoderChoice } from "../model/decoding.ts";
import type { DescribedFormat } from "../model/described-format.ts";
import type { GroupColour } from "../model/group-look.ts";
import type { namedStreamKinds } from "../model/stream-kinds.ts";
import type { OwnThresholds } from "../model/threshold.ts";

/** What people set up, as a profile keeps it: see docs/profiles.md. */
export interface Profile {
  readonly groups: readonly ProfileGroup[];
  readonly pairs: readonly ProfilePair[];
  /** Described formats as JSON texts, the newest first. */
  readonly formats: string[];
  /** How packets of groups are read that are none of `groups`. */
  readonly decoding: DecoderChoice[];
  /** Sections of the home `profile`, each as its schema has it. */
  readonly sections: Readonly<Partial<Record<SectionName, unknown>>>;
}

/** How a group is joined, and what was said of it. */
export interface ProfileGroup {
  /** Without a zone: the interface says what it would. */
  readonly address: string;
  readonly port: number;
  /** As it was asked for; null leaves it to the system. */
  readonly interface: string | null;
  readonly source: string | null;
  readonly bind: Bind;
  /** A person's own; empty takes what the group is known by. */
  readonly name: string;
  readonly label: string;
  readonly colour: GroupColour | null;
  /** A decoder's word, or `asBytes`; null reads packets by themselves. */
  readonly decodeAs: string | null;
  /** Of single sources, by their addresses. */
  readonly sources: readonly { readonly address: string; readonly as: string }[];
  readonly measureAs: Measure | null;
  /** Thresholds that differ from those of all groups. */
  readonly thresholds: OwnThresholds | null;
}

/** As what the packets of a group are measured: a kind, no sequence at all, or a format that is described. */
export type Measure =
  | { readonly is: "kind"; readonly kind: (typeof namedStreamKinds)[number] | "none" }
  | { readonly is: "described"; readonly format: DescribedFormat };

/** Two groups, by their places in `groups`, that are the legs A and B of a redundant pair. */
export interface ProfilePair {
  readonly a: number;
  readonly b: number;
  readonly waitMs: number;
}

export const emptyProfile: Profile = { groups: [], pairs: [], formats: [], decoding: [], sections: {} };

/** A group of which nothing was said. */
export const plainGroup: Omit<ProfileGroup, "address" | "port"> = {
  ...{ interface: null, source: null, bind: "group", name: "", label: "", colour: null },
  ...{ decodeAs: null, sources: [], measureAs: null, thresholds: null },
};

/** Where nobody named another. */
export const usualProfileName = "Default";
