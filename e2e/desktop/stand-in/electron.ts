/** What the program finds under the name `electron`. */
import { ownApp } from "./app.ts";
import { strict } from "./strict.ts";

export { app } from "./app.ts";
export { ipcMain } from "./ipc.ts";
export { Menu } from "./menu.ts";
export { protocol, session } from "./session.ts";
export { dialog, screen, shell } from "./small.ts";
export { nativeTheme } from "./theme.ts";
export { BrowserWindow } from "./window.ts";

/** Parts that Playwright asks for and the program does not use. */
export const webContents = strict("webContents module", { fromDevToolsTargetId: () => undefined });

/** For what starts the program, see `start.ts`. */
export const standIn = { begin: () => ownApp.begin() };
