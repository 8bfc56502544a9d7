import type { ProfilePreview, workspaceMethods } from "../../../shared/contract/workspace.ts";
import { bookNames } from "../../../shared/kept/book.ts";
import { type Kept, sectionNames } from "../../../shared/kept/sections.ts";
import { emptySettings } from "../../../shared/kept/settings-text.ts";
import type { WorkspaceState } from "../../../shared/kept/workspace-state.ts";
import { limits } from "../../../shared/limits.ts";
import type { AllThresholds } from "../../../shared/model/threshold.ts";
import { knownName } from "../../../shared/net/known-groups.ts";
import { fail } from "../../../shared/problem.ts";
import { emptyProfile, type Profile, type ProfileGroup } from "../../../shared/profile/profile.ts";
import { formatProfile } from "../../../shared/profile/profile-json.ts";
import { joinTextOf, parseProfile } from "../../../shared/profile/profile-text.ts";
import { same } from "../../../shared/same.ts";
import { statementOf } from "../../../shared/statements/statement.ts";
import { ProfileOffers } from "../workspace/profile-offers.ts";
import { Workspace, type WorkspacePlaces } from "../workspace/workspace.ts";
import type { Feature, Teller } from "./feature.ts";
import type { Grounds } from "./grounds.ts";
import { joinProfile } from "./join-profile.ts";
import { joinOf, profileNow, type Watched } from "./profile-now.ts";

/** What the workspace has to reach of other features. */
export interface WorkspaceParts {
  readonly watched: Watched & {
    /** Takes over what differs, of groups by their keys. */
    take(differing: AllThresholds["groups"]): void;
  };
  readonly onJoined: (id: number) => Promise<void>;
}

interface WorkspaceFeature extends Feature<typeof workspaceMethods>, Teller<"workspace", "workspace"> {
  /** Resolves when the groups of before are joined. */
  readonly restored: Promise<void>;
  readonly eventRule: Kept<"eventRecording">;
}

