import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { RecordingFile } from "../shared/contract/sessions.ts";
import type { MenuPlace } from "../shared/preload-api.ts";
import type { Client } from "../shared/transport.ts";
import type { Parts } from "./actions/parts.ts";
import type { NoticesStore } from "./components/notices/notices-store.ts";
import type { Sessions } from "./sessions/sessions.ts";
import type { ComposeStore } from "./store/compose.ts";
import type { Kept } from "./store/kept.ts";
import type { Sync } from "./store/sync.ts";
import { isStale, type ShownTraffic, type ShownTrafficStore } from "./store/traffic.ts";
import type { View, ViewStore } from "./store/view.ts";

/** What every component may reach: the calls, the traffic (a view of the engine) and the view's state. */
export interface Castscope {
  readonly client: Client;
  readonly traffic: ShownTrafficStore;
  readonly view: ViewStore;
  readonly compose: ComposeStore;
  /** What the door keeps for all windows. */
  readonly kept: Kept;
  readonly sync: Pick<Sync, "refresh">;
  readonly notices: NoticesStore;
  /** What parts of the window do for actions while they are there. */
  readonly parts: Parts;
  /** Recordings beside live traffic; without it the window has none. */
  readonly sessions?: Sessions;
  /** Lets a person choose a file of this computer, by its path; null where none was chosen. */
  readonly chooseRecording?: () => Promise<string | null>;
  /** Lets a person choose where recordings are written from the next start on; null where nothing was chosen. */
  readonly chooseRecordingsFolder?: () => Promise<string | null>;
  /** Brings a file that lies on the computer of this window to the door, or tells where it lies. */
  readonly bringRecording?: (file: File) => Promise<RecordingFile>;
  /** What is shown is a recording: nothing of it can be joined, left or asked of this computer. */
  readonly isRecording?: true;
  /** The size of its content is set here; without it the window is a browser's, which has a zoom of its own. */
  readonly hasZoom?: true;
  /** Opens the application's menu, where the window is the only place for it. */
  readonly showMenu?: (at: MenuPlace) => void;
}

const Context = createContext<Castscope | null>(null);

export function CastscopeProvider({
  value,
  children,
}: {
  readonly value: Castscope;
  readonly children: ReactNode;
}) {
  return <Context value={value}>{children}</Context>;
}

export function useCastscope(): Castscope {
  const castscope = useContext(Context);
  if (!castscope) throw new Error("CastscopeProvider is missing above this component");
  return castscope;
}

/** Renders again only when the selected part of the traffic changed. */
export function useTraffic<T>(select: (traffic: ShownTraffic) => T): T {
  return useStore(useCastscope().traffic, select);
}

/** Whether what is shown is only what was last known. */
export function useStale(): boolean {
  return useTraffic(isStale);
}

export function useView<T>(select: (view: View) => T): T {
  return useStore(useCastscope().view, select);
}
