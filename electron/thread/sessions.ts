import type { ReplayedSource, replayMethods } from "../../shared/contract/replays.ts";
import type { OpenedRecording, RecordingFile, sessionMethods } from "../../shared/contract/sessions.ts";
import type { Delta } from "../../shared/contract/telling.ts";
import { type Handlers, isMethodName, type Result } from "../../shared/contract.ts";
import { EventHub } from "../../shared/event-hub.ts";
import { limits } from "../../shared/limits.ts";
import type { Recording } from "../../shared/model/recording.ts";
import { fail, ProblemError } from "../../shared/problem.ts";
import { same } from "../../shared/same.ts";
import { type Answer, call } from "../../shared/transport.ts";
import { forward } from "../rpc/forward.ts";
import { createRouter } from "../rpc/router.ts";
import { JobFiles, noteFound } from "./files/found-in-files.ts";
import type { KeptFiles } from "./files/kept-files.ts";
import type { KnownRecordings } from "./files/known-recordings.ts";
import type { MonitorThread } from "./host.ts";
import type { RecordingData } from "./messages.ts";

/** A file that may be opened. */
export interface AllowedFile {
  readonly path: string;
  /** What it is called: without folders. */
  readonly name: string;
  /** Called when its recording was closed, or could not be opened. */
  readonly release?: () => void;
}

/** Which files a door lets windows open. */
export interface RecordingFiles {
  /** Throws a problem for one that may not be opened. */
  allow(file: RecordingFile): Promise<AllowedFile>;
  list(): Promise<Result<"recordingFiles">>;
  /** What becomes of files that are listed, and what is remembered of them. */
  readonly kept: Pick<KeptFiles, "allow" | "rename" | "remove" | "restore" | "show" | "close">;
  readonly known: Pick<KnownRecordings, "get" | "note">;
}

export interface SessionsOptions {
  readonly files: RecordingFiles;
  /** Starts the thread that reads one recording. */
  readonly start: (recording: RecordingData) => MonitorThread;
}

/** What is sent again lies where only the door knows: it makes a path of it before the monitor hears of it. */
type DoorHandlers = Pick<Handlers, keyof typeof sessionMethods | keyof typeof replayMethods>;

/**
 * The live monitor with recordings beside it, as one transport: each recording is read by a thread of its own, and what
 * is said to and by it passes the live monitor by, so that reading never competes with receiving.
 */
