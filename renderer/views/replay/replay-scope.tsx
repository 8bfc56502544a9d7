import { useId } from "react";
import { parseMulticastTtl } from "../../../shared/input/quantities.ts";
import { parseAddress } from "../../../shared/net/address.ts";
import { groupTraits } from "../../../shared/net/groups.ts";
import { hopLimitSentence } from "../../../shared/scope/ipv6.ts";
import { type ScopeSentence, ttlSentence } from "../../../shared/scope/ttl.ts";
import { ttlIcon } from "../compose/scope/scope-stops.ts";
import { Sentence } from "../compose/scope/sentence.tsx";
import { Stepper } from "../compose/scope/stepper.tsx";
import { TtlMistake } from "../compose/scope/ttl-mistake.tsx";
import { ttlField } from "../compose/use-ttl.ts";
import styles from "./replay-dialog.module.css";
import { words } from "./words/words.ts";

interface ReplayScopeProps {
  readonly ttl: number;
  /** What is typed while that is no TTL. */
  readonly typed: string | null;
  readonly onChange: (ttl: number, typed: string | null) => void;
  /** Where packets go, as far as that is known. */
  readonly addresses: readonly string[];
}

/** The TTL of all packets, with Compose's sentence of how far that is. */
export function ReplayScope({ ttl, typed, onChange, addresses }: ReplayScopeProps) {
  const describedBy = useId();
  const field = ttlField({ value: ttl, typed, parse: parseMulticastTtl, complaint: null, onChange });
  const { isLinkLocal, ...meaning } = meaningOf(ttl, addresses);
  return (
    <div className={styles.scope}>
      {/* no words: a name that is the same everywhere */}
      <Stepper label="TTL" labelShown={false} min={0} max={255} ttl={field} describedBy={describedBy} />
      <div id={describedBy}>
        <Sentence
          icon={ttlIcon(ttl, isLinkLocal)}
          meaning={field.now === null ? null : meaning}
          instead={field.now === null && <TtlMistake ttl={field} />}
        />
      </div>
    </div>
  );
}

/** Of several destinations the widest tells how far packets go. */
function meaningOf(ttl: number, addresses: readonly string[]): ScopeSentence & { isLinkLocal: boolean } {
  const groups = addresses.flatMap((text) => {
    const parsed = parseAddress(text);
    return parsed.ok && parsed.value.use === "multicast" ? [groupTraits(parsed.value)] : [];
  });
  const digits = groups.flatMap(({ scopeDigit }) => (scopeDigit === null ? [] : [scopeDigit]));
  if (groups.length > 0 && digits.length === groups.length) {
    const sentence = hopLimitSentence(ttl, Math.max(...digits));
    return { sentence, detail: words().hopLimit, isLinkLocal: Math.max(...digits) <= 2 };
  }
  const isLinkLocal = groups.length > 0 && groups.every(({ linkLocal }) => linkLocal);
  return { ...ttlSentence(ttl, isLinkLocal), isLinkLocal };
}
