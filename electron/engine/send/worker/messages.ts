import { type Answer, AnswerError } from "../../net/answer.ts";
import type { DescriptorTable } from "../../net/native/descriptors.ts";
import type { Plan, Progress, SendEnd } from "../transmitter.ts";

/** What the thread is started with. */
export interface SendThreadData {
  /** Counts the messages to the thread, which may wait on it instead of on its event loop. */
  readonly posted: Int32Array;
  /** Where it writes down what it opens, for whoever outlives it. */
  readonly descriptors: DescriptorTable | null;
}

/** An error as it crosses threads: a clone would lose its code. */
export interface ErrorTold {
  readonly message: string;
  readonly code: string;
  /** What another host answered, where that is the error. */
  readonly answer: Answer | null;
}

/** Progress with its refusal as it crosses threads. */
export type ProgressTold = Omit<Progress, "refusal"> & { readonly refusal: ErrorTold | null };

export type ToSendThread =
  | {
      readonly kind: "start";
      readonly id: number;
      readonly plan: Plan;
    }
  | { readonly kind: "stop"; readonly id: number };

export type FromSendThread =
  | { readonly kind: "ready" }
  | {
      readonly kind: "started";
      readonly id: number;
      readonly sourceAddress: string | null;
      readonly sourcePort: number;
    }
  | { readonly kind: "refused"; readonly id: number; readonly error: ErrorTold }
  | { readonly kind: "progress"; readonly id: number; readonly progress: ProgressTold }
  /** It is over; null when it was stopped. Nothing more is told of it. */
  | {
      readonly kind: "ended";
      readonly id: number;
      readonly how: SendEnd | null;
      readonly progress: ProgressTold;
    };

export function tellError(error: unknown): ErrorTold {
  if (!(error instanceof Error)) return { message: String(error), code: "", answer: null };
  return {
    message: error.message,
    code: "code" in error && typeof error.code === "string" ? error.code : "",
    answer: error instanceof AnswerError ? error.answer : null,
  };
}

export function tellProgress({ refusal, ...rest }: Progress): ProgressTold {
  return { ...rest, refusal: refusal && tellError(refusal) };
}

/** The error on the other side, with its code as the system's errors have it. */
export function heardError({ message, code, answer }: ErrorTold): Error {
  if (answer !== null) return new AnswerError(answer);
  return Object.assign(new Error(message), code === "" ? {} : { code });
}
