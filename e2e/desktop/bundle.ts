import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type InlineConfig } from "vite";
import { projectRoot } from "../../build/setup.mjs";

const sources = fileURLToPath(new URL("./stand-in/", import.meta.url));
const outDir = join(projectRoot, "node_modules", ".cache", "castscope-stand-in");

let bundled: Promise<string> | null = null;

/** The stand-in of Electron's binary, as a program that this Node runs: its path. Made once per run of tests. */
export function standIn(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const common = { configFile: false, logLevel: "error", root: projectRoot } satisfies InlineConfig;
  await build({
    ...common,
    build: {
      ...{ outDir, emptyOutDir: true, ssr: true, target: "node20", minify: false },
      rolldownOptions: {
        input: { start: join(sources, "start.ts"), electron: join(sources, "electron.ts") },
        external: ["electron", "ws"],
        output: { entryFileNames: "[name].js" },
      },
    },
  });
  for (const name of ["main-world", "isolated-world"]) {
    await build({
      ...common,
      build: {
        ...{ outDir, emptyOutDir: false, minify: false, copyPublicDir: false },
        lib: { entry: join(sources, "page", `${name}.ts`), formats: ["iife"], name: "page" },
        rolldownOptions: { output: { entryFileNames: `${name}.js` } },
      },
    });
  }
  writeFileSync(join(outDir, "package.json"), JSON.stringify({ type: "module" }));
  const program = join(outDir, "start.js");
  writeFileSync(program, `#!${process.execPath}\n${readFileSync(program, "utf8")}`);
  chmodSync(program, 0o755);
  return program;
}