export function withRecordings(live: MonitorThread, { files, start }: SessionsOptions): MonitorThread {
  const sessions = new Map<number, Session>();
  const events = new EventHub();
  let last = 0;
  const told = (): OpenedRecording[] => [...sessions.values()].flatMap((session) => session.told ?? []);
  const tell = (): void => events.emit("recordings", { recordings: told() });
  const jobs = new JobFiles(files.known);
  live.subscribe("delta", ({ recordJobs }) => jobs.take(recordJobs ?? []));
  /** Where a file lies that nobody uses; throws a problem for one that is written or open. */
  const unused = async (path: string): Promise<string> => {
    const real = await files.kept.allow(path);
    const isOpen = [...sessions.values()].some((one) => one.path === real);
    if (isOpen || jobs.isWritten(real)) fail("recording-in-use", { file: path });
    return path;
  };
  const sessionOf = (session: number): Session => sessions.get(session) ?? fail("recording-closed");

  const withPath = async <T extends { readonly source: ReplayedSource }>(part: T): Promise<T> => {
    return { ...part, source: { kind: "path", path: await pathOf(part.source) } };
  };
  const pathOf = async (source: ReplayedSource): Promise<string> => {
    if (source.kind === "path") return (await files.allow(source)).path;
    if (source.kind === "session") return sessionOf(source.session).path;
    const { session, selection } = source;
    const thread = session === null ? live : sessionOf(session).thread;
    return (await call(thread, "selectionFile", { selection })).path;
  };

  const handlers: DoorHandlers = {
    async openRecording({ file, unicast }) {
      if (sessions.size >= limits.recordings) fail("opened-recordings-full", { most: limits.recordings });
      last += 1;
      const number = last;
      const allowed = await files.allow(file);
      const { path, name } = allowed;
      const session = new Session(number, start({ path, name, unicast }), allowed, {
        tell,
        found: (told) => {
          if (file.kind === "path") noteFound(files.known, path, told);
        },
      });
      // It counts from here on: two that come at once must not be one too many.
      sessions.set(number, session);
      try {
        await session.open((delta) => events.emit("recordingDelta", { session: number, delta }));
      } catch (error) {
        sessions.delete(number);
        await session.close();
        throw error;
      }
      if (file.kind === "path") files.known.note(path, { openedAt: Date.now() });
      tell();
      return { session: number };
    },
    async closeRecording({ session: number }) {
      const session = sessionOf(number);
      sessions.delete(number);
      tell();
      await session.close();
      return null;
    },
    recordings: () => ({ recordings: told() }),
    recordingFiles: () => files.list(),
    previewReplay: async (part) => call(live, "previewReplay", await withPath(part)),
    replay: async (request) => call(live, "replay", await withPath(request)),
    async renameRecording({ path, name }) {
      return { path: await files.kept.rename(await unused(path), name) };
    },
    async removeRecording({ path }) {
      await files.kept.remove(await unused(path));
      return null;
    },
    async restoreRecording({ path }) {
      await files.kept.restore(path);
      return null;
    },
    async showRecording({ path }) {
      await files.kept.show(path);
      return null;
    },
    async inRecording({ session, method, args }) {
      // None of them opens others.
      if (Object.hasOwn(handlers, method)) return fail("not-of-recordings", { method });
      const answer = await forward(sessionOf(session).thread, method, args);
      if (!answer.ok) throw new ProblemError(answer.problem);
      return answer.result;
    },
  };
  const route = createRouter(handlers);

  return {
    ...live,
    async request(method, args) {
      const isOurs = isMethodName(method) && Object.hasOwn(handlers, method);
      return isOurs ? ((await route(method, args)) as Answer<typeof method>) : live.request(method, args);
    },
    subscribe(event, listener) {
      const stops = [live.subscribe(event, listener), events.subscribe(event, listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    close: () => void stop(),
    stop,
  };

  async function stop(): Promise<void> {
    const all = [...sessions.values()];
    sessions.clear();
    await Promise.all([live.stop(), files.kept.close(), ...all.map((session) => session.close())]);
  }
}

/** Whoever hears of a recording that is open. */
interface SessionListener {
  /** It stands otherwise than before. */
  tell(): void;
  /** All of it was read. */
  found(told: Recording): void;
}

/** One recording and its thread. */
class Session {
  readonly thread: MonitorThread;
  readonly #number: number;
  readonly #file: AllowedFile;
  readonly #listener: SessionListener;
  #recording: Recording | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;

  constructor(number: number, thread: MonitorThread, file: AllowedFile, listener: SessionListener) {
    this.#number = number;
    this.thread = thread;
    this.#file = file;
    this.#listener = listener;
  }

  /** Where its file lies. */
  get path(): string {
    return this.#file.path;
  }

  /** Throws why it cannot be opened. */
  async open(onDelta: (delta: Delta) => void): Promise<void> {
    this.thread.subscribe("delta", onDelta);
    this.#recording = await call(this.thread, "recording", null);
    this.thread.watchConnection((connection) => {
      if (connection === "lost" && !this.#isClosed) this.#listener.tell();
    });
    this.#follow();
  }

  /** Null while nothing is known of it yet. */
  get told(): OpenedRecording | null {
    const recording = this.#recording;
    return recording && { session: this.#number, recording, failure: this.thread.failure() };
  }

  #follow(): void {
    this.#timer = setTimeout(() => void this.#look(), limits.recordingTellMs);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const answer = await this.thread.request("recording", null);
    if (this.#isClosed || !answer.ok) return;
    const before = this.#recording;
    this.#recording = answer.result;
    // Looked at on and on: a span that is chosen is read anew, and a small file between two looks.
    if (!same(before, answer.result)) this.#hear(answer.result);
    this.#follow();
  }

  #hear(told: Recording): void {
    this.#listener.tell();
    if (told.state === "read" && told.span === null && !told.showsUnicast) this.#listener.found(told);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.thread.stop();
    this.#file.release?.();
  }
}
