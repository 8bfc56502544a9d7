import { render, screen, within } from "@testing-library/react";
import type { ReactElement } from "react";
import { vi } from "vitest";
import type { SendRequest } from "../../../../shared/contract/sends.ts";
import type { Client } from "../../../../shared/transport.ts";
import { type Castscope, CastscopeProvider } from "../../../context.tsx";
import { type ComposeState, createComposeStore } from "../../../store/compose.ts";
import { applySnapshot, createTrafficStore } from "../../../store/traffic.ts";
import { createViewStore } from "../../../store/view.ts";
import { madeUpSnapshot } from "../../../testing/made-up.ts";
import { Compose } from "../compose.tsx";

/** A window with Compose in it, a monitor that takes every send, and what it was asked. */
export function showCompose(typed: Partial<ComposeState> = {}, element: ReactElement = <Compose />) {
  const compose = createComposeStore();
  const traffic = createTrafficStore();
  const view = createViewStore(null);
  compose.setState({ to: "239.255.0.1:5000", ...typed });
  applySnapshot(traffic, madeUpSnapshot());
  let id = 0;
  const send = vi.fn(async (_request: SendRequest) => {
    id += 1;
    return { id };
  });
  const stopSend = vi.fn(async (_args: { id: number }) => null);
  const client: Partial<Client> = { send, stopSend };
  const castscope: Castscope = {
    client: client as Client,
    traffic,
    view,
    compose,
    sync: { refresh: () => {} },
  };
  const { unmount } = render(<CastscopeProvider value={castscope}>{element}</CastscopeProvider>);
  return { castscope, compose, traffic, view, send, stopSend, unmount };
}

export const panel = () => within(screen.getByRole("complementary", { name: "Compose" }));
export const slider = () => panel().getByRole("slider", { name: "Multicast TTL scope" });
export const to = () => panel().getByRole<HTMLInputElement>("textbox", { name: "To" });
export const ttl = (name = "TTL") => panel().getByRole<HTMLInputElement>("spinbutton", { name });
export const sendButton = () => panel().getByRole("button", { name: "Send" });
