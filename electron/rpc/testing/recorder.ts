import { type Handlers, type MethodName, methodNames } from "../../../shared/contract.ts";
import { samples } from "./samples.ts";

/** For tests: handlers that write down each call and answer with the method's sample. */
export interface Recorder {
  readonly handlers: Handlers;
  readonly calls: { readonly method: MethodName; readonly args: unknown }[];
  /** What the next call throws instead of answering. */
  throwNext(error: unknown): void;
}

export function createRecorder(): Recorder {
  const calls: { method: MethodName; args: unknown }[] = [];
  const toThrow: unknown[] = [];
  const entries = methodNames.map((method) => [
    method,
    async (args: unknown) => {
      calls.push({ method, args });
      if (toThrow.length > 0) throw toThrow.shift();
      return samples[method].result;
    },
  ]);
  return {
    handlers: Object.fromEntries(entries) as Handlers,
    calls,
    throwNext: (error) => toThrow.push(error),
  };
}
