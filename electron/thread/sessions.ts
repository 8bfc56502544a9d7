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
  const sessionOf = (session: number): Session => sessions.get(session) ?? fail("recording-closed");

  const withPath = async <T extends { readonly source: ReplayedSource }>(part: T): Promise<T> => {
    const { source } = part;
    const path =
      source.kind === "session" ? sessionOf(source.session).path : (await files.allow(source)).path;
    return { ...part, source: { kind: "path", path } };
  };

  const handlers: DoorHandlers = {
    async openRecording({ file, unicast }) {
      if (sessions.size >= limits.recordings) fail("opened-recordings-full", { most: limits.recordings });
      last += 1;
      const number = last;
      const allowed = await files.allow(file);
      const { path, name } = allowed;
      const session = new Session(number, start({ path, name, unicast }), allowed, tell);
      // It counts from here on: two that come at once must not be one too many.
      sessions.set(number, session);
      try {
        await session.open((delta) => events.emit("recordingDelta", { session: number, delta }));
      } catch (error) {
        sessions.delete(number);
        await session.close();
        throw error;
      }
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
    await Promise.all([live.stop(), ...all.map((session) => session.close())]);
  }
}

/** One recording and its thread. */
class Session {
  readonly thread: MonitorThread;
  readonly #number: number;
  readonly #file: AllowedFile;
  readonly #tell: () => void;
  #recording: Recording | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;

  /** @param tell called when it stands otherwise than before */
  constructor(number: number, thread: MonitorThread, file: AllowedFile, tell: () => void) {
    this.#number = number;
    this.thread = thread;
    this.#file = file;
    this.#tell = tell;
  }

  get path(): string {
    return this.#file.path;
  }

  /** Throws why it cannot be opened. */
  async open(onDelta: (delta: Delta) => void): Promise<void> {
    this.thread.subscribe("delta", onDelta);
    this.#recording = await call(this.thread, "recording", null);
    this.thread.watchConnection((connection) => {
      if (connection === "lost" && !this.#isClosed) this.#tell();
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
    if (!same(before, answer.result)) this.#tell();
    this.#follow();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.thread.stop();
    this.#file.release?.();
  }
}
