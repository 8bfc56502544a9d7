import type { ElectronApplication } from "@playwright/test";

/**
 * Runs an expression in the thread of the program's monitor, by way of Node's debugger: it is the only way into
 * a thread that the program itself does not offer. Resolves when the thread has been told.
 */
export async function inMonitorThread(program: ElectronApplication, expression: string): Promise<void> {
  await program.evaluate((_electron, code) => {
    const { Session } = process.getBuiltinModule("node:inspector");
    const session = new Session();
    session.connect();
    return new Promise<void>((resolve, reject) => {
      session.on("NodeWorker.attachedToWorker", ({ params: { sessionId, workerInfo } }) => {
        if (!workerInfo.title.includes("castscope-monitor")) return;
        const message = JSON.stringify({ id: 1, method: "Runtime.evaluate", params: { expression: code } });
        session.post("NodeWorker.sendMessageToWorker", { sessionId, message }, () => resolve());
      });
      session.post("NodeWorker.enable", { waitForDebuggerOnStart: false }, (error) => {
        if (error) reject(error);
      });
    });
  }, expression);
}

/** What befalls a thread. */
export const faults = {
  ends: "process.exit(7)",
  throws: `setTimeout(() => { throw new TypeError("made to throw") })`,
  hangs: "for (;;);",
  hangsFor: (ms: number) => `{ const end = Date.now() + ${ms}; while (Date.now() < end); }`,
  /** Its wall clock goes on by so much at once. */
  sleeps: (ms: number) => `{ const now = Date.now; Date.now = () => now() + ${ms}; }`,
} as const;
