import type { EventEmitter } from "node:events";
import { fromChromium } from "./address.ts";
import type { CdpSession, Details } from "./cdp.ts";
import { createEvent } from "./event.ts";
import { handlerOf } from "./session.ts";

/**
 * Answers every request of a page: the program's own handler for its scheme, and nobody for the rest. A
 * document of any frame is first put to the program's guards; unlike in Electron, also when the program
 * itself asked for it.
 */
export function answerRequests(session: CdpSession, contents: EventEmitter, mainFrameId: () => string): void {
  session.on("Fetch.requestPaused", async (paused: Details) => {
    const { requestId, request, resourceType, frameId, redirectedRequestId } = paused;
    const url = fromChromium(request.url);
    const refuse = (errorReason: string) => session.send("Fetch.failRequest", { requestId, errorReason });
    try {
      if (resourceType === "Document") {
        const details = createEvent({ url, isMainFrame: frameId === mainFrameId() });
        contents.emit(redirectedRequestId === undefined ? "will-frame-navigate" : "will-redirect", details);
        if (details.defaultPrevented) return await refuse("Aborted");
      }
      const handler = url === request.url ? null : handlerOf(url);
      if (handler === null) return await refuse("NameNotResolved");
      const answer = await handler(new Request(url, { method: request.method }));
      await session.send("Fetch.fulfillRequest", {
        requestId,
        responseCode: answer.status,
        responseHeaders: [...answer.headers].map(([name, value]) => ({ name, value })),
        body: Buffer.from(await answer.arrayBuffer()).toString("base64"),
      });
    } catch {
      // The page has gone meanwhile, or the handler threw: as in Electron the request fails.
      await refuse("Failed").catch(() => {});
    }
  });
}
