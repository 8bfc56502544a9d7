import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import react from "@vitejs/plugin-react";
import { defineConfig, type EnvironmentOptions } from "vite";
import { collectLicences } from "./build/licences.mjs";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

const licences = collectLicences(import.meta.dirname);

/** Entries of plain Node: everything but Node's own modules and electron is bundled. */
function nodeEnvironment(
  outDir: string,
  input: Record<string, string>,
  format: "es" | "cjs" = "es",
): EnvironmentOptions {
  return {
    consumer: "server",
    define: { "process.env.WS_NO_BUFFER_UTIL": '"1"', "process.env.WS_NO_UTF_8_VALIDATE": '"1"' },
    resolve: {
      noExternal: true,
      external: [
        "electron",
        "koffi",
        "node-sqlite3-wasm",
        ...builtinModules,
        ...builtinModules.map((name) => `node:${name}`),
      ],
      conditions: ["node", "import", "default"],
    },
    build: {
      outDir,
      target: "node20",
      minify: false,
      sourcemap: true,
      emptyOutDir: format === "es",
      copyPublicDir: false,
      rolldownOptions: {
        input,
        platform: "node",
        output: {
          format,
          entryFileNames: format === "cjs" ? "[name].cjs" : "[name].js",
          chunkFileNames: "chunks/[name]-[hash].js",
        },
      },
    },
  };
}

export default defineConfig({
  root: "renderer",
  // The headless door serves the page below a path of its own, the desktop's from the top.
  base: "./",
  define: { __CASTSCOPE_VERSION__: JSON.stringify(version) },
  plugins: [react(), licences.plugin],
  build: { target: "chrome120" },
  environments: {
    client: {
      build: {
        outDir: "../dist/renderer",
        emptyOutDir: true,
        // The page's policy forbids inline styles and data: scripts; everything is a file.
        assetsInlineLimit: 0,
        rolldownOptions: { input: "renderer/index.html" },
      },
    },
    electron: nodeEnvironment("../dist/electron", {
      main: "electron/shell/main.ts",
      worker: "electron/thread/worker.ts",
      sender: "electron/engine/send/worker/sender.ts",
      history: "electron/engine/history/worker/history.ts",
      recorder: "electron/engine/record/worker/recorder.ts",
      replayer: "electron/engine/replay/worker/replayer.ts",
    }),
    preload: nodeEnvironment("../dist/electron", { preload: "electron/shell/preload.ts" }, "cjs"),
    headless: nodeEnvironment("../dist/headless", {
      castscope: "electron/headless/castscope.ts",
      worker: "electron/thread/worker.ts",
      sender: "electron/engine/send/worker/sender.ts",
      history: "electron/engine/history/worker/history.ts",
      recorder: "electron/engine/record/worker/recorder.ts",
      replayer: "electron/engine/replay/worker/replayer.ts",
    }),
  },
  builder: {
    async buildApp(builder) {
      // In turn: the preload is written beside the main process, which empties the folder first.
      for (const name of ["client", "electron", "preload", "headless"]) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
      licences.write("dist/licences.txt");
    },
  },
});
