import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Notifier } from "../../../../shared/model/notifier.ts";
import type { Quiet } from "../../../../shared/model/quiet.ts";
import { type AllThresholds, noThresholds } from "../../../../shared/model/threshold.ts";
import { problem } from "../../../../shared/problem.ts";
import { madeUpMembership } from "../../../../shared/testing/made-up-membership.ts";
import { speak } from "../../../../shared/text/spoken.ts";
import { show } from "../../../testing/show.tsx";
import { WatchingPane } from "./watching-pane.tsx";

afterEach(() => {
  cleanup();
  speak("en");
});

const noc: Notifier = {
  ...{ name: "noc", on: true, from: "warning" },
  by: { kind: "webhook", url: "https://noc.example/hook", plainHost: null },
};

/** The pane over a monitor that keeps what it is told, but for what `refuse` refuses. */
async function open(given: { thresholds?: AllThresholds; notKept?: string; refuse?: boolean } = {}) {
  let thresholds = given.thresholds ?? { all: noThresholds, interfaces: [], groups: [] };
  let notifiers: readonly Notifier[] = [noc];
  let quiet: Quiet = null;
  const shown = show(<WatchingPane onClose={() => {}} />, {
    rows: [madeUpMembership({ id: 1 })],
    answers: {
      watching: () => ({
        ...{ thresholds, notifiers, commandsAllowed: false, quiet, notKept: given.notKept ?? null },
        states: [{ name: "noc", told: 3, lastMs: 84, waiting: 1, dropped: 2, last: null }],
      }),
      setThresholds: (next) => {
        thresholds = next;
        return null;
      },
      setQuiet: (next) => {
        quiet = next.quiet;
        return null;
      },
      replayThresholds: () => ({ told: 4, ofKey: null, groups: 1, leftOut: 0, seconds: 86_000 }),
      setNotifiers: (next) => {
        if (given.refuse) return problem("webhook-address", { text: "noc" });
        notifiers = next.notifiers;
        return null;
      },
      testNotifier: () => ({ ok: true, answer: "200", ms: 84 }),
    },
  });
  await screen.findByRole("switch", { name: /^(Loss above|Verlust über)$/ });
  return shown;
}

it("switches a limit on with what is usual, and takes a number when the field is left", async () => {
  const shown = await open();
  const row = screen.getByRole("group", { name: "Silence over" });
  fireEvent.click(within(row).getByRole("switch"));
  expect(await screen.findByRole("switch", { name: "Silence over", checked: true })).toBeDefined();
  const field = within(row).getByRole("textbox", { name: "Silence over: limit, s" });
  fireEvent.change(field, { target: { value: "nothing" } });
  fireEvent.blur(field);
  expect(screen.getByText("“nothing” is not a number: a limit is 0 to 86,400.")).toBeDefined();
  fireEvent.change(field, { target: { value: "2.5" } });
  await act(async () => fireEvent.blur(field));
  const sent = shown.made("setThresholds") as AllThresholds[];
  expect(sent.map(({ all }) => all["silence-over"])).toEqual([
    { limit: 5, lasting: 0 },
    { limit: 2.5, lasting: 0 },
  ]);
});

it("writes its numbers as the language does, and reads them so", async () => {
  const thresholds: AllThresholds = {
    ...{ interfaces: [], groups: [] },
    all: { ...noThresholds, "rate-above": { limit: 10_000, lasting: 2.5 } },
  };
  await open({ thresholds });
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Packets above: limit, pkt/s" }).value).toBe(
    "10,000",
  );
  cleanup();
  speak("de");
  const shown = await open({ thresholds });
  const row = screen.getByRole("group", { name: "Pakete über" });
  const [limit, lasting] = within(row).getAllByRole<HTMLInputElement>("textbox");
  if (!limit || !lasting) throw new Error("no fields");
  expect([limit.value, lasting.value]).toEqual(["10.000", "2,5"]);
  fireEvent.change(limit, { target: { value: "20.000" } });
  await act(async () => fireEvent.blur(limit));
  const [sent] = shown.made("setThresholds") as AllThresholds[];
  expect(sent?.all["rate-above"]).toEqual({ limit: 20_000, lasting: 2.5 });
});

