import { limits } from "../../../shared/limits.ts";
import type { Transport } from "../../../shared/transport.ts";
import { postJson } from "../../engine/notify/webhook.ts";
import { otlpBody } from "./otlp.ts";
import { readMetrics } from "./read-metrics.ts";

export interface PushOptions {
  readonly transport: Pick<Transport, "request">;
  /** Of the collector, as `webhookRefusal` lets pass. */
  readonly url: string;
  readonly everyMs: number;
  readonly version: string;
  /** One sentence when it begins to fail, and one when it goes well again. */
  readonly say: (sentence: string) => void;
}

/**
 * Sends metrics to an OpenTelemetry collector (OTLP/HTTP with JSON) again and again. A push that fails is not repeated: the
 * next one holds the same counters. @returns what ends it
 */
export function pushMetrics({ transport, url, everyMs, version, say }: PushOptions): () => void {
  const since = Date.now();
  const ending = new AbortController();
  let fails = false;
  let isBusy = false;
  const push = async (): Promise<void> => {
    const metrics = await readMetrics(transport);
    const body = otlpBody(metrics, version, since, Date.now());
    const { ok, answer } = await postJson(url, body, ending.signal, limits.webhookMs);
    if (!ok && !fails)
      say(
        `Metrics could not be sent to ${new URL(url).host}: ${answer}. They are sent again every ${everyMs / 1_000} s.`,
      );
    if (ok && fails) say(`Metrics reach ${new URL(url).host} again.`);
    fails = !ok;
  };
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    // Without a monitor there is nothing to send; whoever holds the door is told of that.
    push()
      .catch(() => {})
      .finally(() => {
        isBusy = false;
      });
  }, everyMs);
  return () => {
    clearInterval(timer);
    ending.abort();
  };
}
