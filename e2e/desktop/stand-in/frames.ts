import { originFrom } from "./address.ts";
import type { CdpSession, Details } from "./cdp.ts";
import { strict } from "./strict.ts";

/** Electron's isolated world by its name, in every frame of a page. */
export const isolatedWorld = "Electron Isolated Context";

/** What the program is told of a frame. Its origin is the one of the document that it holds now. */
export interface Frame {
  readonly id: string;
  readonly parent: Frame | null;
  readonly origin: string;
}

interface OwnFrame extends Frame {
  readonly parent: OwnFrame | null;
  origin: string;
  /** Of its document's isolated world; null while there is none. */
  context: number | null;
}

/** The frames of a page, as Chromium tells of them. */
export class Frames {
  readonly #frames = new Map<string, OwnFrame>();
  #mainId: string | null = null;

  constructor(session: CdpSession) {
    session.on("Page.frameAttached", ({ frameId, parentFrameId }: Details) =>
      this.#add(frameId, parentFrameId),
    );
    session.on("Page.frameDetached", ({ frameId }: Details) => this.#frames.delete(frameId));
    session.on("Runtime.executionContextCreated", ({ context }: Details) => {
      if (context.name !== isolatedWorld) return;
      const frame = this.#add(context.auxData.frameId, undefined);
      frame.context = context.id;
      frame.origin = originFrom(context.origin);
    });
    session.on("Runtime.executionContextDestroyed", ({ executionContextId }: Details) => {
      for (const frame of this.#frames.values())
        if (frame.context === executionContextId) frame.context = null;
    });
    session.on("Runtime.executionContextsCleared", () => this.clear());
  }

  /** To be called once, with the page's own frame. */
  setMain(id: string): void {
    this.#mainId = id;
    this.#add(id, undefined);
  }

  get main(): OwnFrame | null {
    return this.#frames.get(this.#mainId ?? "") ?? null;
  }

  ofContext(context: number): OwnFrame | null {
    return [...this.#frames.values()].find((frame) => frame.context === context) ?? null;
  }

  /** Every document is gone, as after a crash. */
  clear(): void {
    for (const frame of this.#frames.values()) frame.context = null;
  }

  #add(id: string, parentId: string | undefined): OwnFrame {
    const parent = this.#frames.get(parentId ?? "") ?? null;
    const known = this.#frames.get(id);
    if (known !== undefined) return known;
    const frame = strict<OwnFrame>("WebFrameMain", { id, parent, origin: "null", context: null });
    this.#frames.set(id, frame);
    return frame;
  }
}
