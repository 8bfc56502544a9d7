import type { Args, MethodName } from "../../shared/contract.ts";
import { problem } from "../../shared/problem.ts";
import type { Answer, Transport } from "../../shared/transport.ts";
import type { ShownTrafficStore } from "../store/traffic.ts";

/**
 * A transport of which answers that only another version of the monitor gives say so: which method or argument it does not know
 * helps nobody who looks at a window.
 */
export function tellingOtherVersion<T extends Pick<Transport, "request">>(
  transport: T,
  traffic: ShownTrafficStore,
): Pick<Transport, "request"> {
  return {
    async request<M extends MethodName>(method: M, args: Args<M>): Promise<Answer<M>> {
      const answer = await transport.request(method, args);
      if (answer.ok || !traffic.getState().otherVersion) return answer;
      const { code } = answer.problem;
      if (code !== "unknown-method" && code !== "bad-request") return answer;
      return { ok: false, problem: problem("another-version") };
    },
  };
}
