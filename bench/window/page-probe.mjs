/**
 * What is measured inside the page. `probePage` is handed to the browser as source text and runs
 * before the page's own scripts: it must not use anything from outside of itself.
 *
 * @typedef {object} PageFigures
 * @property {{ kind: string, ms: number }[]} inputs From the browser's time stamp of an input to the end of the frame that follows it.
 * @property {number[]} slowEvents Durations of the Event Timing entries of 16 ms and more, to the frame on the screen.
 * @property {number} interactions Inputs that Event Timing counts.
 * @property {number[]} longTasks
 * @property {number[]} frameGaps Times between frames while `frames` is on.
 * @property {{ events: number, eventBytes: number, largestEvent: number, answers: number, answerBytes: number, sentBytes: number }} wire
 */

export function probePage() {
  const fresh = () => ({
    inputs: /** @type {{ kind: string, ms: number }[]} */ ([]),
    slowEvents: /** @type {number[]} */ ([]),
    longTasks: /** @type {number[]} */ ([]),
    frameGaps: /** @type {number[]} */ ([]),
    wire: { events: 0, eventBytes: 0, largestEvent: 0, answers: 0, answerBytes: 0, sentBytes: 0 },
  });
  let figures = fresh();
  let counted = 0;

  // A task behind the frame's callbacks begins when the page has been laid out and painted.
  const afterFrame = new MessageChannel();
  /** @type {{ kind: string, at: number }[]} */
  let painted = [];
  /** @type {{ kind: string, at: number }[]} */
  let begun = [];
  afterFrame.port1.onmessage = () => {
    const now = performance.now();
    for (const { kind, at } of painted) figures.inputs.push({ kind, ms: now - at });
    painted = [];
  };
  const placeOf = (/** @type {EventTarget | null} */ target) => {
    if (!(target instanceof Element)) return "the page";
    if (target.closest("tr[data-id]")) return "a group";
    return target.closest("[aria-label=Packets]") ? "the packets" : "a field";
  };
  for (const type of ["keydown", "mousedown", "wheel"]) {
    window.addEventListener(
      type,
      (event) => {
        begun.push({ kind: `${type} on ${placeOf(event.target)}`, at: event.timeStamp });
        if (begun.length > 1) return;
        requestAnimationFrame(() => {
          painted.push(...begun);
          begun = [];
          afterFrame.port2.postMessage(null);
        });
      },
      { capture: true, passive: true },
    );
  }

  const interactions = () => {
    const counts = /** @type {any} */ (performance).eventCounts;
    return (counts?.get("keydown") ?? 0) + (counts?.get("mousedown") ?? 0) + (counts?.get("wheel") ?? 0);
  };
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) {
      if (name === "keydown" || name === "mousedown" || name === "wheel") figures.slowEvents.push(duration);
    }
  }).observe(/** @type {any} */ ({ type: "event", durationThreshold: 16 }));
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) figures.longTasks.push(duration);
  }).observe({ type: "longtask" });

  let counting = false;
  let before = 0;
  const frame = (/** @type {number} */ at) => {
    if (!counting) return;
    if (before > 0) figures.frameGaps.push(at - before);
    before = at;
    requestAnimationFrame(frame);
  };

  // The first key of a frame is "event" or "id", see shared/wire.ts.
  const isEvent = (/** @type {Uint8Array} */ bytes) => bytes[1] === 0xa5 && bytes[2] === 0x65;
  const countMessage = (/** @type {MessageEvent} */ { data }) => {
    const bytes = new Uint8Array(data);
    const { wire } = figures;
    if (isEvent(bytes)) {
      wire.events += 1;
      wire.eventBytes += bytes.length;
      wire.largestEvent = Math.max(wire.largestEvent, bytes.length);
    } else {
      wire.answers += 1;
      wire.answerBytes += bytes.length;
    }
  };
  window.WebSocket = new Proxy(window.WebSocket, {
    construct(Plain, [url, protocols]) {
      const socket = new Plain(url, protocols);
      socket.addEventListener("message", countMessage);
      const send = socket.send.bind(socket);
      socket.send = (data) => {
        if (ArrayBuffer.isView(data)) figures.wire.sentBytes += data.byteLength;
        send(data);
      };
      return socket;
    },
  });

  /** @type {any} */ (window).castscopeProbe = {
    /** Begins anew and answers with what was measured since the last time. */
    take() {
      const taken = { ...figures, interactions: interactions() - counted };
      figures = fresh();
      counted = interactions();
      return taken;
    },
    /** @param {boolean} on */
    frames(on) {
      counting = on;
      before = 0;
      if (on) requestAnimationFrame(frame);
    },
  };
}
