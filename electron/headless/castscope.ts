import { historyThread } from "../engine/history/history-keeper.ts";
import { createMonitor } from "../engine/monitor.ts";
import { openRecordingMonitor } from "../engine/recording-monitor.ts";
import { usualRecordingsFile } from "../engine/system/data-folder.ts";
import { main } from "./cli/main.ts";
import { recordingInput } from "./cli/recording-input.ts";
import { processTerminal } from "./cli/terminal.ts";

declare const __CASTSCOPE_VERSION__: string;

const version = __CASTSCOPE_VERSION__;

const terminal = processTerminal();
// Found out last: what was to be written may be refused when everything has been done.
process.on("exit", () => {
  if (terminal.failed && process.exitCode === 0) process.exitCode = 1;
});

process.exitCode = await main(process.argv.slice(2), {
  version,
  terminal,
  openMonitor: ({ memoryBytes = null, historyFile = null, onlyCounts = false } = {}) =>
    createMonitor({
      about: { version, door: "command line" },
      memoryBytes,
      onlyCounts,
      history:
        historyFile === null
          ? null
          : { file: historyFile, start: historyThread(new URL("./history.js", import.meta.url)) },
      sendScript: new URL("./sender.js", import.meta.url),
      replayScript: new URL("./replayer.js", import.meta.url),
      recordings: {
        places: { folder: null, anywhere: true },
        recorder: new URL("./recorder.js", import.meta.url),
      },
    }),
  openRecording: async (request) =>
    openRecordingMonitor({
      ...{ about: { version, door: "command line" }, ...request },
      ...(await recordingInput(request.path)),
    }),
  serve: async (request) => {
    // Loaded only here: the other commands need no web server and start sooner without it.
    const { serve } = await import("./serve.ts");
    return serve(
      {
        ...request,
        knownFile: usualRecordingsFile(),
        version,
        scriptDirectory: new URL(".", import.meta.url),
      },
      terminal,
    );
  },
});
