import * as v from "valibot";
import type { Statement } from "./statement.ts";

const text = v.string();
const number = v.number();

/** Why the headless door turns a request away. */
export const doorRefusals = {
  "foreign-host": { hosts: v.pipe(v.array(text), v.nonEmpty()), port: number },
  "former-door": {},
  "another-site": {},
  "another-method": {},
  "socket-of-another-page": {},
  "not-let-in": {},
  "token-used": {},
  "windows-full": { most: number },
  "no-metrics-token": {},
  "not-a-path": {},
  "no-such-page": {},
  "file-unreadable": {},
} as const;

export type RefusalStatement = Statement<typeof doorRefusals>;
