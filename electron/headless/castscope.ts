import { createMonitor } from "../engine/monitor.ts";
import { main } from "./cli/main.ts";
import { processTerminal } from "./cli/terminal.ts";

declare const __CASTSCOPE_VERSION__: string;

const version = __CASTSCOPE_VERSION__;

process.exitCode = await main(process.argv.slice(2), {
  version,
  terminal: processTerminal(),
  openMonitor: () => createMonitor({ about: { version, door: "command line" } }),
  serve: async (port) => {
    // Loaded only here: the other commands need no web server and start sooner without it.
    const { serve } = await import("./serve.ts");
    return serve({ port, version, scriptDirectory: new URL(".", import.meta.url) });
  },
});
