import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { TransportCheck, TransportStream } from "../../../../../shared/model/transport-stream.ts";
import { madeUpTransport } from "../../../../../shared/testing/made-up-transport.ts";
import { speak } from "../../../../../shared/text/spoken.ts";
import { checksCsv, pidsCsv } from "./transport-csv.ts";
import { TransportPanels } from "./transport-panels.tsx";

afterEach(() => {
  cleanup();
  speak("en");
  vi.unstubAllGlobals();
});

function open(more: Partial<TransportStream> = {}): void {
  render(
    <TransportPanels transport={madeUpTransport(more)} since={new Date(2026, 0, 1, 13, 8, 57).getTime()} />,
  );
}

/** A table's cells by row, as they are read. */
function cells(table: HTMLElement): string[][] {
  return within(table)
    .getAllByRole("row")
    .slice(1)
    .map((row) => [...row.children].map((cell) => cell.textContent ?? ""));
}

function checks(given: readonly Partial<TransportCheck>[]): TransportCheck[] {
  const sound = madeUpTransport().checks;
  return sound.map((check) => ({ ...check, ...given.find((one) => one.check === check.check) }));
}

const list = () => screen.getByRole("list", { name: "Checks" });
const row = (check: string) => {
  const found = within(list())
    .getAllByRole("listitem")
    .find((item) => item.dataset.check === check);
  if (!found) throw new Error(`no row ${check}`);
  return found;
};

describe("what is in a transport stream", () => {
  it("shows each PID with what it carries, its rate and its errors", () => {
    open();
    const table = screen.getByRole("table", { name: "Program 1" });
    expect(screen.getByText("7 PIDs, 9.8 Mbit/s")).toBeDefined();
    expect(cells(table)).toEqual([
      ["0x0000", "PAT", "Program table", "15.0kb", "", "0"],
      ["0x0100", "PMT", "Program 1: Playout B", "15.0kb", "", "0"],
      ["0x0101", "H.264", "Video 1920x1080, 25iPCR", "8.6Mb", "", "11,880"],
      ["0x0102", "AAC", "Audio, eng", "196.0kb", "", "4,101"],
      ["0x0103", "MP2", "Audio, deu", "258.0kb", "", "5,263"],
      ["0x0106", "SCTE 35", "Splice points", "4.0kb", "", "0"],
      ["0x1FFF", "Null", "Stuffing", "712.0kb", "", "–"],
    ]);
  });

  it("puts several programs under a heading each, and what belongs to none in front", () => {
    const { pids } = madeUpTransport();
    open({
      programs: [
        { number: 1, name: "Playout B", pmtPid: 0x100 },
        { number: 2, name: null, pmtPid: 0x200 },
      ],
      pids: pids.map((pid) => (pid.pid === 0x103 ? { ...pid, program: 2 } : pid)),
    });
    const table = screen.getByRole("table", { name: "2 programs" });
    expect(
      within(table)
        .getAllByRole("rowheader")
        .map((header) => header.textContent),
    ).toEqual([
      "Tables and stuffing2 PIDs, 727.0 kbit/s",
      ...["0x0000", "0x1FFF"],
      "Program 1: Playout B4 PIDs, 8.8 Mbit/s",
      ...["0x0100", "0x0101", "0x0102", "0x0106"],
      "Program 21 PID, 258.0 kbit/s",
      "0x0103",
    ]);
  });

  it("says what a stream without tables is, what is scrambled, and what is left out", () => {
    const { pids } = madeUpTransport();
    open({
      programs: [],
      pids: pids
        .slice(2, 3)
        .map((pid) => ({ ...pid, type: "", content: "unknown", picture: null, scrambled: true })),
      furtherPids: 3,
    });
    const table = screen.getByRole("table", { name: "No program" });
    expect(cells(table)[0]?.slice(1, 3)).toEqual(["–", "In no tablePCRscrambled"]);
    expect(screen.getByText(/^3 further PIDs/)).toBeDefined();
  });
});

