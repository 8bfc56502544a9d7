import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { StreamDetail, Streams } from "../../../../shared/model/stream.ts";
import { madeUpMembership } from "../../../../shared/testing/made-up-membership.ts";
import { madeUpSeconds, madeUpStreamDetail } from "../../../../shared/testing/made-up-stream.ts";
import { speak } from "../../../../shared/text/spoken.ts";
import { describeFormat } from "../../../store/view.ts";
import { type Answers, show } from "../../../testing/show.tsx";
import { StreamPanel } from "./stream-panel.tsx";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(26 + 230);
});

afterEach(() => {
  cleanup();
  speak("en");
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Ten seconds up to 1,010 s, in the last of which seven packets are missing. */
const seconds = madeUpSeconds({
  from: 1_000_000,
  received: Array.from({ length: 10 }, () => 100),
  bytes: Array.from({ length: 10 }, () => 125_000),
  lost: [0, 0, 0, 0, 0, 0, 0, 0, 0, 7],
});

const playout = madeUpStreamDetail({
  ...{
    id: 3,
    address: "10.0.40.12",
    key: "SSRC 0x5A1C03E2",
    received: 993,
    lost: 7,
    droppedHere: 7,
    seconds,
  },
  facts: [{ name: "payload-type", values: { type: 96, name: null } }],
});
const other = madeUpStreamDetail({ id: 4, address: "10.0.40.13", key: "SSRC 0x00000001", received: 20 });

async function settle(ms = 10): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}

async function open(streams: readonly StreamDetail[], more: Partial<Streams> = {}, answers: Answers = {}) {
  let known = streams;
  const shown = show(<StreamPanel id={1} />, {
    rows: [madeUpMembership({ id: 1, packets: 1_000 })],
    snapshot: { at: 1_010_200 },
    answers: {
      streams: () => ({ streams: known, further: 0, untold: 0, verdicts: [], ...more }),
      stream: ({ stream }) => known.find(({ id }) => id === stream) ?? null,
      resetStreams: () => ({ undo: null }),
      ...answers,
    },
  });
  await settle();
  return { ...shown, tell: (next: readonly StreamDetail[]) => (known = next) };
}

const figure = (name: string) =>
  screen.getByText(name, { selector: "dt" }).parentElement?.textContent ?? "nothing";

describe("the streams of a group", () => {
  it("show the busiest: what it is, its figures, and whose fault the loss is", async () => {
    await open([other, playout]);
    expect(screen.getByRole("heading", { name: "RTP" })).toBeDefined();
    expect(
      within(screen.getByRole("list", { name: "Facts of the stream" })).getAllByRole("listitem"),
    ).toHaveLength(2);
    expect(screen.getByText("Recognised as RTP: 16 headers in a row fit.")).toBeDefined();
    expect(figure("Received")).toMatch(/^Received993since/);
    expect(figure("Lost")).toBe("Lost0.70%7 packets");
    expect(screen.getByText(/^All 7 missing packets were dropped here/)).toBeDefined();
    expect(
      screen.getByRole("combobox", { name: "Source of the stream: 10.0.40.12:5004" }).textContent,
    ).toMatch(/2 of 2/);
  });

  it("keep the one that was chosen while the order moves, and turn to another where it is gone", async () => {
    const { tell } = await open([playout, other]);
    tell([
      { ...other, received: 5_000 },
      { ...playout, received: 994 },
    ]);
    await settle(1_100);
    expect(figure("Received")).toMatch(/^Received994/);
    tell([{ ...other, received: 6_000 }]);
    await settle(1_100);
    expect(figure("Received")).toMatch(/^Received6,000/);
    expect(screen.queryByRole("grid", { name: "Streams" })).toBeNull();
  });

  it("are a table where there are several, from which one is chosen by keyboard", async () => {
    await open([playout, other]);
    const grid = screen.getByRole("grid", { name: "Streams" });
    const rows = () => within(grid).getAllByRole("row").slice(1);
    expect(rows().map((row) => row.querySelector("[data-column=loss]")?.textContent)).toEqual([
      "0.70%",
      "0.00%",
    ]);
    expect(rows().map((row) => row.getAttribute("aria-selected"))).toEqual(["true", "false"]);
    act(() => grid.focus());
    fireEvent.keyDown(grid, { key: "ArrowDown" });
    fireEvent.keyDown(grid, { key: "Enter" });
    await settle();
    expect(rows().map((row) => row.getAttribute("aria-selected"))).toEqual(["false", "true"]);
    expect(figure("Received")).toMatch(/^Received20/);
  });

  it("stand still with the display, and are asked for again when it goes on", async () => {
    const { tell, traffic, made } = await open([playout]);
    act(() => traffic.setState({ paused: true }));
    tell([{ ...playout, received: 2_000 }]);
    const asked = made("stream").length;
    await settle(5_000);
    expect(made("stream")).toHaveLength(asked);
    expect(figure("Received")).toMatch(/^Received993/);
    act(() => traffic.setState({ paused: false }));
    await settle();
    expect(figure("Received")).toMatch(/^Received2,000/);
  });

  it("are listed less often where they are many, while the chosen one goes on each second", async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ ...other, id: at + 10 }));
    const { made } = await open([playout, ...many]);
    const [lists, details] = [made("streams").length, made("stream").length];
    await settle(4_500);
    expect(made("streams")).toHaveLength(lists);
    expect(made("stream").length).toBeGreaterThanOrEqual(details + 4);
    await settle(1_000);
    expect(made("streams")).toHaveLength(lists + 1);
    fireEvent.click(screen.getByRole("button", { name: "Reset counters" }));
    await settle();
    expect(made("streams")).toHaveLength(lists + 2);
  });

  it("are counted anew when a person asks", async () => {
    const { made, notices } = await open([playout]);
    fireEvent.click(screen.getByRole("button", { name: "Reset counters" }));
    await settle();
    expect(made("resetStreams")).toEqual([{ id: 1 }]);
    expect(notices.getState().notices[0]?.text).toMatch(
      /^The streams are counted anew since \d\d:\d\d:\d\d; what the group and its sources counted stays\.$/,
    );
  });

  it("are counted again as before when that is taken back, each by its own, unless it is too late", async () => {
    let resets = 0;
    let isDone = true;
    const { made, notices } = await open(
      [playout],
      {},
      {
        resetStreams: () => {
          resets += 1;
          return { undo: resets };
        },
        undoResetStreams: () => isDone,
      },
    );
    for (let times = 0; times < 2; times += 1) {
      fireEvent.click(screen.getByRole("button", { name: "Reset counters" }));
      await settle();
    }
    expect(notices.getState().notices.map(({ action }) => action?.label)).toEqual(["Undo", "Undo"]);
    notices.getState().notices[0]?.action?.run();
    await settle();
    expect(made("undoResetStreams")).toEqual([{ id: 1, undo: 1 }]);
    isDone = false;
    notices.undoLast();
    await settle();
    expect(made("undoResetStreams")).toEqual([
      { id: 1, undo: 1 },
      { id: 1, undo: 2 },
    ]);
    expect(notices.getState().notices.at(-1)?.text).toMatch(/^It is too late/);
  });

  it("are read as what a person says, of one source or of all", async () => {
    const { made } = await open([playout]);
    const decode = async (item: string): Promise<void> => {
      fireEvent.click(screen.getByRole("button", { name: "Decode as …" }));
      await settle();
      fireEvent.click(screen.getByRole("menuitemradio", { name: item }));
      await settle();
    };
    await decode("sACN");
    expect(made("decodeAs")).toEqual([
      { id: 1, source: { address: "10.0.40.12", port: 5004 }, kind: "sacn" },
    ]);
    fireEvent.click(screen.getByRole("button", { name: "Decode as …" }));
    await settle();
    fireEvent.click(screen.getByRole("menuitemcheckbox", { name: "Every source of the group" }));
    fireEvent.click(screen.getByRole("menuitemradio", { name: "No sequence numbers" }));
    await settle();
    expect(made("decodeAs")[1]).toEqual({ id: 1, source: null, kind: "none" });
  });
});

