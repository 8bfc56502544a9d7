/** A request that is turned away: the HTTP status and one plain sentence for whoever reads it. */
export interface Refusal {
  readonly status: number;
  readonly sentence: string;
}

export function refusal(status: number, sentence: string): Refusal {
  return { status, sentence };
}

export const notLetIn = refusal(
  401,
  "This browser has not been let in: open the address that Castscope printed when it started, with its token.",
);

export const usedToken = refusal(
  401,
  "This address has let a browser in already, and works once: Castscope has printed a new one where it runs.",
);
