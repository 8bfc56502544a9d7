import { contentSize, type SendRequest } from "../../../shared/contract/sends.ts";
import { chooseInterface } from "../../../shared/input/interface-choice.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import { rateSpan } from "../../../shared/sending/course.ts";
import { guardRate } from "../../../shared/sending/guard.ts";
import { packetsOf } from "../../../shared/test-stream/writers/writer.ts";
import type { Monitor } from "../../engine/monitor.ts";
import { refuseUsage } from "./usage.ts";

/** Refuses a rate that could hurt a network, see `guardRate`; `--yes` agrees to it. */
export async function refuseGuarded(
  request: SendRequest,
  interfaces: readonly Interface[],
  monitor: Pick<Monitor, "handlers">,
): Promise<void> {
  const { rate, count, further = [], content, address, ttl } = request;
  const packets = packetsOf([{ count }, ...further]);
  if (packets === 1) return;
  const { use, interface: way } = await monitor.handlers.route({ address, interface: request.interface });
  const named = request.interface === null ? null : chooseInterface(request.interface, interfaces);
  const name = named?.ok ? named.value.name : way;
  const on = interfaces.find((one) => one.name === name) ?? null;
  const stays = use === "own" || (use === "group" && ttl === 0);
  const [, fastest] = rateSpan({ rate, further });
  const guarded = guardRate({ rate: fastest, packets, size: contentSize(content), stays }, on);
  if (guarded !== null) refuseUsage("rate-guarded", { ...guarded, interface: on?.name ?? null });
}
