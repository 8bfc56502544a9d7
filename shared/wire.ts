import { type DecoderOptions, decode, encode } from "@msgpack/msgpack";
import { columnCodec } from "./columns.ts";
import { type EventName, type EventPayload, eventNames } from "./contract.ts";
import { declaredEntries } from "./declared-entries.ts";
import { limits } from "./limits.ts";
import type { Answer } from "./transport.ts";

/**
 * The protocol of the headless door's WebSocket, offered together with the session's secret, which
 * stands behind it in the list. Change it when old windows could misread new frames.
 */
export const socketProtocol = "castscope";

/**
 * What travels over a WebSocket: one MessagePack map in each binary frame. Payloads stay bytes and
 * times keep their fraction, which JSON could not do; columns of numbers travel as they lie in memory.
 */
export interface RequestFrame {
  readonly id: number;
  readonly method: unknown;
  readonly args: unknown;
}
export interface AnswerFrame {
  readonly id: number;
  readonly answer: Answer;
}
export interface EventFrame {
  readonly event: EventName;
  readonly payload: EventPayload<EventName>;
}

export function encodeFrame(frame: RequestFrame | AnswerFrame | EventFrame): Uint8Array<ArrayBuffer> {
  return encode(frame, { extensionCodec: columnCodec });
}

/**
 * A request as it came from outside; null when it is none. The length of a list is written before
 * its elements, so that five bytes could ask for gigabytes: lists and maps are bounded, each by itself and all
 * together by the bytes that there are. No request holds columns of numbers.
 */
export function decodeRequest(bytes: Uint8Array): RequestFrame | null {
  const declared = declaredEntries(bytes);
  if (declared === null || declared > bytes.length) return null;
  const frame = decodeMap(bytes, {
    maxArrayLength: limits.requestEntries,
    maxMapLength: limits.requestEntries,
    maxStrLength: limits.requestBytes,
    maxBinLength: limits.requestBytes,
    maxExtLength: 0,
  });
  if (frame === null || typeof frame.id !== "number" || !Number.isSafeInteger(frame.id)) return null;
  return { id: frame.id, method: frame.method, args: frame.args };
}

/** What the monitor's door said; null when it is none of its frames. */
export function decodeServerFrame(bytes: Uint8Array): AnswerFrame | EventFrame | null {
  const frame = decodeMap(bytes, { extensionCodec: columnCodec });
  if (frame === null) return null;
  if (typeof frame.id === "number" && isMap(frame.answer)) {
    return { id: frame.id, answer: frame.answer as Answer };
  }
  const event = eventNames.find((name) => name === frame.event);
  if (event === undefined || !isMap(frame.payload)) return null;
  return { event, payload: frame.payload as EventPayload<EventName> };
}

function decodeMap(bytes: Uint8Array, bounds: DecoderOptions<undefined>): Record<string, unknown> | null {
  try {
    const value = decode(bytes, bounds);
    return isMap(value) ? value : null;
  } catch {
    return null;
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}