describe("copying", () => {
  it("gives both tables as CSV", () => {
    const { pids, checks } = madeUpTransport();
    const transport = madeUpTransport({ pids: pids.slice(1, 3) });
    expect(pidsCsv(transport).split("\r\n")).toEqual([
      "pid,type,content,program,pcr,scrambled,packets,bit/s,continuity errors",
      "0x0100,PMT,Program 1: Playout B,1,no,no,1000,15000,0",
      '0x0101,H.264,"Video 1920x1080, 25i",1,yes,no,1000,8620000,11880',
      "",
    ]);
    const [first] = checks;
    if (!first) throw new Error("no check");
    const told = [{ ...first, state: "warning" as const, warnings: 3, intervalMs: 41.23456 }];
    expect(checksCsv(madeUpTransport({ checks: told })).split("\r\n")[1]).toBe(
      "1.1,Sync lost,warning,0,3,41.235",
    );
  });

  it("hands the PIDs to the clipboard and says so", async () => {
    const writeText = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
    open();
    const [pids] = screen.getAllByRole("button", { name: /^Copy as CSV/ });
    if (pids) fireEvent.click(pids);
    expect(await screen.findByText("Copied PIDs as CSV")).toBeDefined();
    expect(writeText).toHaveBeenCalledExactlyOnceWith(pidsCsv(madeUpTransport()));
  });
});

describe("checks of TR 101 290", () => {
  it("says since when, and shows a count or the interval where all is well", () => {
    open({ checks: checks([{ check: "1.3", intervalMs: 96.2 }]) });
    expect(screen.getByText("ETSI TR 101 290, since 13:08:57")).toBeDefined();
    expect(row("1.1").textContent).toBe("ok, 1.1Sync lost0");
    expect(row("1.3").textContent).toBe("ok, 1.3PATevery 96 ms");
    expect(screen.queryByText(/failed|warning/)).toBeNull();
  });

  it("says nothing of a time before the first packet after a reset", () => {
    render(<TransportPanels transport={madeUpTransport()} since={Number.NaN} />);
    expect(screen.getByText("ETSI TR 101 290")).toBeDefined();
  });

  it("counts what failed and what is a warning", () => {
    open({
      checks: checks([
        { check: "1.4", state: "failed", errors: 21_244 },
        { check: "2.3", state: "warning", errors: 0, warnings: 161, intervalMs: 30 },
      ]),
    });
    expect(row("1.4").textContent).toBe("failed, 1.4Continuity21,244");
    expect(row("2.3").textContent).toBe("warning, 2.3PCR repetition161 over 40 ms");
    expect(screen.getByText("1 failed")).toBeDefined();
    expect(screen.getByText("1 warning")).toBeDefined();
  });

  it("shows a dash with the reason where packets over IP do not tell", () => {
    open({
      checks: checks([
        { check: "2.4", state: "unknown", errors: null, why: "network-jitter" },
        { check: "2.6", why: "not-scrambled" },
      ]),
    });
    expect(row("2.4").textContent).toBe("not known, 2.4PCR accuracy– jitter");
    expect(row("2.4").title).toContain("the network's jitter is larger than what is allowed");
    expect(row("2.6").textContent).toBe("ok, 2.6CATnot scrambled");
  });
});

it("speaks German, but not to programs that read what is copied", () => {
  const english = [pidsCsv(madeUpTransport()), checksCsv(madeUpTransport())];
  speak("de");
  open({ checks: checks([{ check: "2.3", state: "warning", errors: 0, warnings: 1_161 }]) });
  expect(cells(screen.getByRole("table", { name: "Programm 1" }))[0]?.[2]).toBe("Programmtabelle");
  expect(screen.getByText("ETSI TR 101 290, seit 13:08:57")).toBeDefined();
  const repetition = within(screen.getByRole("list", { name: "Prüfungen" })).getByText("PCR-Abstand");
  expect(repetition.closest("li")?.textContent).toBe("Warnung, 2.3PCR-Abstand1.161 über 40 ms");
  expect([pidsCsv(madeUpTransport()), checksCsv(madeUpTransport())]).toEqual(english);
});
