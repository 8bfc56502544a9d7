import { Menu } from "@base-ui/react/menu";
import { Braces, Check, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Result } from "../../../../shared/contract.ts";
import { decoders } from "../../../../shared/decode/decoders.ts";
import { asBytes, byItself } from "../../../../shared/model/decoding.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { problemOf } from "../../../../shared/problem.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { CheckItem } from "../../../components/check-item.tsx";
import styles from "../../../components/menu.module.css";
import { useCastscope, useTraffic } from "../../../context.tsx";
import { describeFormat } from "../../../store/view.ts";
import { words } from "./words/words.ts";

interface DecodeAsItemsProps {
  readonly membership: Pick<Membership, "id" | "key" | "address" | "port">;
  readonly packet: Pick<Result<"packet">, "number" | "sourceAddress" | "sourcePort">;
}

/** Those of the program's own, as they are looked up. */
const byTitle = decoders.toSorted((one, other) => one.title.localeCompare(other.title, "en"));

/** In a menu: what reads the packets of the selected one's group, or of its source. */
export function DecodeAsItems({ membership, packet }: DecodeAsItemsProps) {
  const { client, notices, view } = useCastscope();
  const { id, key } = membership;
  const { sourceAddress } = packet;
  const decoding = useTraffic((traffic) => traffic.decoding);
  const formats = useTraffic((traffic) => traffic.formats);
  // What was said of this source alone is what a person means to change.
  const hasOwn = useTraffic(({ told }) =>
    told.choices.some((choice) => choice.key === key && choice.source === sourceAddress),
  );
  const [onlySource, setOnlySource] = useState(hasOwn);
  const source = onlySource ? sourceAddress : null;
  const group = decoding.group(key);
  const shown = group.chosenFor(source) ?? byItself;
  const format = formats.find(({ decoder }) => decoder.type === shown);

  const say = async (request: Promise<null>): Promise<void> => {
    try {
      await request;
    } catch (error) {
      notices.notify(problemText(problemOf(error)));
    }
  };
  const describe = (begin: (typeof formats)[number] | null): void =>
    describeFormat(view, {
      ...{ of: id, packet: packet.number, begin: begin?.description ?? null },
      source: { address: sourceAddress, port: packet.sourcePort },
    });

  return (
    <>
      <CheckItem checked={onlySource} onChange={setOnlySource}>
        {words().decodeAs.onlyFrom(sourceAddress)}
      </CheckItem>
      <Menu.RadioGroup
        value={shown}
        onValueChange={(as: string) => void say(client.chooseDecoder({ key, source, as }))}
      >
        <Menu.GroupLabel className={styles.label ?? ""}>
          {onlySource
            ? words().decodeAs.sourceAs(sourceAddress)
            : words().decodeAs.groupAs(formatEndpoint(membership.address, membership.port))}
        </Menu.GroupLabel>
        <Choice value={byItself}>{words().decodeAs.byItself}</Choice>
        <Choice value={asBytes}>{words().decodeAs.asBytes}</Choice>
        {formats.map(({ decoder }) => (
          <Choice key={decoder.type} value={decoder.type}>
            {decoder.title}
          </Choice>
        ))}
        <Deed icon={<Braces size={14} strokeWidth={1.75} />} onClick={() => describe(null)}>
          {words().decodeAs.describe}
        </Deed>
        {format && (
          <>
            <Deed icon={<PencilLine size={14} strokeWidth={1.75} />} onClick={() => describe(format)}>
              {words().decodeAs.edit(format.decoder.title)}
            </Deed>
            <Deed
              icon={<Trash2 size={14} strokeWidth={1.75} />}
              onClick={() => void say(client.forgetFormat({ word: format.decoder.type }))}
            >
              {words().decodeAs.forget(format.decoder.title)}
            </Deed>
          </>
        )}
        <Menu.Separator className={styles.separator ?? ""} />
        {byTitle.map(({ type, title }) => (
          <Choice key={type} value={type}>
            {title}
          </Choice>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

interface DeedProps {
  readonly icon: React.ReactNode;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function Deed({ icon, onClick, children }: DeedProps) {
  return (
    <Menu.Item className={styles.item ?? ""} onClick={onClick}>
      <span className={styles.check} aria-hidden="true">
        {icon}
      </span>
      {children}
    </Menu.Item>
  );
}

function Choice({ value, children }: { readonly value: string; readonly children: React.ReactNode }) {
  return (
    <Menu.RadioItem className={styles.item ?? ""} value={value} closeOnClick>
      <span className={styles.check}>
        <Menu.RadioItemIndicator>
          <Check size={14} strokeWidth={2} aria-hidden="true" />
        </Menu.RadioItemIndicator>
      </span>
      {children}
    </Menu.RadioItem>
  );
}
