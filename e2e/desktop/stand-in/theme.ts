import { EventEmitter } from "node:events";
import { strict } from "./strict.ts";

/** Electron's `nativeTheme` on a system that prefers dark. */
class NativeTheme extends EventEmitter {
  #source = "system";

  get themeSource(): string {
    return this.#source;
  }

  set themeSource(source: string) {
    if (!["system", "light", "dark"].includes(source)) throw new TypeError(`There is no theme ${source}.`);
    this.#source = source;
    setImmediate(() => this.emit("updated"));
  }

  get shouldUseDarkColors(): boolean {
    return this.#source !== "light";
  }
}

export const ownTheme = new NativeTheme();
export const nativeTheme = strict("nativeTheme", ownTheme);
