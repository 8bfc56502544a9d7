import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/jetbrains-mono/index.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import * as v from "valibot";
import { createClient } from "../shared/client.ts";
import { languageChoiceSchema } from "../shared/model/language.ts";
import { themeSchema } from "../shared/model/theme.ts";
import { zoomSchema } from "../shared/model/zoom.ts";
import type { PreloadApi } from "../shared/preload-api.ts";
import { fail } from "../shared/problem.ts";
import { Parts } from "./actions/parts.ts";
import { App } from "./app.tsx";
import { createNoticesStore } from "./components/notices/notices-store.ts";
import { type Castscope, CastscopeProvider } from "./context.tsx";
import { startClock } from "./language/clock.ts";
import { startLanguage } from "./language/language.ts";
import { Sessions } from "./sessions/sessions.ts";
import { createComposeStore } from "./store/compose.ts";
import { keepDraft } from "./store/keep-draft.ts";
import { keepPlace } from "./store/keep-place.ts";
import { keepRunning } from "./store/keep-running.ts";
import { keepView } from "./store/keep-view.ts";
import { Kept } from "./store/kept.ts";
import { moveToDoor } from "./store/move-to-door.ts";
import { watchQuiet } from "./store/quiet.ts";
import { startSync } from "./store/sync.ts";
import { createTrafficStore } from "./store/traffic.ts";
import { createViewStore } from "./store/view.ts";
import { setHeights } from "./table/heights.ts";
import { startTheme } from "./theme/theme.ts";
import { startZoom } from "./theme/zoom.ts";
import { chooseTransport } from "./transport/index.ts";
import { tellingOtherVersion } from "./transport/other-version.ts";
import { uploadRecording } from "./transport/session.ts";
import { offerAgain } from "./views/compose/offer-again.ts";
import { groupColumnNames } from "./views/groups/columns.tsx";

/** In the browser: which theme was shown last, and by which choice a language was spoken. */
const themeHint = "castscope.theme";
const languageHint = "castscope.language";
/** In the desktop: how large everything was last. */
const zoomHint = "castscope.zoom";

/** The page's entry: chooses the way to the monitor once, then everything is the same for all doors. */
const traffic = createTrafficStore(window.castscope !== undefined);
const view = createViewStore();
const storage = browserStorage();
// Until the door has told: a window in another theme for a moment hurts in a dark room.
const theme = v.safeParse(themeSchema, storage?.getItem(themeHint));
if (theme.success) view.setState({ theme: theme.output });
// Nor should a window speak another language for a moment.
const language = v.safeParse(languageChoiceSchema, storage?.getItem(languageHint));
if (language.success) view.setState({ language: language.output });

startLanguage(view, document.documentElement, window.navigator, (spoken, choice) => {
  hint(languageHint, choice);
  window.castscope?.setLanguage(spoken);
});
if (window.castscope) {
  const zoom = v.safeParse(zoomSchema, Number(storage?.getItem(zoomHint)));
  if (zoom.success) view.setState({ zoom: zoom.output });
  startZoom(view, window.castscope, (percent) => hint(zoomHint, `${percent}`));
}
startClock(view);
setHeights(document.documentElement);
startTheme(view, document.documentElement, window.matchMedia("(prefers-color-scheme: light)"), (chosen) => {
  hint(themeHint, chosen);
  window.castscope?.setTheme(chosen);
});

const transport = await chooseTransport();
watchQuiet(transport, traffic);

const client = createClient(tellingOtherVersion(transport, traffic));
const notices = createNoticesStore();
const compose = createComposeStore();
const kept = new Kept(client);
kept.follow(traffic, (sentence) => void notices.notify(sentence));
keepView(view, kept, groupColumnNames);
keepDraft(compose, kept, traffic);
const stopWaiting = kept.store.subscribe(({ ready }) => {
  if (!ready) return;
  stopWaiting();
  // What cannot be moved now is moved with the next start.
  if (storage !== null) moveToDoor(storage, kept, client).catch(() => {});
});
keepRunning(compose, kept, traffic, (sends) =>
  offerAgain({ client, compose, traffic, notices, view }, sends),
);
let isLive = (): boolean => true;
keepPlace(view, kept, traffic, () => isLive());
window.addEventListener("pagehide", () => kept.flush());

const live: Castscope = {
  client,
  traffic,
  ...{ view, compose, kept, notices },
  sync: startSync(transport, traffic),
  parts: new Parts(),
  ...(window.castscope ? { hasZoom: true as const } : {}),
  ...(window.castscope?.showMenu ? { showMenu: window.castscope.showMenu } : {}),
};

const castscope: Castscope = {
  ...live,
  sessions: new Sessions(transport, live),
  ...(window.castscope
    ? {
        chooseRecording: window.castscope.chooseRecording,
        chooseRecordingsFolder: window.castscope.chooseRecordingsFolder,
        bringRecording: dropped(window.castscope),
      }
    : { bringRecording: uploadRecording }),
};

const { sessions } = castscope;
if (sessions) isLive = () => sessions.store.getState().shown === null;

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

function hint(name: string, text: string): void {
  try {
    storage?.setItem(name, text);
  } catch {
    // A full storage: nothing is hinted.
  }
}

/** A browser may forbid the storage, and fill it: then nothing is hinted. */
function browserStorage(): Storage | null {
  try {
    window.localStorage.getItem(themeHint);
    return window.localStorage;
  } catch {
    return null;
  }
}
