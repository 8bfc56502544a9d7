import { contextBridge, ipcRenderer } from "electron";
import type { PreloadApi } from "../../shared/preload-api.ts";
import { createPreloadFunctions } from "./preload-functions.ts";

/** Runs in the page's sandboxed process, before the page and apart from its scripts. */
contextBridge.exposeInMainWorld(
  "castscope",
  createPreloadFunctions(ipcRenderer, process.platform) satisfies PreloadApi,
);