it("shows how a way fares, tests it, and says why what changed is not kept", async () => {
  await open({ notKept: "the disk is full" });
  expect(screen.getByText("3 told, 1 waiting, 2 never told")).toBeDefined();
  expect(screen.getByText("Changes are not kept for the next start: the disk is full")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Test noc" }));
  expect(await screen.findByText("200, 84 ms")).toBeDefined();
});

it("tells a refusal at its field and keeps what was typed", async () => {
  await open({ refuse: true });
  fireEvent.click(screen.getByRole("button", { name: "Edit noc" }));
  const form = screen.getByRole("form", { name: "Edit noc" });
  const address = within(form).getByRole("textbox", { name: "Address" });
  fireEvent.change(address, { target: { value: "noc" } });
  fireEvent.click(within(form).getByRole("button", { name: "Save" }));
  expect(await within(form).findByText(/is no address of a server/)).toBeDefined();
  expect(address.getAttribute("aria-invalid")).toBe("true");
  expect((address as HTMLInputElement).value).toBe("noc");
});

it("brings back a way that was removed", async () => {
  const shown = await open();
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "Remove noc" })));
  const [notice] = shown.notices.getState().notices;
  expect(notice?.text).toBe("Removed noc.");
  await act(async () => notice?.action?.run());
  expect(shown.made("setNotifiers")).toEqual([{ notifiers: [] }, { notifiers: [noc] }]);
});

it("leaves what others did to the ways meanwhile, and does not bring back one whose name is taken", async () => {
  const shown = await open();
  const other: Notifier = { ...noc, name: "other" };
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "Remove noc" })));
  await shown.client.setNotifiers({ notifiers: [other] });
  const run = shown.notices.getState().notices[0]?.action?.run;
  await act(async () => run?.());
  expect(shown.made("setNotifiers").at(-1)).toEqual({ notifiers: [noc, other] });
  const told = shown.made("setNotifiers").length;
  await act(async () => run?.());
  expect(shown.made("setNotifiers")).toHaveLength(told);
  expect(shown.notices.getState().notices.at(-1)?.text).toBe("It was changed since, and stays as it is now.");
});

/** Chooses an entry of a list: it takes a click only where that began on the same entry. */
async function choose(list: string, entry: string | RegExp): Promise<void> {
  await act(async () => fireEvent.click(screen.getByRole("combobox", { name: list })));
  const option = await screen.findByRole("option", { name: entry });
  await act(async () => [fireEvent.pointerDown(option), fireEvent.click(option)]);
}

it("sets what differs on an interface, names what a reset brings back, and tries the limits on the last day", async () => {
  const shown = await open({
    thresholds: {
      all: { ...noThresholds, "silence-over": { limit: 5, lasting: 0 } },
      interfaces: [{ name: "eth0", differs: { "silence-over": { limit: 9, lasting: 0 } } }],
      groups: [],
    },
  });
  expect(
    await screen.findByText("With these limits the last 24 h would have told you 4 times."),
  ).toBeDefined();
  await choose("For (1 interface differs)", /^All groups on eth0/);
  fireEvent.click(await screen.findByRole("button", { name: "Reset Silence over to that of all groups" }));
  expect(shown.made("setThresholds")).toMatchObject([{ interfaces: [] }]);
});

it("keeps quiet each day between two times", async () => {
  const shown = await open();
  await choose("Quiet: listed, not told", "Each day");
  const to = await screen.findByLabelText("To");
  fireEvent.change(to, { target: { value: "07:30" } });
  fireEvent.blur(to);
  expect(shown.made("setQuiet")).toEqual([
    { quiet: { from: 1_320, to: 360 } },
    { quiet: { from: 1_320, to: 450 } },
  ]);
});
