import type { RefusalStatement } from "../../../shared/statements/refusals.ts";

/** A request that is turned away: the HTTP status, and why; `refusalText` makes the sentence. */
export type Refusal = RefusalStatement & { readonly status: number };

export const notLetIn: Refusal = { status: 401, name: "not-let-in", values: {} };
export const usedToken: Refusal = { status: 401, name: "token-used", values: {} };
