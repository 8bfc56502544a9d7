import { chooseInterface } from "../../../shared/input/interface-choice.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import type { Castscope } from "../../context.tsx";
import { focusPane } from "../../keyboard/panes.ts";

interface Target {
  readonly address: string;
  readonly port: number;
  /** Name or address of an interface; null lets the system choose. */
  readonly on: string | null;
}

/** Sets up Compose for a group or host and brings it before the eyes; nothing is sent. */
export function fillCompose({ compose, traffic, view }: Castscope, { address, port, on }: Target): void {
  const found = on === null ? null : chooseInterface(on, traffic.getState().interfaces);
  compose.setState({ to: formatEndpoint(address, port), from: found?.ok ? found.value.name : null });
  view.setState({ composeOpen: true });
  // Compose may have been a strip until now.
  requestAnimationFrame(() => focusPane("compose"));
}
