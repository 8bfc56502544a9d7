import { limits } from "../../../../shared/limits.ts";
import type { Gravity } from "../../../../shared/model/incident.ts";
import type { Notifier, NotifierWay } from "../../../../shared/model/notifier.ts";
import { parsePort } from "../../../../shared/net/address.ts";
import { inputProblemText } from "../../../../shared/text/sentences.ts";
import { words } from "./words/words.ts";

/** A way to be told as it is typed: each kind keeps what was written for it. */
export interface NotifierDraft {
  readonly kind: NotifierWay["kind"];
  readonly name: string;
  readonly on: boolean;
  readonly from: Gravity;
  readonly url: string;
  /** Empty lets plain http go to no host. */
  readonly plainHost: string;
  readonly address: string;
  readonly port: string;
  /** Of the socket of this computer's syslog. */
  readonly path: string;
  readonly program: string;
  /** One a line. */
  readonly arguments: string;
}

/** Of RFC 5426. */
const syslogPort = 514;

const fresh: NotifierDraft = {
  ...{ kind: "webhook", name: "", on: true, from: "warning", url: "", plainHost: "" },
  ...{ address: "", port: String(syslogPort), path: "/dev/log", program: "", arguments: "" },
};

/** @param notifier null is a new one, which is on */
export function draftOf(notifier: Notifier | null): NotifierDraft {
  if (notifier === null) return fresh;
  const { name, on, from, by } = notifier;
  const known = { ...fresh, name, on, from, kind: by.kind };
  switch (by.kind) {
    case "webhook":
      return { ...known, url: by.url, plainHost: by.plainHost ?? "" };
    case "syslog":
      return { ...known, address: by.address, port: String(by.port) };
    case "local-syslog":
      return { ...known, path: by.path };
    case "command":
      return { ...known, program: by.program, arguments: by.arguments.join("\n") };
  }
}

/** What was typed, to be checked by the monitor. */
export function notifierOf(draft: NotifierDraft): Notifier {
  const { name, on, from } = draft;
  return { name: name.trim(), on, from, by: wayOf(draft) };
}

function wayOf(draft: NotifierDraft): NotifierWay {
  switch (draft.kind) {
    case "webhook":
      return { kind: "webhook", url: draft.url.trim(), plainHost: draft.plainHost.trim() || null };
    case "syslog":
      return { kind: "syslog", address: draft.address.trim(), port: Number(draft.port) };
    case "local-syslog":
      return { kind: "local-syslog", path: draft.path.trim() };
    case "command": {
      const lines = draft.arguments.split("\n").filter((line) => line !== "");
      return { kind: "command", program: draft.program.trim(), arguments: lines };
    }
  }
}

interface DraftMistake {
  readonly field: keyof NotifierDraft;
  readonly sentence: string;
}

/** What is missing or too much before the monitor need be asked; null where nothing is. */
export function mistakeOf(draft: NotifierDraft): DraftMistake | null {
  const { kind, name, url, plainHost, address, port, path, program } = draft;
  const { mistakes } = words();
  const asked: readonly (readonly [keyof NotifierDraft, string, string])[] = [
    ["name", name, mistakes.name],
    kind === "webhook"
      ? ["url", url, mistakes.url]
      : kind === "syslog"
        ? ["address", address, mistakes.address]
        : kind === "local-syslog"
          ? ["path", path, mistakes.path]
          : ["program", program, mistakes.program],
  ];
  for (const [field, text, sentence] of asked) {
    if (text.trim() === "") return { field, sentence };
    if (text.length > limits.notifierCharacters) return tooLong(field);
  }
  if (plainHost.length > limits.notifierCharacters) return tooLong("plainHost");
  if (kind === "syslog") {
    const parsed = parsePort(port.trim());
    if (!parsed.ok) return { field: "port", sentence: inputProblemText(parsed.problem) };
  }
  if (kind === "command") {
    const lines = draft.arguments.split("\n");
    if (lines.length > limits.notifierArguments)
      return { field: "arguments", sentence: mistakes.arguments(limits.notifierArguments) };
    if (lines.some((line) => line.length > limits.notifierCharacters)) return tooLong("arguments");
  }
  return null;
}

function tooLong(field: keyof NotifierDraft): DraftMistake {
  return { field, sentence: words().mistakes.tooLong(limits.notifierCharacters) };
}
