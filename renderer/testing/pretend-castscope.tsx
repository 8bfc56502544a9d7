import type { ReactNode } from "react";
import type { Snapshot } from "../../shared/contract/telling.ts";
import { madeUpSnapshot } from "../../shared/testing/made-up-telling.ts";
import type { Client } from "../../shared/transport.ts";
import { Parts } from "../actions/parts.ts";
import { createNoticesStore } from "../components/notices/notices-store.ts";
import { type Castscope, CastscopeProvider } from "../context.tsx";
import { createComposeStore } from "../store/compose.ts";
import { Kept } from "../store/kept.ts";
import { applySnapshot, createTrafficStore } from "../store/traffic.ts";
import { createViewStore } from "../store/view.ts";

/** What components may reach, over a pretended monitor: it has these calls and tells this snapshot. */
export function pretendCastscope(client: Client, snapshot: Partial<Snapshot> = {}): Castscope {
  const traffic = createTrafficStore();
  applySnapshot(traffic, madeUpSnapshot(snapshot));
  return {
    client,
    traffic,
    view: createViewStore(),
    kept: new Kept(null),
    compose: createComposeStore(),
    sync: { refresh: () => {} },
    notices: createNoticesStore(),
    parts: new Parts(),
  };
}

export function inWindow(castscope: Castscope, part: ReactNode) {
  return <CastscopeProvider value={castscope}>{part}</CastscopeProvider>;
}