it("the report is copied as a text and for programs", async () => {
  const writeText = vi.fn(async (_text: string) => {});
  vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
  await open([playout]);
  for (const item of ["Copy as text", "Copy as JSON"]) {
    fireEvent.click(screen.getByRole("button", { name: "Report" }));
    await settle();
    fireEvent.click(screen.getByRole("menuitem", { name: item }));
    await settle();
  }
  const [text = "", json = "{}"] = writeText.mock.calls.map(([copied]) => copied);
  expect(text).toMatch(/^RTP, SSRC 0x5A1C03E2\n\nGroup {5}239\.1\.2\.1:5004 on eth0\n/);
  expect(JSON.parse(json)).toMatchObject({ lost: 7, droppedHere: 7, id: "SSRC 0x5A1C03E2" });
  vi.unstubAllGlobals();
});

describe("the timeline", () => {
  const timeline = () => screen.getByRole("slider", { name: "Timeline" });
  const text = () => timeline().getAttribute("aria-valuetext");

  it("has a cursor that the arrows move, which says what is known of its second", async () => {
    await open([playout]);
    expect(text()).toMatch(/^No second chosen/);
    fireEvent.keyDown(timeline(), { key: "End" });
    expect(text()).toMatch(/^\d\d:\d\d:\d\d, 1\.0 Mbit\/s, 7 lost$/);
    fireEvent.keyDown(timeline(), { key: "ArrowLeft" });
    expect(text()).toMatch(/^\d\d:\d\d:\d\d, 1\.0 Mbit\/s$/);
    fireEvent.keyDown(timeline(), { key: "Escape" });
    expect(text()).toMatch(/^No second chosen/);
  });

  it("leads from a second with a loss to its cells, whose time the axis shows, and back", async () => {
    const map = { size: 100, lost: Uint32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 7), openSize: 107 };
    await open([{ ...playout, map: { ...map, lost: Uint32Array.from([...map.lost, 0]), openSize: 7 } }]);
    const timeline = screen.getByRole("slider", { name: "Timeline" });
    const sequence = screen.getByRole("slider", { name: "Sequence" });
    timeline.focus();
    fireEvent.keyDown(timeline, { key: "End" });
    fireEvent.keyDown(timeline, { key: "Enter" });
    expect(document.activeElement).toBe(sequence);
    const clock = (second: number) => new Date(second * 1_000).toLocaleTimeString("en-GB");
    expect(sequence.getAttribute("aria-valuetext")).toBe(
      `${clock(1_009)}, numbers 901 to 1,000: 7 of 100 packets lost`,
    );
    fireEvent.keyDown(sequence, { key: "Home" });
    expect(timeline.getAttribute("aria-valuetext")).toContain(clock(1_000));
    // A second without a loss has nothing to lead to.
    fireEvent.blur(sequence);
    timeline.focus();
    fireEvent.keyDown(timeline, { key: "Home" });
    fireEvent.keyDown(timeline, { key: "Enter" });
    expect(document.activeElement).toBe(timeline);
  });

  it("is a table as well, the newest second first, and a text to take along", async () => {
    const writeText = vi.fn(async (_text: string) => {});
    vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
    await open([playout]);
    fireEvent.click(screen.getByRole("button", { name: "Show as table" }));
    const rows = within(screen.getByRole("grid", { name: "Seconds" }))
      .getAllByRole("row")
      .slice(1);
    expect(rows).toHaveLength(10);
    expect(rows[0]?.querySelector("[data-column=lost]")?.textContent).toBe("7");
    expect(rows[0]?.querySelector("[data-column=jitter]")?.textContent).toBe("–");
    fireEvent.click(screen.getAllByRole("button", { name: /^Copy as CSV/ })[0] as Element);
    await settle();
    expect(writeText.mock.calls[0]?.[0].split("\r\n")[10]).toBe(
      "1970-01-01T00:16:49Z,100,125000,7,0,0,0,0,,,,",
    );
    vi.unstubAllGlobals();
  });
});

