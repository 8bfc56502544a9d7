import { afterEach, describe, expect, test, vi } from "vitest";
import { createRouter } from "../../electron/rpc/router.ts";
import { createRecorder } from "../../electron/rpc/testing/recorder.ts";
import { methodNames } from "../../shared/contract.ts";
import { limits } from "../../shared/limits.ts";
import type { MethodFunctions, PreloadApi } from "../../shared/preload-api.ts";
import { chooseTransport } from "./index.ts";

function standInApi(): PreloadApi {
  const route = createRouter(createRecorder().handlers);
  const methods = Object.fromEntries(methodNames.map((name) => [name, (args: unknown) => route(name, args)]));
  return {
    ...(methods as MethodFunctions),
    onDelta: () => () => {},
    onConnection: (listener) => {
      listener("open");
      return () => {};
    },
    setTheme: () => {},
  };
}

function page(parts: Partial<Window>): Window {
  return Object.assign(Object.create(window), parts);
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("chooseTransport", () => {
  test("takes the preload's functions in Electron", async () => {
    const WebSocket = vi.fn();
    vi.stubGlobal("WebSocket", WebSocket);
    const transport = chooseTransport(page({ castscope: standInApi() }));
    expect(await transport.request("leave", { id: 7 })).toEqual({ ok: true, result: null });
    expect(WebSocket).not.toHaveBeenCalled();
  });

  test("tells a preload function that rejects as a lost connection", async () => {
    const leave = () => Promise.reject(new Error("reply was never sent"));
    const transport = chooseTransport(page({ castscope: { ...standInApi(), leave } }));
    expect(await transport.request("leave", { id: 7 })).toMatchObject({
      ok: false,
      problem: { code: "disconnected", message: "Castscope did not answer: reply was never sent." },
    });
  });

  test.each([
    [401, "refused"],
    [204, "lost"],
  ])(
    "else opens the door's socket, and after failed attempts a session status of %i means %s",
    async (status, end) => {
      vi.useFakeTimers();
      const opened: string[] = [];
      class FailingSocket extends EventTarget {
        binaryType = "";
        constructor(url: string) {
          super();
          opened.push(url);
          setTimeout(() => this.dispatchEvent(new Event("close")), 1);
        }
      }
      vi.stubGlobal("WebSocket", FailingSocket);
      const fetched = vi.fn(async (_url: string) => new Response(null, { status }));
      vi.stubGlobal("fetch", fetched);
      const location = { host: "127.0.0.1:8080" } as Location;
      const transport = chooseTransport(page({ location }));
      const connections: string[] = [];
      transport.watchConnection((connection) => connections.push(connection));
      await vi.advanceTimersByTimeAsync(limits.reconnectFirstMs * 4);
      expect(opened[0]).toBe("ws://127.0.0.1:8080/socket");
      expect(fetched.mock.calls[0]?.[0]).toBe("/session");
      expect(connections.at(-1)).toBe(end);
      transport.close();
    },
  );
});
