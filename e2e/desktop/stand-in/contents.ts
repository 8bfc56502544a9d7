import { EventEmitter } from "node:events";
import type { Rectangle, WebPreferences } from "electron";
import { fromChromium, toChromium } from "./address.ts";
import { ownApp } from "./app.ts";
import type { Details } from "./cdp.ts";
import { createEvent } from "./event.ts";
import type { Frame } from "./frames.ts";
import { type Posted, receive } from "./ipc.ts";
import { createPage, type Page, tell } from "./page.ts";
import { answerRequests } from "./requests.ts";
import { applyPermissions } from "./session.ts";
import { strict } from "./strict.ts";
import { encodeValue } from "./values.ts";

export interface ContentsOptions {
  readonly preferences: WebPreferences;
  readonly size: Rectangle;
  /** Called for each document when it has something to be seen. */
  readonly firstPaint: () => void;
  /** Called when the page has gone. */
  readonly gone: () => void;
}

/** Electron's `WebContents`: one page of Chromium. */
class OwnContents extends EventEmitter {
  readonly id: number;
  readonly #options: ContentsOptions;
  readonly #made: ReturnType<typeof createPage>;
  /** Known as soon as there is something to hear from it. */
  #page: Page | null = null;
  #url = "";
  #state: "alive" | "crashed" | "destroyed" = "alive";
  #openHandler: (details: { url: string }) => { action: string } = () => ({ action: "allow" });
  zoomFactor = 1;

  constructor(id: number, options: ContentsOptions) {
    super();
    this.id = id;
    this.#options = options;
    this.#made = createPage(options.size, options.preferences.preload ?? "", (page) => this.#listen(page));
    this.#made.catch((error) => process.stderr.write(`The page could not be made: ${error}\n`));
  }

  isDestroyed(): boolean {
    return this.#state === "destroyed";
  }

  isCrashed(): boolean {
    return this.#state === "crashed";
  }

  getURL(): string {
    return this.#url;
  }

  get mainFrame(): Frame | null {
    return this.#page?.frames.main ?? null;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#openHandler = handler;
  }

  /** Like Electron it says what went wrong, and goes on. */
  send(channel: string, ...args: unknown[]): void {
    if (this.#state === "destroyed") throw new TypeError("Object has been destroyed");
    const context = this.#page?.frames.main?.context ?? null;
    if (context === null) {
      process.stderr.write(`Nobody was there for ${channel}: the frame was disposed.\n`);
      return;
    }
    void this.#tell(context, { channel, args: encodeValue(args) });
  }

  async loadURL(url: string): Promise<void> {
    const { browser, session } = (await this.#made).page;
    this.#url = url;
    await applyPermissions(browser, this);
    const loaded = new Promise((resolve) => session.once("Page.loadEventFired", resolve));
    const { errorText } = await session.send("Page.navigate", { url: toChromium(url) });
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`);
    await loaded;
    this.emit("did-finish-load", createEvent());
  }

  reload(): void {
    void this.#made.then(({ page: { session } }) => session.send("Page.reload"));
  }

  forcefullyCrashRenderer(): void {
    // It is never answered.
    void this.#made.then(({ page: { session } }) => session.send("Page.crash").catch(() => {}));
  }

  async executeJavaScript(expression: string): Promise<unknown> {
    const { session } = (await this.#made).page;
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  close(): void {
    void this.#made
      .then(({ page: { browser, targetId } }) => browser.send("Target.closeTarget", { targetId }))
      .catch(() => this.#end());
  }

  #listen(page: Page): void {
    const { browser, session, targetId, frames } = page;
    this.#page = page;
    answerRequests(session, this, () => frames.main?.id ?? "");
    session.on("Page.lifecycleEvent", ({ name, frameId }: Details) => {
      if (name === "firstContentfulPaint" && frameId === frames.main?.id) this.#options.firstPaint();
    });
    session.on("Page.frameNavigated", ({ frame }: Details) => {
      if (frame.parentId !== undefined) return;
      this.#state = "alive";
      this.#url = fromChromium(frame.unreachableUrl ?? frame.url);
    });
    session.on("Runtime.bindingCalled", ({ name, payload, executionContextId }: Details) => {
      void this.#receive(name, payload, executionContextId);
    });
    session.on("Inspector.targetCrashed", () => this.#crash());
    browser.on("Target.targetDestroyed", ({ targetId: gone }: Details) => {
      if (gone === targetId) this.#end();
    });
    browser.on("ended", () => this.#end());
  }

  async #receive(name: string, payload: string, context: number): Promise<void> {
    if (name !== (await this.#made).secret) return;
    const frame = this.#page?.frames.ofContext(context) ?? null;
    if (this.#state === "destroyed" || frame === null) return;
    const posted: Posted = JSON.parse(payload);
    if (posted.kind === "open") {
      this.#ask(fromChromium(posted.url));
      return;
    }
    const event = createEvent({ sender: contentsOf.get(this), senderFrame: frame });
    await receive(event, posted, (answer) => void this.#tell(context, answer));
  }

  /** Only "deny" is stood in for: a program that allows a window is ended, so that its test fails. */
  #ask(url: string): void {
    if (this.#openHandler({ url }).action === "deny") return;
    process.stderr.write(`A window was allowed for ${url}.\n`);
    process.exit(1);
  }

  async #tell(context: number, message: object): Promise<void> {
    const { page, secret } = await this.#made;
    await tell(page, secret, context, message);
  }

  #crash(): void {
    if (this.#state !== "alive") return;
    this.#state = "crashed";
    this.#page?.frames.clear();
    setImmediate(() => {
      const details = { reason: "crashed", exitCode: 5 };
      this.emit("render-process-gone", createEvent(), details);
      ownApp.emit("render-process-gone", createEvent(), contentsOf.get(this), details);
    });
  }

  #end(): void {
    if (this.#state === "destroyed") return;
    this.#state = "destroyed";
    this.emit("destroyed", createEvent());
    this.#options.gone();
  }
}

export type Contents = OwnContents;

let lastId = 0;
const contentsOf = new WeakMap<OwnContents, Contents>();

export function createContents(options: ContentsOptions): Contents {
  lastId += 1;
  const own = new OwnContents(lastId, options);
  const contents = strict("webContents", own);
  contentsOf.set(own, contents);
  ownApp.emit("web-contents-created", createEvent(), contents);
  return contents;
}
