import { useId, useState } from "react";
import { parseMulticastTtl } from "../../../shared/input/quantities.ts";
import { parseAddress } from "../../../shared/net/address.ts";
import { groupTraits } from "../../../shared/net/groups.ts";
import { hopLimitSentence } from "../../../shared/scope/ipv6.ts";
import { type ScopeSentence, ttlSentence } from "../../../shared/scope/ttl.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";
import { Mistake } from "../compose/mistake.tsx";
import { ttlIcon } from "../compose/scope/scope-stops.ts";
import { Sentence } from "../compose/scope/sentence.tsx";
import { Stepper } from "../compose/scope/stepper.tsx";
import styles from "./replay-dialog.module.css";
import { words } from "./words/words.ts";

interface ReplayScopeProps {
  readonly ttl: number;
  readonly onChange: (ttl: number) => void;
  /** Where packets go, as far as that is known. */
  readonly addresses: readonly string[];
}

/** The TTL of all packets, with Compose's sentence of how far that is. */
export function ReplayScope({ ttl, onChange, addresses }: ReplayScopeProps) {
  const describedBy = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const parsed = typed === null ? null : parseMulticastTtl(typed);
  const problem =
    parsed && !parsed.ok && !parsed.problem.incomplete ? inputProblemText(parsed.problem) : null;
  const field = {
    ...{ value: ttl, text: typed ?? String(ttl), problem },
    set: (next: number) => {
      setTyped(null);
      onChange(next);
    },
    type: (text: string) => {
      const read = parseMulticastTtl(text);
      if (!read.ok) setTyped(text);
      else {
        setTyped(null);
        onChange(read.value);
      }
    },
  };
  const { isLinkLocal, ...meaning } = meaningOf(ttl, addresses);
  return (
    <div className={styles.scope}>
      {/* no words: a name that is the same everywhere */}
      <Stepper label="TTL" labelShown={false} min={0} max={255} ttl={field} describedBy={describedBy} />
      <div id={describedBy}>
        <Sentence
          icon={ttlIcon(ttl, isLinkLocal)}
          {...meaning}
          instead={problem && <Mistake message={problem} />}
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
