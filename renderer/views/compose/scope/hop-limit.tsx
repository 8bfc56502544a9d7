import { useId, useRef } from "react";
import { hopLimitSentence } from "../../../../shared/scope/ipv6.ts";
import { unicastAtPosition, unicastPosition, unicastStops } from "../../../../shared/scope/unicast.ts";
import { useTtl } from "../use-ttl.ts";
import type { Track } from "./geometry.ts";
import { LineKnob, LineTrack, LineValues } from "./line-track.tsx";
import styles from "./scope.module.css";
import { ScopeHeader } from "./scope-header.tsx";
import { nextStop } from "./slider-keys.ts";
import { Stepper } from "./stepper.tsx";
import { TtlMistake } from "./ttl-mistake.tsx";
import { useSlider } from "./use-slider.ts";
import { useTrack } from "./use-track.ts";
import { words } from "./words/words.ts";

const hopTrack: Track = { x: 33.5, y: 11.5, step: 32.5, last: 8, width: 328, height: 40 };
/** Where 0 lies: before the first stop, as it puts nothing on the wire. */
const zeroAt = -0.4;
const stops = [0, ...unicastStops];

function positionOf(hops: number): number {
  return hops === 0 ? zeroAt : unicastPosition(hops);
}

/** The hop limit of an IPv6 group, apart from the scope that its address has. */
export function HopLimit({ digit }: { readonly digit: number }) {
  const { hopLimit } = words();
  const ttl = useTtl("multicast");
  const describedBy = useId();
  const sentence = ttl.now === null ? null : hopLimitSentence(ttl.now, digit);
  const position = ttl.now === null ? null : positionOf(ttl.now);
  const element = useRef<HTMLDivElement>(null);
  const track = useTrack(hopTrack, element);
  const slider = useSlider({
    value: ttl.value,
    min: 0,
    max: 255,
    next: (value, direction) => nextStop(stops, value, direction),
    onChange: ttl.set,
    onType: ttl.type,
    track,
    atPosition: unicastAtPosition,
  });
  return (
    <>
      <ScopeHeader title={hopLimit}>
        <Stepper label={hopLimit} labelShown={false} min={0} max={255} ttl={ttl} describedBy={describedBy} />
      </ScopeHeader>
      <div
        ref={element}
        className={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label={hopLimit}
        aria-valuemin={0}
        aria-valuemax={255}
        aria-valuenow={ttl.value}
        aria-valuetext={sentence ?? ttl.problem ?? ttl.hint ?? undefined}
        {...slider}
      >
        <svg
          className={styles.line}
          width={track.width}
          height={track.height}
          viewBox={`0 0 ${track.width} ${track.height}`}
          aria-hidden="true"
        >
          <LineTrack track={track} position={position} start={Math.min(0, position ?? 0)} radius={2.75} />
          {position !== null && <LineKnob track={track} position={position} />}
          <LineValues track={track} value={ttl.now} y={track.y + 23} />
        </svg>
      </div>
      <div id={describedBy} className={styles.hops}>
        {ttl.problem === null && ttl.hint === null ? <p>{sentence}</p> : <TtlMistake ttl={ttl} />}
      </div>
    </>
  );
}
