import { contentSize, type SendRequest } from "../../../shared/contract/sends.ts";
import type { IpAddress } from "../../../shared/net/address.ts";
import { packetsOf } from "../../../shared/test-stream/writers/writer.ts";
import type { Network } from "../net/network.ts";
import { sendProblem } from "../net/system-error.ts";
import type { SendOrder } from "./order.ts";
import type { SendPlan } from "./transmitter.ts";
import type { Way } from "./way.ts";

/** The order of a request, whose packets all go to one destination. */
export function requestOrder(
  request: SendRequest,
  to: IpAddress,
  way: Way,
  limits: Network["limits"],
): SendOrder & { readonly plan: SendPlan } {
  const { sourcePort, ttl, dscp = 0, loopback, content, port, count, rate, burst, further = [] } = request;
  const sharesPort = request.sharesPort === true;
  const { on, chosen, source, routedBy, to: address } = way;
  return {
    plan: {
      socket: {
        family: to.family,
        multicast: to.use === "multicast",
        ...{ interface: on, chosen, source, routedBy, sharesPort, sourcePort, ttl, dscp, loopback },
      },
      ...{ address, port, content, count, rate, burst, further },
    },
    asked: {
      ...{ address: to.text, port, ttl, dscp, rate, further, burst },
      count: packetsOf([{ count }, ...further]),
      interface: way.shown,
      routed: on === null,
      size: contentSize(content),
      test: content.kind === "test" ? { format: content.format, run: content.run } : null,
    },
    problemOf: (error, opening) =>
      sendProblem(error, {
        port: opening ? sourcePort : port,
        ...{ address: to.text, interface: on?.name ?? null, on, routedBy, sharesPort, limits },
      }),
  };
}