describe("without a stream", () => {
  const verdict = (state: Streams["verdicts"][number]["state"], address = "10.0.0.7") =>
    ({ address, port: 9, state, kind: null }) as const;

  it("there is a word of why, and a way to say what the packets are", async () => {
    const { made, view } = await open([], { verdicts: [verdict("none")] });
    expect(screen.getByText("No sequence numbers known: a loss cannot be told.")).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Describe this format" }));
    expect(view.getState().describing).toMatchObject({ of: 1, source: { address: "10.0.0.7", port: 9 } });
    act(() => view.setState({ describing: null }));
    await settle();
    fireEvent.click(screen.getByRole("button", { name: "Decode as …" }));
    await settle();
    fireEvent.click(screen.getByRole("menuitemradio", { name: "RTP" }));
    await settle();
    expect(made("decodeAs")).toEqual([{ id: 1, source: { address: "10.0.0.7", port: 9 }, kind: "rtp" }]);
  });

  it("what somebody named waits for packets of that kind", async () => {
    await open([], { verdicts: [{ ...verdict("chosen"), kind: "described" }] });
    expect(
      screen.getByText(/^Read as Described format, as you chose: no packet that fits has come/),
    ).toBeDefined();
  });

  it("each source has its own", async () => {
    await open([], { verdicts: [verdict("waiting"), verdict("chosen", "10.0.0.8")] });
    const told = within(screen.getByRole("list", { name: "What each source was taken for" }));
    expect(told.getAllByRole("listitem").map((one) => one.textContent)).toEqual([
      "10.0.0.7:9Too few packets so far to know what they are.",
      "10.0.0.8:9Read as without sequence numbers, as you chose: a loss cannot be told.",
    ]);
  });
});

it("speaks German, its tables as well", async () => {
  speak("de");
  await open([playout, other]);
  expect(screen.getByText("7 Pakete")).toBeDefined();
  expect(screen.getByRole("slider", { name: "Zeitverlauf" })).toBeDefined();
  const streams = screen.getByRole("grid", { name: "Streams" });
  expect(
    within(streams)
      .getAllByRole("columnheader")
      .map((header) => header.textContent),
  ).toEqual(["Quelle", "Stream", "Art", "Empfangen", "Verlust", "Jitter, ms"]);
  fireEvent.click(screen.getByRole("button", { name: "Als Tabelle zeigen" }));
  expect(within(screen.getByRole("grid", { name: "Sekunden" })).getByText("Verworfen")).toBeDefined();
});

it("never drops the focus: into the editor of a format, and back to the stream with Escape", async () => {
  const { view } = await open([playout]);
  screen.getByRole("button", { name: "Reset counters" }).focus();
  act(() => describeFormat(view, { of: 1, source: null, begin: null, packet: null }));
  const editor = screen.getByRole("region", { name: "Describe this format" });
  expect(document.activeElement).toBe(editor);
  fireEvent.keyDown(editor, { key: "Escape" });
  await settle();
  expect(document.activeElement?.contains(screen.getByRole("button", { name: "Reset counters" }))).toBe(true);
  expect(document.activeElement).not.toBe(document.body);
});
