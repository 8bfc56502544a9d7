import { useEffect, useRef, useState } from "react";
import type { ProbeRequest } from "../../../shared/contract/probes.ts";
import { limits } from "../../../shared/limits.ts";
import type { ProbeState } from "../../../shared/model/probe.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { useCastscope } from "../../context.tsx";

export interface Search {
  /** Null before the first. */
  readonly told: ProbeState | null;
  readonly isRunning: boolean;
  /** Why there is none; null where there is. */
  readonly refusal: string | null;
  start(request: ProbeRequest): void;
  stop(): void;
  refuse(why: string | null): void;
}

/** One search at a time, asked about while it runs; it ends with what shows it. */
export function useProbe(): Search {
  const { client } = useCastscope();
  const [told, setTold] = useState<ProbeState | null>(null);
  const [running, setRunning] = useState<number | "starting" | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  // What was started and not stopped: also one whose answer comes when nobody shows it any more.
  const open = useRef<{ id: number | null; isGone: boolean }>({ id: null, isGone: false });

  useEffect(() => {
    const now = open.current;
    now.isGone = false;
    return () => {
      now.isGone = true;
      // One that ended by itself has nothing to stop.
      if (now.id !== null) client.stopProbe({ id: now.id }).catch(() => {});
    };
  }, [client]);

  useEffect(() => {
    if (typeof running !== "number") return;
    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = async (): Promise<void> => {
      try {
        const next = await client.probed({ id: running });
        if (ended) return;
        setTold(next);
        if (next.end !== null) {
          open.current.id = null;
          setRunning(null);
          return;
        }
      } catch (error) {
        if (ended) return;
        setRefusal(problemText(problemOf(error)));
        setRunning(null);
        return;
      }
      timer = setTimeout(() => void turn(), limits.probeAskMs);
    };
    void turn();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [client, running]);

  const start = async (request: ProbeRequest): Promise<void> => {
    setRefusal(null);
    setTold(null);
    setRunning("starting");
    try {
      const { id } = await client.startProbe(request);
      if (open.current.isGone) {
        client.stopProbe({ id }).catch(() => {});
        return;
      }
      open.current.id = id;
      setRunning(id);
    } catch (error) {
      setRefusal(problemText(problemOf(error)));
      setRunning(null);
    }
  };

  const stop = async (): Promise<void> => {
    if (typeof running !== "number") return;
    try {
      await client.stopProbe({ id: running });
      setTold(await client.probed({ id: running }));
    } catch (error) {
      setRefusal(problemText(problemOf(error)));
    }
    open.current.id = null;
    setRunning(null);
  };

  return {
    told,
    isRunning: running !== null,
    refusal,
    start: (request) => void start(request),
    stop: () => void stop(),
    refuse: setRefusal,
  };
}
