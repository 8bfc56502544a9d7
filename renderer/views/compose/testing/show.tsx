import { render, screen, within } from "@testing-library/react";
import type { ReactElement } from "react";
import { vi } from "vitest";
import type { SendRequest } from "../../../../shared/contract/sends.ts";
import type { Client } from "../../../../shared/transport.ts";
import type { ComposeState } from "../../../store/compose.ts";
import { inWindow, pretendCastscope } from "../../../testing/pretend-castscope.tsx";
import { Compose } from "../compose.tsx";

/** A window with Compose in it, a monitor that takes every send, and what it was asked. */
export function showCompose(
  typed: Partial<ComposeState> = {},
  element: ReactElement = <Compose />,
  more: Partial<Client> = {},
) {
  let id = 0;
  const send = vi.fn(async (_request: SendRequest) => {
    id += 1;
    return { id };
  });
  const stopSend = vi.fn(async (_args: { id: number }) => null);
  const client: Partial<Client> = { send, stopSend, ...more };
  const castscope = pretendCastscope(client as Client);
  const { compose, traffic, view } = castscope;
  compose.setState({ to: "239.255.0.1:5000", ...typed });
  const { unmount } = render(inWindow(castscope, element));
  return { castscope, compose, traffic, view, send, stopSend, unmount };
}

export const panel = () => within(screen.getByRole("complementary", { name: "Compose" }));
export const slider = () => panel().getByRole("slider", { name: "Multicast TTL scope" });
export const to = () => panel().getByRole<HTMLInputElement>("textbox", { name: "To" });
export const ttl = (name = "TTL") => panel().getByRole<HTMLInputElement>("spinbutton", { name });
export const sendButton = () => panel().getByRole("button", { name: "Send" });
