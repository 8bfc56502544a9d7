import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/jetbrains-mono/index.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createClient } from "../shared/client.ts";
import type { PreloadApi } from "../shared/preload-api.ts";
import { fail } from "../shared/problem.ts";
import { Parts } from "./actions/parts.ts";
import { App } from "./app.tsx";
import { createNoticesStore } from "./components/notices/notices-store.ts";
import { type Castscope, CastscopeProvider } from "./context.tsx";
import { Sessions } from "./sessions/sessions.ts";
import { createComposeStore } from "./store/compose.ts";
import { keepDecoding } from "./store/keep-decoding.ts";
import { watchQuiet } from "./store/quiet.ts";
import { startSync } from "./store/sync.ts";
import { createTrafficStore } from "./store/traffic.ts";
import { createViewStore, type Keeping } from "./store/view.ts";
import { setHeights } from "./table/heights.ts";
import { startTheme } from "./theme/theme.ts";
import { chooseTransport } from "./transport/index.ts";
import { uploadRecording } from "./transport/session.ts";
import { groupColumnNames } from "./views/groups/columns.tsx";

/** The page's entry: chooses the way to the monitor once, then everything is the same for all doors. */
const traffic = createTrafficStore(window.castscope !== undefined);
const view = createViewStore(keeping());

setHeights(document.documentElement);
startTheme(view, document.documentElement, window.matchMedia("(prefers-color-scheme: light)"), (theme) =>
  window.castscope?.setTheme(theme),
);

const transport = await chooseTransport();
watchQuiet(transport, traffic);

const client = createClient(transport);
keepDecoding(client, traffic, view);

const live: Castscope = {
  client,
  traffic,
  view,
  compose: createComposeStore(),
  sync: startSync(transport, traffic),
  notices: createNoticesStore(),
  parts: new Parts(),
  ...(window.castscope?.showMenu ? { showMenu: window.castscope.showMenu } : {}),
};

const castscope: Castscope = {
  ...live,
  sessions: new Sessions(transport, live),
  ...(window.castscope
    ? { chooseRecording: window.castscope.chooseRecording, bringRecording: dropped(window.castscope) }
    : { bringRecording: uploadRecording }),
};

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <CastscopeProvider value={castscope}>
        <App />
      </CastscopeProvider>
    </StrictMode>,
  );
}

/** Where a file lies on this computer it is opened there. */
function dropped({ dropRecording }: PreloadApi): NonNullable<Castscope["bringRecording"]> {
  return async (file) => {
    const path = await dropRecording(file);
    return path === null ? fail("recording-not-offered", { file: file.name }) : { kind: "path", path };
  };
}

/** A browser may forbid the storage: settings then last for this window. */
function keeping(): Keeping | null {
  try {
    return { storage: window.localStorage, columns: groupColumnNames };
  } catch {
    return null;
  }
}
