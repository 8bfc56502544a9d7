import { createStore, type StoreApi } from "zustand/vanilla";
import { createClient } from "../../shared/client.ts";
import type { OpenedRecording, RecordingFile } from "../../shared/contract/sessions.ts";
import { problemOf } from "../../shared/problem.ts";
import { problemText } from "../../shared/text/sentences.ts";
import type { Client, Transport } from "../../shared/transport.ts";
import type { NoticesStore } from "../components/notices/notices-store.ts";
import { type Sync, startSync } from "../store/sync.ts";
import { createTrafficStore, type ShownTrafficStore } from "../store/traffic.ts";
import type { View, ViewStore } from "../store/view.ts";
import { sessionTransport } from "./session-transport.ts";

interface SessionsState {
  /** Null where the door has none, or has not told yet. */
  readonly recordings: readonly OpenedRecording[] | null;
  /** Which of them is shown; null is live traffic. */
  readonly shown: number | null;
  /** What is being opened, by its name; null while nothing is. */
  readonly opening: string | null;
}

/** What is shown of one session and of no other. */
type Looked = Pick<
  View,
  "selected" | "chosen" | "opened" | "folded" | "packets" | "describing" | "filter" | "stateFilter"
>;

const nothingLooked: Looked = {
  ...{ selected: null, chosen: null, opened: [], folded: [], packets: null, describing: null },
  ...{ filter: "", stateFilter: "all" },
};

/** What an opened recording has of its own. */
export interface SessionParts {
  readonly client: Client;
  readonly traffic: ShownTrafficStore;
  readonly sync: Sync;
}

/** What the window has of live traffic. */
interface LiveParts {
  readonly client: Client;
  readonly view: ViewStore;
  readonly notices: NoticesStore;
}

/** Recordings that are open beside live traffic, and which of all is shown. Live traffic goes on meanwhile. */
export class Sessions {
  readonly store: StoreApi<SessionsState> = createStore<SessionsState>(() => ({
    ...{ recordings: null, shown: null, opening: null },
  }));
  readonly #transport: Transport;
  readonly #live: LiveParts;
  readonly #parts = new Map<number, SessionParts>();
  /** How each session was looked at before another one was shown; null is live traffic. */
  readonly #looked = new Map<number | null, Looked>();

  constructor(transport: Transport, live: LiveParts) {
    this.#transport = transport;
    this.#live = live;
    transport.subscribe("recordings", ({ recordings }) => this.#take(recordings));
    transport.watchConnection((connection) => {
      if (connection === "open") void this.#ask();
    });
  }

  async #ask(): Promise<void> {
    const answer = await this.#transport.request("recordings", null);
    // A door without recordings shows no way to them.
    if (answer.ok) this.#take(answer.result.recordings);
  }

  #take(recordings: readonly OpenedRecording[]): void {
    const { shown } = this.store.getState();
    for (const [session, { sync }] of this.#parts) {
      if (recordings.some((one) => one.session === session)) continue;
      sync.stop();
      this.#parts.delete(session);
      this.#looked.delete(session);
    }
    if (shown !== null && !recordings.some(({ session }) => session === shown)) this.show(null);
    this.store.setState({ recordings });
  }

  /** Shows one session in the place of another; each keeps what was selected in it. */
  show(session: number | null): void {
    const { shown } = this.store.getState();
    if (session === shown) return;
    const { view } = this.#live;
    const { selected, chosen, opened, folded, packets, describing, filter, stateFilter } = view.getState();
    this.#looked.set(shown, { selected, chosen, opened, folded, packets, describing, filter, stateFilter });
    this.store.setState({ shown: session });
    // The page of recordings shows what is open as well.
    const page = view.getState().page === "recordings" ? "recordings" : "monitor";
    view.setState({ ...(this.#looked.get(session) ?? nothingLooked), page });
  }

  /** What is its own of an opened recording. */
  partsOf(session: number): SessionParts {
    const known = this.#parts.get(session);
    if (known !== undefined) return known;
    const transport = sessionTransport(this.#transport, session);
    const traffic = createTrafficStore();
    const parts = { client: createClient(transport), traffic, sync: startSync(transport, traffic) };
    this.#parts.set(session, parts);
    return parts;
  }

  /** Opens one and shows it; why it cannot be opened is a notice. @param name what it is called while it is opened */
  async open(file: RecordingFile, name: string): Promise<void> {
    await this.#during(name, async () => {
      const { session } = await this.#live.client.openRecording({ file, unicast: false });
      await this.#ask();
      this.show(session);
    });
  }

  /** Brings a file of this browser's computer to the door, and opens it. */
  async bring(file: File, upload: (file: File) => Promise<RecordingFile>): Promise<void> {
    await this.#during(file.name, async () => {
      const brought = await upload(file);
      const { session } = await this.#live.client.openRecording({ file: brought, unicast: false });
      await this.#ask();
      this.show(session);
    });
  }

  async #during(name: string, work: () => Promise<void>): Promise<void> {
    this.store.setState({ opening: name });
    try {
      await work();
    } catch (error) {
      this.#live.notices.notify(problemText(problemOf(error)));
    } finally {
      this.store.setState({ opening: null });
    }
  }

  /** The file stays as it is. */
  close(session: number): void {
    this.#live.client.closeRecording({ session }).catch(() => {
      // It is closed already, or the connection is lost, which has its own banner.
    });
  }

  /** Reads it anew, with or without what went to single hosts. */
  async showUnicast(session: number, unicast: boolean): Promise<void> {
    const told = this.store.getState().recordings?.find((one) => one.session === session);
    try {
      await this.partsOf(session).client.viewRecording({ span: told?.recording.span ?? null, unicast });
      await this.#ask();
    } catch (error) {
      this.#live.notices.notify(problemText(problemOf(error)));
    }
  }

  /** Whether the one that is shown is read. */
  get isReading(): boolean {
    const { recordings, shown } = this.store.getState();
    const one = recordings?.find(({ session }) => session === shown);
    return one?.recording.state === "reading" && one.failure === null;
  }

  /** As `stop`, of the one that is shown. */
  stopShown(): void {
    const { shown } = this.store.getState();
    if (shown !== null) this.stop(shown);
  }

  /** Reads no further; what was read stays. */
  stop(session: number): void {
    void this.#transport.request("inRecording", { session, method: "stopReading", args: null });
  }
}
