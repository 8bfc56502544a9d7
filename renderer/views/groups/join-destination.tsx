import type { Destination } from "../../../shared/model/destination.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { Button } from "../../components/button.tsx";
import { useCastscope } from "../../context.tsx";
import { words } from "./words/words.ts";

interface JoinDestinationProps {
  readonly one: Destination;
  readonly port: number;
  /** Whether Tab reaches it. */
  readonly focusable?: boolean;
}

/** Joins a group that others joined, on a row of its own; nothing of what is joined already, and of what is no group. */
export function JoinDestination({ one, port, focusable = true }: JoinDestinationProps) {
  const { client, notices } = useCastscope();
  const { address, kind, interface: on, ours } = one;
  if (kind !== "group" || ours !== null) return null;
  const join = async (): Promise<void> => {
    try {
      await client.join({ address, port, interface: on, source: null, bind: "group", name: "" });
    } catch (error) {
      notices.notify(problemText(problemOf(error)));
    }
  };
  return (
    <Button
      look="link"
      tabIndex={focusable ? 0 : -1}
      aria-label={words().destination.joinOne(address)}
      onClick={() => void join()}
    >
      {words().destination.join}
    </Button>
  );
}