/** What people set up, kept for the next start; and profiles of it. */
export function workspaceFeature(
  grounds: Grounds,
  places: WorkspacePlaces | null,
  { watched, onJoined }: WorkspaceParts,
): WorkspaceFeature {
  const { memberships, pairs, decoding, measures, interfaces } = grounds;
  const workspace = new Workspace(places);
  const kept = workspace.sections;
  const offers = new ProfileOffers();
  /** Groups of the profile that could not be joined: they stay in it, and are tried again with other interfaces. */
  let unjoined: readonly ProfileGroup[] = [];
  let triedWith = interfaces.now;
  /** How many changes of what is open are under way: what is half done is not kept. */
  let changing = 0;
  let saved = "";
  let told: WorkspaceState | null = null;
  let seconds = 0;
  /** When something was last written, on the monotonic clock in ms. */
  let savedAt = Number.NEGATIVE_INFINITY;
  let isClosed = false;

  const now = (): Profile => profileNow(grounds, watched, unjoined, kept.changed("profile"));
  const revision = (): string =>
    [
      ...[memberships.revision, pairs.revision, decoding.revision, measures.revision, watched.revision],
      ...[kept.revisions.profile, unjoined.length, workspace.profile],
    ].join(" ");

  /** @returns whether something was to be written */
  const save = (): boolean => {
    if (isClosed) return false;
    const newest = revision();
    const isSaved = newest !== saved && workspace.save(now());
    saved = newest;
    return workspace.saveShared() || isSaved;
  };

  /** A single change at once, many of them once a second: a disk is not for more. */
  const saveInTime = (now: number): void => {
    if (now - savedAt >= limits.keptSaveMs && save()) savedAt = now;
  };

  let bookTaken = 0;
  const takeNames = (): void => {
    bookTaken = kept.version("book");
    const names = bookNames(kept.get("book"));
    memberships.knownAs = (address, port) => names(address, port) || knownName(address, port);
  };

  /** One change of what is open after another. */
  let turn = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    changing += 1;
    const done = turn.then(work).finally(async () => {
      changing -= 1;
      if (changing > 0) return;
      save();
      await workspace.settled();
    });
    turn = done.then(
      () => {},
      () => {},
    );
    return done;
  };

  const join = async (profile: Profile): Promise<AllThresholds["groups"]> => {
    const joined = await joinProfile(grounds, profile, onJoined);
    unjoined = joined.unjoined;
    triedWith = interfaces.now;
    const [first] = unjoined;
    if (first && joined.problem) {
      const values = { count: unjoined.length, group: joinTextOf(first), problem: joined.problem };
      workspace.note({ name: "groups-not-joined", values });
    }
    return joined.thresholds;
  };

  const tryAgain = async (): Promise<void> => {
    triedWith = interfaces.now;
    const { unjoined: still } = await joinProfile(grounds, { ...emptyProfile, groups: unjoined }, onJoined);
    unjoined = still;
  };

  /** Opens a profile in the place of the one that is open. */
  const change = async (name: string, profile: Profile): Promise<void> => {
    const wanted = new Set(profile.groups.map(joinTextOf));
    await workspace.open(name, profile);
    decoding.replace({ choices: [], formats: [] });
    await Promise.all(
      [...memberships]
        .filter((one) => !wanted.has(joinTextOf(joinOf(one))))
        .map(({ id }) => memberships.leave(id).catch(() => {})),
    );
    unjoined = [];
    watched.take(await join(profile));
  };

  const preview = (text: string): ProfilePreview => {
    const read = parseProfile(text);
    const wanted = (read.profile?.groups ?? []).map(joinTextOf);
    const there = [...memberships].map((one) => joinTextOf(joinOf(one)));
    const joined = without(wanted, there);
    const left = read.profile === null ? [] : without(there, wanted);
    return {
      ...{ name: read.name, usable: read.profile !== null, further: read.further },
      ...{ joined: some(joined), left: some(left), stays: wanted.length - joined.length },
      mistakes: read.mistakes.map(({ line, problem }) => ({ line, mistake: statementOf(problem) })),
    };
  };

  takeNames();
  // Thresholds have a file of their own, which is the newer one.
  const restored = inTurn(() => join(workspace.begun)).then(
    () => {},
    () => {},
  );

  return {
    restored,
    get eventRule() {
      return kept.get("eventRecording");
    },
    handlers: {
      kept: ({ sections }) =>
        (sections.length === 0 ? sectionNames : sections).map((section) => ({
          ...{ section, version: kept.version(section), text: JSON.stringify(kept.get(section)) },
        })),
      keep({ section, text }) {
        const version = workspace.keep(section, text);
        if (section === "book") takeNames();
        return { version };
      },
      profiles: () => workspace.list(),
      async switchProfile({ name }) {
        await inTurn(async () => {
          save();
          // What is open is newer than its file.
          if (name !== workspace.profile) await change(name, workspace.readToOpen(name));
        });
        return null;
      },
      async saveProfileAs({ name }) {
        await inTurn(async () => {
          save();
          await workspace.open(workspace.newName(name), now());
        });
        return null;
      },
      async deleteProfile({ name }) {
        await workspace.remove(name);
        return null;
      },
      exportProfile({ name }) {
        return { text: formatProfile(name, name === workspace.profile ? now() : workspace.read(name)) };
      },
      offerProfile: ({ id, text }) => ({ id: offers.add(id, text) }),
      previewProfile: ({ id }) => preview(offers.text(id)),
      async takeProfile({ id, name: wanted }) {
        await inTurn(async () => {
          const { profile } = parseProfile(offers.text(id));
          const name = workspace.nameFor(wanted);
          save();
          await change(name, profile ?? fail("profile-offer-gone"));
          offers.forget(id);
        });
        return null;
      },
      settingsFile() {
        const file = workspace.settings;
        return {
          ...{
            file: file?.path ?? null,
            canOpen: false,
            text: file?.text ?? emptySettings,
            fixed: file?.fixed ?? [],
          },
          mistakes: (file?.mistakes ?? []).map(({ line, problem }) => ({
            ...{ line, mistake: statementOf(problem) },
          })),
        };
      },
    },
    snapshot: () => ({ workspace: workspace.state }),
    delta({ now, secondEnds }) {
      if (changing === 0) saveInTime(now);
      if (secondEnds && changing === 0) {
        seconds += 1;
        if (bookTaken !== kept.version("book")) takeNames();
        if (seconds % limits.keptRetrySeconds === 0) {
          workspace.retry();
          workspace.putBack();
        }
        if (unjoined.length > 0 && triedWith !== interfaces.now) void inTurn(tryAgain).catch(() => {});
      }
      const state = workspace.state;
      if (told !== null && same(told, state)) return { workspace: null };
      told = state;
      return { workspace: state };
    },
    async close() {
      // What is half changed is whole in its file already.
      if (changing === 0) save();
      isClosed = true;
      await workspace.close();
    },
  };
}

function without(all: readonly string[], others: readonly string[]): string[] {
  const these = new Set(others);
  return all.filter((one) => !these.has(one));
}

function some(groups: readonly string[]) {
  return { groups: groups.slice(0, limits.profilePreviewed), count: groups.length };
}
