import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Route } from "../../../shared/model/route.ts";
import { ProblemError, problem } from "../../../shared/problem.ts";
import { speak } from "../../../shared/text/spoken.ts";
import { fillCompose } from "../../store/compose.ts";
import { Compose, ComposeStrip } from "./compose.tsx";
import { panel, sendButton, showCompose, to, ttl } from "./testing/show.tsx";

afterEach(() => {
  speak("en");
  cleanup();
});

async function press(): Promise<void> {
  await act(async () => fireEvent.click(sendButton()));
}

describe("Compose", () => {
  it("has the names that assistive technology finds it by", () => {
    showCompose();
    expect(to()).toBeTruthy();
    expect(panel().getByRole("combobox", { name: "From" }).textContent).toBe("System default (eth0)");
    expect(panel().getByRole("slider", { name: "Multicast TTL scope" })).toBeTruthy();
    expect(ttl()).toBeTruthy();
    expect(sendButton()).toBeTruthy();
    expect(panel().getByText("IPv4 multicast, local scope")).toBeTruthy();
  });

  it("sends what is typed, also with Ctrl Enter from any field", async () => {
    const { send } = showCompose({ multicastTtl: 16, text: "hello" });
    await press();
    expect(send).toHaveBeenCalledWith({
      address: "239.255.0.1",
      port: 5000,
      interface: null,
      sourcePort: null,
      ttl: 16,
      loopback: true,
      content: { kind: "bytes", payload: new TextEncoder().encode("hello") },
      count: 1,
      rate: 1,
      burst: 1,
    });
    const field = panel().getByRole("textbox", { name: "Payload as text" });
    await act(async () => fireEvent.keyDown(field, { key: "Enter", ctrlKey: true }));
    await act(async () => fireEvent.keyDown(field, { key: "Enter" }));
    expect(send).toHaveBeenCalledTimes(2);
  });

  it("offers targets used lately with Down and by their names, and takes one with Enter", async () => {
    const { compose } = showCompose({ to: "239.255.0.1:5000" });
    await press();
    fireEvent.change(to(), { target: { value: "mdns" } });
    expect(
      panel()
        .getAllByRole("option")
        .map(({ textContent }) => textContent),
    ).toEqual(["224.0.0.251:5353mDNSknown group", "[ff02::fb]:5353mDNS, IPv6known group"]);
    fireEvent.keyDown(to(), { key: "Escape" });
    expect(panel().queryByRole("listbox")).toBeNull();
    fireEvent.change(to(), { target: { value: "" } });
    fireEvent.keyDown(to(), { key: "ArrowDown" });
    const [first] = panel().getAllByRole("option");
    expect([first?.textContent, first?.getAttribute("aria-selected")]).toEqual([
      "239.255.0.1:5000Del forgets it",
      "true",
    ]);
    expect(to().getAttribute("aria-activedescendant")).toBe(first?.id);
    fireEvent.keyDown(to(), { key: "Enter" });
    expect(compose.getState().to).toBe("239.255.0.1:5000");
    expect(panel().queryByRole("listbox")).toBeNull();
  });

  it("forgets a target used lately with Del, where that deletes nothing in the field", async () => {
    const { castscope } = showCompose({ to: "" });
    castscope.kept.set("recentTargets", ["239.1.1.1:5000", "239.1.1.2:5000"]);
    fireEvent.keyDown(to(), { key: "ArrowDown" });
    const options = () =>
      panel()
        .getAllByRole("option")
        .map(({ textContent }) => textContent);
    expect(options().slice(0, 2)).toEqual(["239.1.1.1:5000Del forgets it", "239.1.1.2:5000used lately"]);
    fireEvent.keyDown(to(), { key: "Delete" });
    expect(castscope.kept.get("recentTargets")).toEqual(["239.1.1.2:5000"]);
    expect(options()[0]).toBe("239.1.1.2:5000Del forgets it");
    // What is no target used lately stays what it is.
    fireEvent.keyDown(to(), { key: "ArrowDown" });
    fireEvent.keyDown(to(), { key: "Delete" });
    expect(castscope.kept.get("recentTargets")).toEqual(["239.1.1.2:5000"]);
    fireEvent.change(to(), { target: { value: "239" } });
    to().setSelectionRange(1, 1);
    fireEvent.keyDown(to(), { key: "ArrowDown" });
    fireEvent.keyDown(to(), { key: "Delete" });
    expect(castscope.kept.get("recentTargets")).toEqual(["239.1.1.2:5000"]);
  });

  it("speaks German", () => {
    speak("de");
    showCompose({ mode: "repeat", typedMulticastTtl: null, multicastTtl: 32, payload: "template" });
    const form = within(screen.getByRole("complementary", { name: "Senden" }));
    expect(form.getByRole("combobox", { name: "Von" }).textContent).toBe("System (eth0)");
    expect(form.getByRole("slider").getAttribute("aria-valuetext")).toBe(
      "Bleibt an diesem Standort: höchstens 31 Router leiten es weiter.",
    );
    expect(form.getByRole("tab", { name: "Vorlage" })).toBeTruthy();
    expect(form.getByRole("textbox", { name: "Nutzdaten als Vorlage" })).toBeTruthy();
    expect(form.getByRole("textbox", { name: "Anzahl" })).toHaveProperty("value", "1,000");
  });

  it("closes", () => {
    const { view } = showCompose();
    fireEvent.click(panel().getByRole("button", { name: "Close Compose" }));
    expect(view.getState().composeOpen).toBe(false);
  });

  it("is pinned and unpinned, and says what that does", () => {
    const { view } = showCompose();
    const pin = panel().getByRole("button", { name: "Pin Compose" });
    expect(pin.title).toBe("Keep Compose open: at each start, and beside the panes in a narrow window too");
    fireEvent.click(pin);
    expect(view.getState()).toMatchObject({ composePinned: true, composeOpen: true });
    fireEvent.click(panel().getByRole("button", { name: "Unpin Compose", pressed: true }));
    expect(view.getState()).toMatchObject({ composePinned: false, composeOpen: true });
  });
});

