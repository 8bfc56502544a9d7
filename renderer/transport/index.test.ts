import { afterEach, describe, expect, test, vi } from "vitest";
import { createRouter } from "../../electron/rpc/router.ts";
import { createRecorder } from "../../electron/rpc/testing/recorder.ts";
import { methodNames } from "../../shared/contract.ts";
import { limits } from "../../shared/limits.ts";
import type { MethodFunctions, PreloadApi } from "../../shared/preload-api.ts";
import { problem } from "../../shared/problem.ts";
import { chooseTransport } from "./index.ts";

function standInApi(): PreloadApi {
  const route = createRouter(createRecorder().handlers);
  const methods = Object.fromEntries(methodNames.map((name) => [name, (args: unknown) => route(name, args)]));
  return {
    ...(methods as MethodFunctions),
    onDelta: () => () => {},
    onRecordings: () => () => {},
    onRecordingDelta: () => () => {},
    onConnection: (listener) => {
      listener("open");
      return () => {};
    },
    chooseRecording: async () => null,
    chooseRecordingsFolder: async () => null,
    dropRecording: async () => null,
    setTheme: () => {},
    setLanguage: () => {},
    setZoom: () => {},
    onZoom: () => () => {},
    showMenu: null,
  };
}

/** The window with other parts, which the window itself does not get. */
function page(parts: Partial<Window>): Window {
  return Object.create(window, Object.getOwnPropertyDescriptors(parts));
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("chooseTransport", () => {
  test("takes the preload's functions in Electron", async () => {
    const WebSocket = vi.fn();
    vi.stubGlobal("WebSocket", WebSocket);
    const transport = await chooseTransport(page({ castscope: standInApi() }));
    expect(await transport.request("leave", { id: 7 })).toEqual({ ok: true, result: null });
    expect(WebSocket).not.toHaveBeenCalled();
  });

  test("tells a preload function that rejects as a lost connection", async () => {
    const leave = () => Promise.reject(new Error("reply was never sent"));
    const transport = await chooseTransport(page({ castscope: { ...standInApi(), leave } }));
    expect(await transport.request("leave", { id: 7 })).toMatchObject({
      ok: false,
      problem: problem("no-answer", { reason: "reply was never sent" }),
    });
  });

  describe("else goes to the door’s socket", () => {
    /** A browser at the door, which answers requests for the session like this. */
    function browser(hash: string, answer: (init: RequestInit) => Response) {
      const opened: { url: string; protocols: string[] }[] = [];
      class FailingSocket extends EventTarget {
        binaryType = "";
        constructor(url: string, protocols: string[]) {
          super();
          opened.push({ url, protocols });
          setTimeout(() => this.dispatchEvent(new Event("close")), 1);
        }
      }
      vi.stubGlobal("WebSocket", FailingSocket);
      const stored = new Map<string, string>();
      const asked: { url: string; method: string; authorization: string }[] = [];
      const replaced: string[] = [];
      const parts = {
        location: { host: "castscope-a.localhost:8080", pathname: "/window-w/", hash } as Location,
        history: {
          replaceState: (_state: unknown, _title: string, url: string) => void replaced.push(url),
        } as unknown as History,
        localStorage: {
          getItem: (key: string) => stored.get(key) ?? null,
          setItem: (key: string, value: string) => void stored.set(key, value),
        } as Storage,
        fetch: (async (url: string, init: RequestInit) => {
          const { Authorization: authorization = "" } = init.headers as Record<string, string>;
          asked.push({ url, method: init.method ?? "GET", authorization });
          return answer(init);
        }) as typeof fetch,
      };
      return { page: page(parts), opened, stored, asked, replaced };
    }
    const gives = (secret: string) => () => new Response(JSON.stringify({ secret }));

    async function connectionsOf(page: Window) {
      vi.useFakeTimers();
      const transport = await chooseTransport(page);
      const connections: string[] = [];
      transport.watchConnection((connection) => connections.push(connection));
      await vi.advanceTimersByTimeAsync(limits.reconnectFirstMs * 4);
      const seen = [...connections];
      transport.close();
      return seen;
    }

    test("changes the token for the secret, keeps that, and leaves nothing in the address", async () => {
      const { page, opened, stored, asked, replaced } = browser("#token=once", gives("s3cret"));
      await connectionsOf(page);
      expect(asked[0]).toEqual({ url: "/session", method: "POST", authorization: "Bearer once" });
      expect(opened[0]).toEqual({
        url: "ws://castscope-a.localhost:8080/socket",
        protocols: ["castscope", "s3cret"],
      });
      expect(Object.fromEntries(stored)).toEqual({
        "castscope-secret": "s3cret",
        "castscope-window": "/window-w/",
      });
      expect(replaced).toEqual(["/window-w/"]);
    });

    test("takes the secret that was kept when it is loaded again, or comes with a used token", async () => {
      for (const hash of ["", "#token=used"]) {
        const { page, opened, stored } = browser(hash, () => new Response(null, { status: 401 }));
        stored.set("castscope-secret", "kept");
        await connectionsOf(page);
        expect(opened[0]?.protocols).toEqual(["castscope", "kept"]);
      }
    });

    test("is refused at once with nothing to show", async () => {
      const { page, opened } = browser("", gives("never asked for"));
      expect((await connectionsOf(page)).at(-1)).toBe("refused");
      expect(opened).toEqual([]);
    });

    test.each([
      [401, "refused"],
      [421, "refused"],
      [204, "lost"],
      [503, "lost"],
    ])("after failed attempts a session status of %i means %s", async (status, end) => {
      const { page, stored, asked } = browser("", () => new Response(null, { status }));
      stored.set("castscope-secret", "kept");
      expect((await connectionsOf(page)).at(-1)).toBe(end);
      expect(asked[0]).toEqual({ url: "/session", method: "GET", authorization: "Bearer kept" });
    });
  });
});
