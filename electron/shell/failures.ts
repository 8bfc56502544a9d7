import type { MessageBoxOptions } from "electron";
import { words } from "./words/words.ts";

export interface FailureOptions {
  /** Shows a question and tells the number of the button that was pressed. */
  readonly ask: (question: MessageBoxOptions) => Promise<number>;
  readonly restart: () => void;
  readonly reload: () => void;
  readonly quit: () => void;
}

/** What can fail as a whole while the rest goes on, and what is offered then. */
export interface Failures {
  /** The monitor's thread ended by itself. */
  monitorLost(reason: string): Promise<void>;
  /** The page's process ended by itself; `reason` as Electron names it. */
  pageLost(reason: string): Promise<void>;
}

export function createFailures({ ask, restart, reload, quit }: FailureOptions): Failures {
  return {
    async monitorLost(reason) {
      const said = words().failures;
      const pressed = await ask({
        type: "error",
        message: said.monitorStopped,
        detail: said.monitorDetail(reason),
        buttons: [said.restart, said.close],
        defaultId: 0,
        cancelId: 1,
      });
      if (pressed === 0) restart();
      else quit();
    },
    async pageLost(reason) {
      // Ended on purpose, with the window.
      if (reason === "clean-exit") return;
      const said = words().failures;
      const pressed = await ask({
        type: "error",
        message: said.windowStopped,
        detail: said.windowDetail(reason),
        buttons: [said.openAgain, said.close],
        defaultId: 0,
        cancelId: 1,
      });
      if (pressed === 0) reload();
      else quit();
    },
  };
}
