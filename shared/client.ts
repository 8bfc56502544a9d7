import { type Args, type MethodName, methodNames } from "./contract.ts";
import { type Client, call, type Transport } from "./transport.ts";

/** A function for each method of the contract. */
export function createClient(transport: Pick<Transport, "request">): Client {
  const entries = methodNames.map((method: MethodName) => [
    method,
    (args: Args<MethodName> = null) => call(transport, method, args),
  ]);
  return Object.fromEntries(entries) as Client;
}
