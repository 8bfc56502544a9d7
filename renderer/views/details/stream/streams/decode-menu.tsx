import { Menu } from "@base-ui/react/menu";
import { Braces, Check, ScanSearch } from "lucide-react";
import { useState } from "react";
import type { DescribedFormat } from "../../../../../shared/model/described-format.ts";
import { measuredOf } from "../../../../../shared/model/description.ts";
import type { Streams } from "../../../../../shared/model/stream.ts";
import {
  type NamedStreamKind,
  namedStreamKinds,
  type StreamKind,
} from "../../../../../shared/model/stream-kinds.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import { problemOf } from "../../../../../shared/problem.ts";
import { problemText, streamKindText } from "../../../../../shared/text/sentences.ts";
import buttons from "../../../../components/button.module.css";
import { CheckItem } from "../../../../components/check-item.tsx";
import { classes } from "../../../../components/classes.ts";
import styles from "../../../../components/menu.module.css";
import { MenuPortal } from "../../../../components/popups.tsx";
import { useCastscope, useTraffic } from "../../../../context.tsx";
import { describeFormat } from "../../../../store/view.ts";
import { words } from "./words/words.ts";

interface DecodeMenuProps {
  /** Of the membership. */
  readonly id: number;
  readonly list: Pick<Streams, "verdicts">;
  /** The source that is looked at; null where there is none. */
  readonly source: { readonly address: string; readonly port: number } | null;
  readonly onChange: () => void;
}

type Choice = NamedStreamKind | "none" | "again";

/** Says what the packets of a source, or of the whole group, are. */
export function DecodeMenu({ id, list, source, onChange }: DecodeMenuProps) {
  const { client, notices, view } = useCastscope();
  const formats = useTraffic((traffic) => traffic.formats);
  const text = words().decode;
  const [whole, setWhole] = useState(false);
  const one = whole ? null : source;
  const verdict = list.verdicts.find(({ address, port }) => address === one?.address && port === one.port);
  // One that a person described is chosen where it is described.
  const now: StreamKind | Choice = verdict?.state === "chosen" ? (verdict.kind ?? "none") : "again";

  const decode = async (choice: Choice): Promise<void> => {
    try {
      await client.decodeAs({ id, source: endpointOf(one), kind: choice === "again" ? null : choice });
      onChange();
    } catch (error) {
      notices.notify(problemText(problemOf(error)));
    }
  };

  const measure = async (description: DescribedFormat): Promise<void> => {
    try {
      await client.measureAs({ id, source: endpointOf(one), description });
      onChange();
    } catch (error) {
      notices.notify(problemText(problemOf(error)));
    }
  };

  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={classes(buttons.button, buttons.quiet)} title={text.about}>
        <ScanSearch size={14} strokeWidth={1.75} aria-hidden="true" />
        <span data-word>{text.button}</span>
      </Menu.Trigger>
      <MenuPortal>
        <Menu.Positioner className={styles.positioner ?? ""} sideOffset={4} align="end">
          <Menu.Popup tabIndex={0} className={styles.popup ?? ""}>
            <Menu.Group>
              <Menu.GroupLabel className={styles.label ?? ""}>
                {one === null ? text.every : formatEndpoint(one.address, one.port)}
              </Menu.GroupLabel>
              {source !== null && (
                <CheckItem checked={whole} onChange={setWhole}>
                  {text.every}
                </CheckItem>
              )}
            </Menu.Group>
            <Menu.Separator className={styles.separator ?? ""} />
            <Menu.Item
              className={styles.item ?? ""}
              onClick={() =>
                describeFormat(view, { of: id, source: endpointOf(source), begin: null, packet: null })
              }
            >
              <span className={styles.check}>
                <Braces size={14} strokeWidth={1.75} aria-hidden="true" />
              </span>
              {text.describe}
            </Menu.Item>
            {formats.map(({ description }) => {
              const measured = measuredOf(description);
              if (measured === null) return null;
              return (
                <Menu.Item
                  key={description.name}
                  className={styles.item ?? ""}
                  onClick={() => void measure(measured)}
                >
                  <span className={styles.check} />
                  {description.name}
                </Menu.Item>
              );
            })}
            <Menu.Separator className={styles.separator ?? ""} />
            <Menu.RadioGroup
              value={one === null ? "" : now}
              onValueChange={(choice: Choice) => void decode(choice)}
            >
              <Item value="again">{text.again}</Item>
              <Item value="none">{text.none}</Item>
              <Menu.Separator className={styles.separator ?? ""} />
              {namedStreamKinds.map((kind) => (
                <Item key={kind} value={kind}>
                  {streamKindText(kind)}
                </Item>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}

/** Only that, of something that holds more. */
function endpointOf(source: DecodeMenuProps["source"]): DecodeMenuProps["source"] {
  return source === null ? null : { address: source.address, port: source.port };
}

function Item({ value, children }: { readonly value: Choice; readonly children: string }) {
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
