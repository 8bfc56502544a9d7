import { Info, Route } from "lucide-react";
import { useId, useRef } from "react";
import { chooseZone } from "../../../../shared/input/interface-choice.ts";
import type { IpAddress } from "../../../../shared/net/address.ts";
import {
  hostDistance,
  unicastAtPosition,
  unicastSentence,
  unicastStops,
} from "../../../../shared/scope/unicast.ts";
import { useTraffic } from "../../../context.tsx";
import { useDraft } from "../use-draft.ts";
import { useTtl } from "../use-ttl.ts";
import { Corridor, corridorTrack } from "./corridor.tsx";
import styles from "./scope.module.css";
import { ScopeHeader } from "./scope-header.tsx";
import { Sentence } from "./sentence.tsx";
import { nextStop } from "./slider-keys.ts";
import { Stepper } from "./stepper.tsx";
import { TtlMistake } from "./ttl-mistake.tsx";
import { useSlider } from "./use-slider.ts";
import { useTrack } from "./use-track.ts";
import { words } from "./words/words.ts";

/** What systems give to packets to one host when nobody says otherwise. */
const defaults = [
  // no words: names of systems
  { ttl: 64, systems: "Linux, macOS" },
  // no words: the name of a system
  { ttl: 128, systems: "Windows" },
] as const;

/** How far packets to one host go: no scopes, only a count of routers. */
export function HostReach({ host }: { readonly host: IpAddress }) {
  const said = words();
  const ttl = useTtl("unicast");
  const multicast = useTtl("multicast");
  const multicastTtl = multicast.text || String(multicast.value);
  const chosen = useDraft((state) => state.from);
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const zone = host.zone === null ? null : chooseZone(host.zone, interfaces);
  const from = zone?.ok ? zone.value.name : chosen;
  const distance = hostDistance(host, interfaces, from);
  const describedBy = useId();
  const meaning = ttl.now === null ? null : unicastSentence(ttl.now, host.text, distance, from ?? "");
  const label = host.family === 4 ? said.ttl : said.hopLimit;
  const element = useRef<HTMLDivElement>(null);
  const track = useTrack(corridorTrack, element);
  const slider = useSlider({
    value: ttl.value,
    min: 1,
    max: 255,
    next: (value, direction) => nextStop(unicastStops, value, direction),
    onChange: ttl.set,
    onType: ttl.type,
    track,
    atPosition: unicastAtPosition,
  });
  return (
    <>
      <ScopeHeader title={said.reach}>
        <Stepper label={label} min={1} max={255} ttl={ttl} describedBy={describedBy} />
      </ScopeHeader>
      <div
        ref={element}
        className={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label={said.pickers.unicast(label)}
        aria-valuemin={1}
        aria-valuemax={255}
        aria-valuenow={ttl.value}
        aria-valuetext={meaning?.sentence ?? ttl.problem ?? ttl.hint ?? undefined}
        {...slider}
      >
        <Corridor track={track} host={host.text} distance={distance} value={ttl.now} />
      </div>
      <div id={describedBy}>
        <Sentence
          icon={Route}
          meaning={meaning}
          instead={(ttl.problem ?? ttl.hint) && <TtlMistake ttl={ttl} />}
        />
      </div>
      <div className={styles.defaults}>
        <span>{said.host.defaults}</span>
        {defaults.map(({ ttl: value, systems }) => (
          <button
            key={value}
            type="button"
            className={styles.chip}
            aria-pressed={ttl.now === value}
            onClick={() => ttl.set(value)}
          >
            {value} {systems}
          </button>
        ))}
      </div>
      <p className={styles.footer}>
        <Info size={14} strokeWidth={1.75} aria-hidden="true" />
        {host.family === 4 ? said.host.keptApart(multicastTtl) : said.host.keptApartHops(multicastTtl)}
      </p>
    </>
  );
}
