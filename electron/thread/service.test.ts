import { describe, expect, test, vi } from "vitest";
import type { Delta } from "../../shared/contract/telling.ts";
import { Emitter } from "../../shared/emitter.ts";
import type { Monitor } from "../engine/monitor.ts";
import { createRecorder } from "../rpc/testing/recorder.ts";
import { sampleDelta, type samples } from "../rpc/testing/samples.ts";
import type { FromMonitor, ToMonitor } from "./messages.ts";
import { serveMonitor } from "./service.ts";

function setUp(close: () => Promise<void> = async () => {}) {
  const recorder = createRecorder();
  const deltas = new Emitter<Delta>();
  const monitor: Monitor = { handlers: recorder.handlers, onDelta: (l) => deltas.listen(l), close };
  const inbox = new Emitter<ToMonitor>();
  const posted: FromMonitor[] = [];
  const port = {
    postMessage: (message: FromMonitor) => posted.push(structuredClone(message)),
    on: (_: "message", listener: (message: ToMonitor) => void) => inbox.listen(listener),
  };
  const end = vi.fn();
  const doorLag = vi.fn();
  serveMonitor({ port, monitor, doorLag, end });
  return { ...recorder, deltas, inbox, posted, doorLag, end };
}

describe("serveMonitor", () => {
  test("says that it is ready, then answers calls by their number", async () => {
    const { inbox, posted, calls } = setUp();
    inbox.emit({ kind: "request", id: 5, method: "leave", args: { id: 7 } });
    inbox.emit({ kind: "request", id: 6, method: "nothing", args: null });
    await expect.poll(() => posted.length).toBe(3);
    expect(posted[0]).toEqual({ kind: "ready" });
    expect(posted).toContainEqual({ kind: "answer", id: 5, answer: { ok: true, result: null } });
    expect(posted).toContainEqual({
      kind: "answer",
      id: 6,
      answer: { ok: false, problem: expect.objectContaining({ code: "unknown-method" }) },
    });
    expect(calls).toEqual([{ method: "leave", args: { id: 7 } }]);
  });

  test("posts each delta", () => {
    const { deltas, posted } = setUp();
    deltas.emit(sampleDelta(1));
    expect(posted[1]).toEqual({ kind: "event", event: "delta", payload: sampleDelta(1) });
  });

  test("takes how long the door was busy", () => {
    const { inbox, posted, doorLag } = setUp();
    inbox.emit({ kind: "door-lag", ms: 12.5 });
    expect(doorLag.mock.calls).toEqual([[12.5]]);
    expect(posted).toHaveLength(1);
  });

  test("answers with a problem when a result cannot cross threads", async () => {
    const { inbox, posted, handlers } = setUp();
    const foreign = [() => 1] as unknown as (typeof samples)["sources"]["result"];
    vi.spyOn(handlers, "sources").mockResolvedValue(foreign);
    inbox.emit({ kind: "request", id: 1, method: "sources", args: { id: 7 } });
    await expect.poll(() => posted.length).toBe(2);
    expect(posted[1]).toMatchObject({ id: 1, answer: { ok: false, problem: { code: "internal" } } });
  });

  test("leaves every group before it ends, and posts no delta meanwhile", async () => {
    let left = () => {};
    const closing = new Promise<void>((resolve) => {
      left = resolve;
    });
    const { deltas, inbox, posted, end } = setUp(() => closing);
    inbox.emit({ kind: "close" });
    deltas.emit(sampleDelta(1));
    await Promise.resolve();
    expect(end).not.toHaveBeenCalled();
    left();
    await expect.poll(() => end).toHaveBeenCalledOnce();
    expect(posted).toHaveLength(1);
  });
});
