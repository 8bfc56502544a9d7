import { formatJoinText, type JoinIntent } from "../../../../shared/input/join-text.ts";

/** An intent as people read it, and as the join field would. */
export function intentText({ address, port, from, on, bind }: JoinIntent): string {
  return formatJoinText({ address: address.text, port, from, on, bind });
}
