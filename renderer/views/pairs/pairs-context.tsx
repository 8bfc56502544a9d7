import { createContext, type ReactNode, useCallback, useContext, useMemo } from "react";
import { limits } from "../../../shared/limits.ts";
import type { Pair, PairProposal, Pairs } from "../../../shared/model/pair.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { useAnswers } from "../../components/use-answers.ts";
import { useCastscope, useTraffic } from "../../context.tsx";

interface PairsTold extends Pairs {
  /** Asks now. */
  readonly again: () => void;
}

const none: Pairs = { pairs: [], proposals: [] };
const Context = createContext<PairsTold>({ ...none, again: () => {} });

/** Asks for the redundant pairs once for all that shows them: groups, their hints, the tab Stream. */
export function PairsProvider({ children }: { readonly children: ReactNode }) {
  const { client } = useCastscope();
  // One row alone is no pair.
  const several = useTraffic(({ memberships }) => memberships.size > 1);
  const epoch = useTraffic((traffic) => traffic.epoch);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another monitor is another question
  const ask = useCallback(
    async (): Promise<Pairs> => (several ? plain(await client.pairs()) : none),
    [client, several, epoch],
  );
  const { value, again } = useAnswers(ask, limits.pairsMs);
  const told = useMemo(() => ({ ...(value ?? none), again }), [value, again]);
  return <Context value={told}>{children}</Context>;
}

/** Nothing stays the same nothing, so that nobody renders for it. */
function plain(told: Pairs): Pairs {
  return told.pairs.length === 0 && told.proposals.length === 0 ? none : told;
}

export function usePairs(): PairsTold {
  return useContext(Context);
}

/** The pair of which a membership is a leg. */
export function pairOf(pairs: readonly Pair[], id: number): Pair | null {
  return pairs.find(({ a, b }) => a.id === id || b.id === id) ?? null;
}

/** The other row of a proposal. */
export function proposalOf(
  proposals: readonly PairProposal[],
  id: number,
): { readonly proposal: PairProposal; readonly other: number } | null {
  const proposal = proposals.find(({ a, b }) => a === id || b === id);
  return proposal ? { proposal, other: proposal.a === id ? proposal.b : proposal.a } : null;
}

export type PairWait = (typeof limits.pairWaits)[number];

interface PairCalls {
  /** Makes two rows a pair and shows it. */
  readonly make: (a: number, b: number) => Promise<void>;
  readonly split: (pair: number) => Promise<void>;
  readonly setWait: (pair: number, waitMs: PairWait) => Promise<void>;
}

/** What can be done with pairs; what fails is a notice. */
export function usePairCalls(): PairCalls {
  const { client, notices, view } = useCastscope();
  const { again } = usePairs();
  return useMemo(() => {
    const call = async (what: () => Promise<unknown>): Promise<void> => {
      try {
        await what();
      } catch (error) {
        notices.notify(problemText(problemOf(error)));
      }
      again();
    };
    return {
      make: (a, b) =>
        call(async () => {
          const { id } = await client.makePair({ a, b });
          view.setState({ selected: a, chosen: { of: a, pair: id }, tab: "stream" });
        }),
      split: (id) =>
        call(async () => {
          await client.splitPair({ id });
          view.setState({ chosen: null });
        }),
      setWait: (id, waitMs) => call(() => client.setPairWait({ id, waitMs })),
    };
  }, [client, notices, view, again]);
}
