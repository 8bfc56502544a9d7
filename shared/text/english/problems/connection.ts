import type { connectionProblems } from "../../../statements/problems/connection.ts";
import type { ValuesByName } from "../../../statements/problems/problems.ts";
import type { Sentences } from "../../say.ts";

export const english = {
  "method-unknown": ({ method }) => `There is no method “${method}”.`,
  "method-not-a-text": () => "The name of a method must be a text.",
  "argument-missing": ({ method, path }) => `The request “${method}” lacks “${path}”.`,
  "argument-wrong": ({ method, path, detail }) =>
    `The request “${method}” is not right${path === null ? "" : ` at “${path}”`}: ${detail}.`,
  "another-version": () =>
    "This window is of another version than the monitor that runs, which does not know what was asked for: end Castscope and start it again.",
  "argument-not-passable": ({ method }) => `The request “${method}” holds a value that cannot be passed on.`,
  "calls-full": ({ most }) => `This window waits for ${most} answers already: ask again when some have come.`,
  "not-our-page": () => "Only Castscope’s own page may call the monitor.",

  "connection-lost": () => "The connection to Castscope is lost.",
  "no-answer-within": ({ ms }) => `Castscope did not answer within ${ms / 1_000} s.`,
  "no-answer": ({ reason }) => `Castscope did not answer: ${reason}.`,
  "monitor-closing": () => "Castscope is closing: its monitor takes no more calls.",
  "monitor-stopped": ({ reason }) =>
    `Castscope’s monitor stopped unexpectedly: ${reason}. Start Castscope again.`,

  "serving-port-in-use": ({ port, address }) =>
    `Port ${port} is already in use on ${address}: name another one, or none to get a free one.`,
  "serving-port-privileged": ({ port }) => `Port ${port} needs special rights: take one from 1024 on.`,
  "serving-refused": ({ port, reason }) => `The system refused to serve on port ${port}: ${reason}.`,

  "no-result": ({ method }) => `Castscope has no result for “${method}”.`,
  "replay-thread-ended": () => "The thread that reads the recording ended unexpectedly: send it again.",
  "send-thread-ended": () => "The thread that sends ended unexpectedly: send again.",
  internal: ({ reason }) => `Castscope failed unexpectedly: ${reason}.`,
  "sink-failed": ({ sink, reason }) =>
    `A part of Castscope, “${sink}”, failed for this row and is switched off: ${reason}. The rest goes on; leave and join again to begin anew.`,
  "internal-untold": () => "Castscope failed unexpectedly.",
} satisfies Sentences<ValuesByName<typeof connectionProblems>>;