describe("a press of Send with something wrong", () => {
  it("sends nothing, goes to the first wrong field and says why there", async () => {
    const { send, compose } = showCompose({ to: "239.1", sourcePort: "65536", typedMulticastTtl: "256" });
    await press();
    expect(send).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(to());
    const sentence = "239.1 has 2 parts: an IPv4 address has four, such as 239.1.2.3.";
    expect(to().getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(to().getAttribute("aria-describedby") ?? "")?.textContent).toBe(sentence);

    fireEvent.change(to(), { target: { value: "239.1.2.3:5000" } });
    await press();
    expect(document.activeElement).toBe(panel().getByRole("textbox", { name: "Source port" }));
    expect(panel().getByText("65536 is too large: a port is 1 to 65535.")).toBeTruthy();
    expect(compose.getState()).toMatchObject({ sourcePort: "65536", typedMulticastTtl: "256" });
  });

  it("finds an empty TTL and an odd hex digit, which are no mistakes while they are typed", async () => {
    showCompose({ typedMulticastTtl: "" });
    await press();
    expect(document.activeElement).toBe(ttl());
    expect(panel().getByText("A number is missing: a TTL is 0 to 255.")).toBeTruthy();

    fireEvent.change(ttl(), { target: { value: "1" } });
    fireEvent.click(panel().getByRole("tab", { name: "Hex" }));
    const hex = panel().getByRole("textbox", { name: "Payload as hex" });
    fireEvent.change(hex, { target: { value: "48656" } });
    expect(hex.getAttribute("aria-invalid")).toBe("false");
    await press();
    expect(document.activeElement).toBe(hex);
    expect(panel().getByText("The hex text has 5 digits: each byte needs two.")).toBeTruthy();
  });

  it("shows what the monitor refuses at the field that it concerns", async () => {
    const { send } = showCompose();
    const refusal = problem("source-port-in-use", { port: 5000 });
    send.mockRejectedValueOnce(new ProblemError(refusal));
    await press();
    const port = panel().getByRole("textbox", { name: "Source port" });
    expect(document.activeElement).toBe(port);
    const sentence =
      "Source port 5000 is in use by another program: choose another or automatic, or share it.";
    expect(panel().getByText(sentence)).toBeTruthy();
    fireEvent.change(port, { target: { value: "5001" } });
    expect(panel().queryByText(sentence)).toBeNull();

    send.mockRejectedValueOnce(new ProblemError(problem("monitor-closing")));
    await press();
    expect(panel().getByText("Castscope is closing: its monitor takes no more calls.")).toBeTruthy();
  });
});

describe("what is typed in To", () => {
  it("is judged at once when wrong, after a pause when unfinished", () => {
    vi.useFakeTimers();
    showCompose({ to: "" });
    const type = (text: string) => fireEvent.change(to(), { target: { value: text } });
    type("010.1.1.1:5000");
    expect(
      panel().getByText("010 has a leading zero, which some programs read as octal: write 10."),
    ).toBeTruthy();
    type("239.1");
    expect(panel().queryByText(/has 2 parts/)).toBeNull();
    act(() => vi.advanceTimersByTime(1_000));
    expect(panel().getByText(/has 2 parts/)).toBeTruthy();
    expect(to().getAttribute("aria-invalid")).toBe("false");
    vi.useRealTimers();
  });
});

