import { Lock } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import type { IpAddress } from "../../../../shared/net/address.ts";
import {
  ipv6ScopeDigit,
  ipv6ScopeName,
  ipv6ScopePosition,
  ipv6ScopeSentence,
  ipv6Scopes,
  withIpv6Scope,
} from "../../../../shared/scope/ipv6.ts";
import { withScopeDigit } from "../to-marks.ts";
import { useDraft, useEdit } from "../use-draft.ts";
import { multicastTtlNow } from "../use-ttl.ts";
import { scopeTrack } from "./geometry.ts";
import { Rings } from "./rings.tsx";
import styles from "./scope.module.css";
import { ScopeChange } from "./scope-change.tsx";
import { ScopeHeader } from "./scope-header.tsx";
import { ipv6Icon, ipv6Stops } from "./scope-stops.ts";
import { Sentence } from "./sentence.tsx";
import { nextStop } from "./slider-keys.ts";
import { useSlider } from "./use-slider.ts";
import { useTrack } from "./use-track.ts";
import { words } from "./words/words.ts";

const digits = ipv6Scopes.map((scope) => scope.digit as number);

/**
 * The scope of an IPv6 group: a digit of the address. Another ring is shown first, and rewrites
 * that digit in To only when it is agreed to.
 */
export function Ipv6Picker({ group }: { readonly group: IpAddress }) {
  const digit = ipv6ScopeDigit(group.parts);
  const [wanted, setWanted] = useState<{ readonly digit: number; readonly of: string } | null>(null);
  const element = useRef<HTMLDivElement>(null);
  const edit = useEdit();
  const to = useDraft((state) => state.to);
  const hops = useDraft(multicastTtlNow);
  // What was chosen for another address is not chosen for this one.
  const preview = wanted?.of === group.text && wanted.digit !== digit ? wanted.digit : null;
  const shown = preview ?? digit;
  const meaning = ipv6ScopeSentence(shown, hops);
  const track = useTrack(scopeTrack, element);
  const slider = useSlider({
    value: shown,
    min: 1,
    max: 14,
    next: (value, direction) => nextStop(digits, value, direction),
    namesOnly: true,
    onChange: (next) => setWanted({ digit: next, of: group.text }),
    track,
    atPosition: (position) => digits[Math.round(position)] ?? digit,
  });
  const answer = (change: boolean): void => {
    if (change && preview !== null) edit({ to: withScopeDigit(to, preview) });
    setWanted(null);
    element.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const decides = event.key === "Escape" || (event.key === "Enter" && !event.ctrlKey && !event.metaKey);
    if (preview === null || !decides) {
      slider.onKeyDown(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    answer(event.key === "Enter");
  };
  return (
    <>
      <ScopeHeader explained title={words().scope}>
        <span className={styles.fromAddress}>{words().ipv6.fromAddress}</span>
        <span className={styles.locked}>
          <Lock size={14} strokeWidth={1.75} aria-hidden="true" />
          <span className="num">{digit.toString(16)}</span> {ipv6ScopeName(digit)}
        </span>
      </ScopeHeader>
      <div
        ref={element}
        className={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label={words().pickers.scope}
        aria-valuemin={1}
        aria-valuemax={14}
        aria-valuenow={shown}
        aria-valuetext={meaning.sentence}
        {...slider}
        onKeyDown={onKeyDown}
      >
        <Rings
          track={track}
          stops={ipv6Stops}
          position={ipv6ScopePosition(digit)}
          // A hop limit of 0 or 1 ends before the address does.
          reach={Math.min(ipv6ScopePosition(digit), hops !== null && hops <= 1 ? hops : 5)}
          preview={preview === null ? null : ipv6ScopePosition(preview)}
          knob="lock"
        />
      </div>
      <Sentence
        icon={ipv6Icon(shown)}
        meaning={meaning}
        instead={
          preview !== null && (
            <ScopeChange from={group.text} to={withIpv6Scope(group.parts, preview)} onAnswer={answer} />
          )
        }
      />
    </>
  );
}
