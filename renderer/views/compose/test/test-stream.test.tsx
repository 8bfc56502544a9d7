import { act, cleanup, fireEvent, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { HostMembership } from "../../../../shared/host.ts";
import { madeUpSend } from "../../../../shared/testing/made-up-send.ts";
import type { Client } from "../../../../shared/transport.ts";
import { type ComposeState, draftOf, refillCompose, rememberDraft } from "../../../store/compose.ts";
import { freshTest, presetFields } from "../../../store/test-draft.ts";
import { Compose } from "../compose.tsx";
import { panel, showCompose, to } from "../testing/show.tsx";

afterEach(cleanup);

const host = { at: 0, memberships: [] as HostMembership[], notes: [] };
const wayOut: Partial<Client> = {
  route: async () => ({
    ...{ interface: "eth0", source: "10.0.0.7", use: "group", hindrance: null, why: null, instead: null },
  }),
  hostMemberships: async () => host,
};

function show(typed: Partial<ComposeState> = {}) {
  const test = { ...freshTest(), run: "7F3C" };
  return showCompose({ payload: "test", test, ...typed }, <Compose />, wayOut);
}

const field = (name: string) => panel().getByRole<HTMLInputElement>("textbox", { name });
const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
const send = () => panel().getByRole<HTMLButtonElement>("button", { name: /^Send( [\d,]+ packets?)?$/ });
const press = () => act(async () => fireEvent.click(send()));
const radio = (name: string) => panel().getByRole("radio", { name });

describe("the tab Test stream", () => {
  it("sends what its fields say, and the next press is another run", async () => {
    const { send: sent, compose } = show({ dscp: 34 });
    expect(send().textContent).toMatch(/^Send 1,000 packets/);
    await press();
    expect(sent).toHaveBeenCalledWith({
      ...{ address: "239.255.0.1", port: 5000, interface: null, sourcePort: null, ttl: 1, loopback: true },
      ...{ dscp: 34, content: { kind: "test", format: "castscope", size: 200, run: 0x7f3c } },
      ...{ rate: 100, count: 1_000, further: [], burst: 1 },
    });
    expect(compose.getState().test.run).not.toBe("7F3C");
    expect(compose.getState().test.run).toMatch(/^[0-9A-F]{4}$/);
  });

  it("takes a rate in bits, with packets beside it", async () => {
    const { send: sent } = show();
    type("Size", "1,250");
    fireEvent.click(radio("Bits per second"));
    type("Rate", "2M");
    expect(panel().getByText("200 pkt/s")).toBeTruthy();
    fireEvent.click(radio("Packets per second"));
    type("Rate", "950");
    expect(panel().getByText("9.5 Mbit/s")).toBeTruthy();
    await press();
    expect(sent.mock.calls[0]?.[0]).toMatchObject({ rate: 950, count: 9_500 });
  });

  it("keeps what a preset filled until a field is changed", () => {
    const { compose } = show({ test: { ...freshTest(), ...presetFields("bursts") } });
    expect(panel().getByRole("combobox", { name: "Preset" }).textContent).toBe("Bursts");
    expect([field("Rate").value, field("Size").value, field("Burst").value]).toEqual([
      "1,000",
      "1,316",
      "50",
    ]);
    type("Burst", "20");
    expect(panel().getByRole("combobox", { name: "Preset" }).textContent).toBe("Own");
    expect(compose.getState().test).toMatchObject({ preset: null, rate: "1,000", burst: "20" });
  });

  it("has the fields that the format knows, and says what does not fit into it", async () => {
    const { send: sent } = show();
    fireEvent.click(radio("iperf2"));
    expect(panel().queryByRole("textbox", { name: "Run id" })).toBeNull();
    fireEvent.click(radio("MGEN"));
    type("Flow", "77");
    type("Size", "47");
    expect(panel().getByText("47 bytes are too few for MGEN: its header needs 48.")).toBeTruthy();
    await press();
    expect(sent).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(field("Size"));
    type("Size", "48");
    await press();
    expect(sent.mock.calls[0]?.[0].content).toEqual({ kind: "test", format: "mgen", size: 48, run: 77 });
  });

  it("sends a ramp in the time that its steps share, and asks for that time", async () => {
    const { send: sent } = show();
    type("Rate", "100..400");
    type("Duration", "");
    await press();
    expect(panel().getByText("A ramp needs a duration, which its steps share.")).toBeTruthy();
    type("Duration", "6");
    await press();
    expect(sent.mock.calls[0]?.[0]).toMatchObject({
      ...{ rate: 100, count: 200 },
      further: [
        { rate: 200, count: 400 },
        { rate: 400, count: 800 },
      ],
    });
  });
});

describe("a fresh group", () => {
  it("is written into To and named there, another for each run, until one is typed", async () => {
    const { send: sent, compose } = show();
    await act(async () => fireEvent.click(panel().getByRole("switch", { name: "Fresh group for this run" })));
    await waitFor(() => expect(panel().getByText("fresh for run 7F3C")).toBeTruthy());
    const first = to().value;
    expect(first).toMatch(/^239\.255\.\d+\.\d+:5000$/);
    expect(panel().getByText("not in use here")).toBeTruthy();
    await press();
    expect(`${sent.mock.calls[0]?.[0].address}:5000`).toBe(first);
    await waitFor(() => expect(to().value).not.toBe(first));
    expect(panel().getByText(`fresh for run ${compose.getState().test.run}`)).toBeTruthy();
    fireEvent.change(to(), { target: { value: "239.1.2.3:5000" } });
    expect(panel().queryByText("not in use here")).toBeNull();
  });
});

describe("a rate that could flood a network", () => {
  const fast = { test: { ...freshTest(), ...presetFields("iptv-10") } };
  const alert = () => panel().queryByRole("alert");

  it("waits for one of two ways out, also by the keys, and is told at the rate", async () => {
    const { send: sent } = show(fast);
    await waitFor(() => expect(alert()).toBeTruthy());
    expect(alert()?.textContent).toContain("100.0 Mbit/s");
    expect(send().disabled).toBe(true);
    const sentence = document.getElementById(field("Rate").getAttribute("aria-describedby") ?? "");
    expect(sentence?.textContent).toMatch(/^100\.0 Mbit\/s /);
    await act(async () => fireEvent.keyDown(field("Rate"), { key: "Enter", ctrlKey: true }));
    expect(sent).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent).toBe("Send at this rate");
    fireEvent.click(panel().getByRole("button", { name: "Send at this rate" }));
    expect(alert()).toBeNull();
    await press();
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it("is asked about again when it rises, and not when it falls", async () => {
    show(fast);
    fireEvent.click(await waitFor(() => panel().getByRole("button", { name: "Send at this rate" })));
    type("Rate", "9,000");
    expect(alert()).toBeNull();
    type("Rate", "9,501");
    await waitFor(() => expect(alert()).toBeTruthy());
  });

  it("is lowered to what is let through, in the unit that it has", async () => {
    show(fast);
    fireEvent.click(await waitFor(() => panel().getByRole("button", { name: "Lower to 50 Mbit/s" })));
    expect(field("Rate").value).toBe("4,749");
    expect(alert()).toBeNull();
    fireEvent.click(radio("Bits per second"));
    type("Rate", "1M..100M");
    fireEvent.click(await waitFor(() => panel().getByRole("button", { name: "Lower to 50 Mbit/s" })));
    expect(field("Rate").value).toBe("1M..50M");
  });

  it("is nothing to ask about on loopback, or with TTL 0", async () => {
    const { compose } = show(fast);
    await waitFor(() => expect(alert()).toBeTruthy());
    act(() => compose.setState({ multicastTtl: 0 }));
    expect(alert()).toBeNull();
    act(() => compose.setState({ multicastTtl: 1, from: "lo" }));
    expect(alert()).toBeNull();
  });
});

describe("a test that was sent", () => {
  const sent = madeUpSend({
    ...{ id: 9, state: "done", address: "239.255.8.3", port: 5_001, size: 1_316, dscp: 46, burst: 7, ttl: 4 },
    ...{ count: 700, rate: 100, further: [{ rate: 200, count: 600 }], sent: 700, endedAt: 1 },
    test: { format: "mgen", run: 77 },
  });

  it("fills the fields again", () => {
    const { compose, castscope } = show({ payload: "text" });
    act(() => refillCompose(castscope, sent));
    expect(compose.getState()).toMatchObject({
      to: "239.255.8.3:5001",
      payload: "test",
      dscp: 46,
      multicastTtl: 4,
    });
    expect(compose.getState().test).toMatchObject({
      ...{ format: "mgen", preset: null, rate: "100..200", unit: "packets", size: "1,316", burst: "7" },
      ...{ duration: "4", flow: "77" },
    });
  });

  it("is another run of Castscope's format, also where this window knows what was typed", () => {
    const { compose, castscope } = show();
    const own = draftOf(compose.getState());
    act(() => rememberDraft(compose, 9, own));
    act(() => refillCompose(castscope, { ...sent, test: { format: "castscope", run: 0x7f3c } }));
    expect(compose.getState().test).toEqual({ ...own.test, run: compose.getState().test.run });
    expect(compose.getState().test.run).not.toBe("7F3C");
  });
});

it("a test without an end is sent until it is stopped", async () => {
  const { send: sent } = show();
  type("Duration", "");
  await act(async () => fireEvent.click(panel().getByRole("button", { name: "Send until stopped" })));
  expect(sent.mock.calls[0]?.[0]).toMatchObject({ count: null, rate: 100 });
});
