// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { createClient } from "../../shared/client.ts";
import { sessionEvents } from "../../shared/contract/sessions.ts";
import type { EventName } from "../../shared/contract.ts";
import { problem } from "../../shared/problem.ts";
import { sampleOf } from "../../shared/testing/samples.ts";
import type { Answer, Connection, Transport } from "../../shared/transport.ts";
import { createNoticesStore } from "../components/notices/notices-store.ts";
import { createViewStore } from "../store/view.ts";
import { Sessions } from "./sessions.ts";

const [sample] = sampleOf(sessionEvents.recordings).recordings;
if (sample === undefined) throw new Error("the sample has no recording");
const opened = (session: number) => ({ ...sample, session });

/** A door that answers as it is told. */
function setUp(answers: Partial<Record<string, Answer>> = {}) {
  const listeners = new Map<EventName, ((payload: never) => void)[]>();
  const calls: unknown[][] = [];
  const transport = {
    request: async (method: string, args: unknown) => {
      calls.push([method, args]);
      return answers[method] ?? { ok: true, result: { recordings: [] } };
    },
    subscribe(event: EventName, listener: (payload: never) => void) {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
      return () => listeners.set(event, listeners.get(event)?.filter((one) => one !== listener) ?? []);
    },
    watchConnection(listener: (connection: Connection) => void) {
      listener("open");
      return () => {};
    },
    close: () => {},
  } as unknown as Transport;
  const view = createViewStore();
  const notices = createNoticesStore();
  const sessions = new Sessions(transport, { client: createClient(transport), view, notices });
  const tell = (event: EventName, payload: unknown): void => {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  };
  return { sessions, view, notices, calls, tell, listeners };
}

test("each session keeps what was selected in it, and one that is closed gives way to live traffic", async () => {
  const { sessions, view, tell, listeners } = setUp();
  await vi.waitFor(() => expect(sessions.store.getState().recordings).toEqual([]));
  tell("recordings", { recordings: [opened(4), opened(5)] });
  view.setState({ selected: 1, filter: "live" });
  sessions.show(4);
  expect(view.getState()).toMatchObject({ selected: null, filter: "" });
  view.setState({ selected: 2, filter: "four" });
  sessions.show(null);
  expect(view.getState()).toMatchObject({ selected: 1, filter: "live" });
  sessions.show(4);
  expect(view.getState()).toMatchObject({ selected: 2, filter: "four" });
  sessions.partsOf(4);
  expect(listeners.get("recordingDelta")).toHaveLength(1);
  tell("recordings", { recordings: [opened(5)] });
  expect([sessions.store.getState().shown, view.getState().selected]).toEqual([null, 1]);
  // Nothing of it is listened to any more.
  expect(listeners.get("recordingDelta")).toEqual([]);
});

test("the one that is shown can be stopped while it is read", () => {
  const { sessions, tell, calls } = setUp();
  const state = (one: "reading" | "read") => ({
    ...opened(4),
    failure: null,
    recording: { ...opened(4).recording, state: one },
  });
  tell("recordings", { recordings: [state("reading")] });
  expect(sessions.isReading).toBe(false);
  sessions.stopShown();
  expect(calls.filter(([method]) => method === "inRecording")).toEqual([]);
  sessions.show(4);
  expect(sessions.isReading).toBe(true);
  sessions.stopShown();
  expect(calls).toContainEqual(["inRecording", { session: 4, method: "stopReading", args: null }]);
  tell("recordings", { recordings: [state("read")] });
  expect(sessions.isReading).toBe(false);
});

test("calls of a session go to its recording, and its deltas to nobody else", async () => {
  const { sessions, calls } = setUp();
  const { client } = sessions.partsOf(7);
  await client.sources({ id: 3 });
  expect(calls).toContainEqual(["inRecording", { session: 7, method: "sources", args: { id: 3 } }]);
});

test("why one cannot be opened is a notice, and a door without recordings offers none", async () => {
  const refused = problem("recording-foreign", { file: "a.txt", begins: "48656c6c" });
  const { sessions, notices } = setUp({
    openRecording: { ok: false, problem: refused },
    recordings: { ok: false, problem: problem("method-unknown", { method: "recordings" }) },
  });
  await sessions.open({ kind: "path", path: "a.txt" }, "a.txt");
  expect(notices.getState().notices.map(({ text }) => text)).toEqual([
    "a.txt is no recording of packets: it begins with 48656c6c, where pcap and pcapng have a number of their own.",
  ]);
  expect(sessions.store.getState()).toMatchObject({ opening: null, shown: null, recordings: null });
});
