import { useId, useRef } from "react";
import { nextTtlScope, ttlAtPosition, ttlPosition, ttlSentence } from "../../../../shared/scope/ttl.ts";
import { useTtl } from "../use-ttl.ts";
import { scopeTrack } from "./geometry.ts";
import { Rings } from "./rings.tsx";
import styles from "./scope.module.css";
import { ScopeHeader } from "./scope-header.tsx";
import { ttlIcon, ttlStops } from "./scope-stops.ts";
import { Sentence } from "./sentence.tsx";
import { Stepper } from "./stepper.tsx";
import { TtlMistake } from "./ttl-mistake.tsx";
import { useSlider } from "./use-slider.ts";
import { useTrack } from "./use-track.ts";
import { words } from "./words/words.ts";

/** The octaves between Subnet and Site, the one wide space without names. */
const dots = [2, 4, 8, 16].map(ttlPosition);

/** How far an IPv4 group's packets go: the TTL, on the scope table's named stops. */
export function TtlPicker({ linkLocal }: { readonly linkLocal: boolean }) {
  const ttl = useTtl("multicast");
  const describedBy = useId();
  const meaning = ttl.now === null ? null : ttlSentence(ttl.now, linkLocal);
  const position = ttl.now === null ? null : ttlPosition(ttl.now);
  const element = useRef<HTMLDivElement>(null);
  const track = useTrack(scopeTrack, element);
  const slider = useSlider({
    value: ttl.value,
    min: 0,
    max: 255,
    next: nextTtlScope,
    onChange: ttl.set,
    onType: ttl.type,
    track,
    atPosition: ttlAtPosition,
  });
  return (
    <>
      <ScopeHeader explained title={words().scope}>
        <Stepper label={words().ttl} min={0} max={255} ttl={ttl} describedBy={describedBy} />
      </ScopeHeader>
      <div
        ref={element}
        className={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label={words().pickers.ttl}
        aria-valuemin={0}
        aria-valuemax={255}
        aria-valuenow={ttl.value}
        aria-valuetext={meaning?.sentence ?? ttl.problem ?? ttl.hint ?? undefined}
        {...slider}
      >
        <Rings
          track={track}
          stops={ttlStops}
          position={position}
          reach={linkLocal && position !== null ? Math.min(position, 1) : position}
          knob="round"
          dots={dots}
        />
      </div>
      <div id={describedBy}>
        <Sentence
          icon={ttlIcon(ttl.value, linkLocal)}
          meaning={meaning}
          instead={(ttl.problem ?? ttl.hint) && <TtlMistake ttl={ttl} />}
        />
      </div>
    </>
  );
}