describe("a send that may leave the site", () => {
  it("asks once in this window", async () => {
    const { send, compose } = showCompose({ multicastTtl: 64 });
    await press();
    expect(send).not.toHaveBeenCalled();
    expect(panel().getByRole("alertdialog", { name: "TTL 64 may leave this site. Send?" })).toBeTruthy();
    fireEvent.click(panel().getByRole("button", { name: "Cancel" }));
    await press();
    const yes = panel().getByRole("button", { name: "Send it" });
    expect(document.activeElement).toBe(yes);
    await act(async () => fireEvent.click(yes));
    expect(send).toHaveBeenCalledTimes(1);
    act(() => compose.setState({ multicastTtl: 255 }));
    await press();
    expect(send).toHaveBeenCalledTimes(2);
  });

  it("takes the question back when the TTL changes", async () => {
    const { send } = showCompose({ multicastTtl: 64 });
    await press();
    fireEvent.change(ttl(), { target: { value: "32" } });
    expect(panel().queryByRole("alertdialog")).toBeNull();
    await press();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("is not asked of a host", async () => {
    const { send } = showCompose({ to: "10.0.9.7:5000", unicastTtl: 255 });
    await press();
    expect(send).toHaveBeenCalledTimes(1);
  });
});

describe("From", () => {
  it("lists the system's choice first, then the interfaces, those without the family not to be chosen", async () => {
    const { compose } = showCompose({ to: "[ff15::1]:5000" });
    await act(async () => fireEvent.click(panel().getByRole("combobox", { name: "From" })));
    const options = await screen.findAllByRole("option");
    expect(options.map((option) => option.textContent)).toEqual([
      "System default (eth0)",
      "lo ::1",
      "eth0 fe80::a8b2:1ff:fe3c:21",
      "eth1 no IPv6 address",
    ]);
    expect(options[3]?.getAttribute("aria-disabled")).toBe("true");
    const [, lo] = options;
    // The list takes a click only where it began on the same entry.
    if (lo) await act(async () => [fireEvent.pointerDown(lo), fireEvent.click(lo)]);
    await waitFor(() => expect(compose.getState().from).toBe("lo"));
  });

  it("says that there is no default, and of a host that the route decides", () => {
    const { traffic, compose } = showCompose();
    act(() => traffic.setState({ interfaces: [] }));
    const from = panel().getByRole("combobox", { name: "From" });
    expect(from.textContent).toBe("System default (none)");
    act(() => compose.setState({ to: "10.0.9.7:5000" }));
    expect(from.textContent).toBe("System default (route)");
  });
});

describe("the system's way", () => {
  const route = async ({ address }: { address: string }): Promise<Route> => {
    const group = address.startsWith("2");
    const none = address === "224.0.0.251";
    return {
      interface: none ? null : group ? "v1" : "v0",
      source: none ? null : "10.0.0.21",
      use: group ? "group" : "host",
      hindrance: none ? "no-route" : null,
      why: none ? "none" : null,
      instead: "eth0",
    };
  };

  it("is asked for each destination, and named in From", async () => {
    const { compose } = showCompose({ to: "239.1.1.1:5000" }, <Compose />, { route });
    const from = () => panel().getByRole("combobox", { name: "From" });
    await waitFor(() => expect(from().textContent).toBe("System default (v1)"));
    act(() => compose.setState({ to: "10.0.9.7:5000" }));
    await waitFor(() => expect(from().textContent).toBe("System default (route by v0)"));
    act(() => compose.setState({ to: "224.0.0.251:5353" }));
    await waitFor(() => expect(from().textContent).toBe("System default (none)"));
    expect(
      panel().getByText("There is no route from here to 224.0.0.251: choose an interface, such as eth0."),
    ).toBeTruthy();
  });

  it("may be shared with a daemon’s port, where one is named", async () => {
    const { send, compose } = showCompose({ to: "224.0.0.251:5353" });
    expect(panel().queryByRole("switch", { name: "Share the source port" })).toBeNull();
    act(() => compose.setState({ sourcePort: "5353" }));
    fireEvent.click(panel().getByRole("switch", { name: "Share the source port" }));
    await press();
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ sourcePort: 5_353, sharesPort: true }));
  });
});

describe("filling Compose from elsewhere", () => {
  it("opens it, takes the focus and keeps what was typed besides", () => {
    const { castscope, compose, view } = showCompose({ multicastTtl: 16, text: "mine" });
    act(() => view.setState({ composeOpen: false }));
    act(() => fillCompose(castscope, { address: "ff15::1", port: 5000, on: "10.0.40.21" }));
    expect(view.getState().composeOpen).toBe(true);
    expect(compose.getState()).toMatchObject({
      to: "[ff15::1]:5000",
      from: "eth1",
      multicastTtl: 16,
      text: "mine",
    });
    expect(document.activeElement).toBe(to());
  });

  it("takes the focus also when Compose was closed before", () => {
    const shown = showCompose({}, <ComposeStrip />);
    fillCompose(shown.castscope, { address: "239.1.2.3", port: 5004, on: null });
    shown.unmount();
    showCompose(shown.compose.getState(), <Compose />);
    expect(document.activeElement).toBe(to());
  });
});
