import { createMonitor } from "../engine/monitor.ts";
import { main } from "./cli/main.ts";
import { processTerminal } from "./cli/terminal.ts";

declare const __CASTSCOPE_VERSION__: string;

const version = __CASTSCOPE_VERSION__;

process.exitCode = await main(process.argv.slice(2), {
  version,
  terminal: processTerminal(),
  openMonitor: (memoryBytes) =>
    createMonitor({
      about: { version, door: "command line" },
      memoryBytes,
      sendScript: new URL("./sender.js", import.meta.url),
    }),
  serve: async (request) => {
    // Loaded only here: the other commands need no web server and start sooner without it.
    const { serve } = await import("./serve.ts");
    return serve({ ...request, version, scriptDirectory: new URL(".", import.meta.url) });
  },
});
