import { contextBridge, ipcRenderer, webUtils } from "electron";
import type { PreloadApi } from "../../shared/preload-api.ts";
import { createPreloadFunctions } from "./preload-functions.ts";

/** Runs in the page's sandboxed process, before the page and apart from its scripts. */
contextBridge.exposeInMainWorld(
  "castscope",
  createPreloadFunctions(ipcRenderer, process.platform, (file) =>
    webUtils.getPathForFile(file as File),
  ) satisfies PreloadApi,
);
