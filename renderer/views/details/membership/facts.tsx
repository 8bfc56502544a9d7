import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { formatBytes, formatDuration, formatWait } from "../../../../shared/format.ts";
import type { Diagnosis } from "../../../../shared/host.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { describeDscp, dscpsIn } from "../../../../shared/net/dscp.ts";
import { bindSentence } from "../../../../shared/text/bind.ts";
import { formatClock } from "../../../../shared/text/clock.ts";
import { formatCount } from "../../../../shared/text/count.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { useTraffic } from "../../../context.tsx";
import styles from "./facts.module.css";
import { holderTexts, memberText } from "./host-texts.ts";
import { words } from "./words/words.ts";

interface FactsProps {
  readonly row: Membership;
  /** Null before the first answer. */
  readonly diagnosis: Diagnosis | null;
}

/** What is joined, how, and who else on this computer has to do with it. */
export function Facts({ row, diagnosis }: FactsProps) {
  const at = useTraffic((traffic) => traffic.at);
  const {
    kind,
    address,
    port,
    source,
    interface: on,
    bind,
    byDefault,
    joinedAt,
    firstAt,
    receiveBuffer,
  } = row;
  const { facts: said } = words();
  return (
    <dl className={styles.facts} aria-label={said.list} data-live>
      <Fact name={said.place[kind]}>
        <code className="selectable">{formatEndpoint(address, port)}</code>
      </Fact>
      {on && (
        <Fact name={said.interface} detail={byDefault ? said.byDefault : undefined}>
          {on.name} <code className="selectable">{on.address}</code>
        </Fact>
      )}
      {kind === "group" && (
        <Fact name={said.sources}>
          {source === null ? (
            said.anySource
          ) : (
            <>
              {said.only} <code className="selectable">{source}</code>
            </>
          )}
        </Fact>
      )}
      {kind === "group" && <Version row={row} diagnosis={diagnosis} />}
      <Fact name={joinedWord(row)} detail={said.ago(formatDuration(at - joinedAt))}>
        <span className="num">{formatClock(joinedAt)}</span>
      </Fact>
      {firstAt !== null && (
        <Fact name={said.firstPacket} detail={said.afterJoin}>
          <span className="num">{formatWait(firstAt - joinedAt)}</span>
        </Fact>
      )}
      {diagnosis?.boundTo && (
        <Fact name={said.boundTo} detail={bind === "any" ? bindSentence(row) : undefined}>
          <code className="selectable">{diagnosis.boundTo}</code>
        </Fact>
      )}
      {receiveBuffer !== null && (
        <Fact name={said.receiveBuffer} detail={said.granted}>
          {formatBytes(receiveBuffer)}
        </Fact>
      )}
      <Marks row={row} />
      <Fault row={row} />
      <Drops row={row} />
      {diagnosis?.group && <Fact name={said.onThisComputer}>{memberText(diagnosis.group)}</Fact>}
      {diagnosis?.holders && diagnosis.holders.length > 0 && (
        <Fact name={said.port(port)}>
          {holderTexts(diagnosis.holders).map((text) => (
            <span key={text} className={styles.line}>
              {text}
            </span>
          ))}
        </Fact>
      )}
    </dl>
  );
}

function joinedWord({ kind, state }: Membership): string {
  if (state === "failed") return words().facts.firstTried;
  return kind !== "group" ? words().facts.listening : words().facts.joined;
}

/** The version of IGMP or MLD: one below the newest cannot name sources. */
function Version({ row, diagnosis }: FactsProps) {
  if (!diagnosis || diagnosis.checks.every(({ code }) => code !== "version")) return null;
  const { igmp, mld } = diagnosis.versions;
  const version = row.family === 4 ? igmp : mld;
  const old = version !== null && version !== "IGMPv3" && version !== "MLDv2";
  return (
    <Fact name={row.family === 4 ? "IGMP" : "MLD"}>
      {old ? (
        <span className={styles.warning}>
          <TriangleAlert size={13} strokeWidth={1.75} aria-hidden="true" />
          {words().facts.oldVersion(version)}
        </span>
      ) : (
        (version ?? words().facts.notTold)
      )}
    </Fact>
  );
}

/** What went wrong while the row goes on; why one failed stands in its place in the list. */
function Fault({ row: { state, problem } }: Pick<FactsProps, "row">) {
  if (problem === null || state === "failed") return null;
  return (
    <Fact name={words().facts.fault}>
      <span className={styles.warning}>
        <TriangleAlert size={13} strokeWidth={1.75} aria-hidden="true" />
        {problemText(problem)}
      </span>
    </Fact>
  );
}

/** The class of service that packets arrived with, and whether routers on the way said that they were congested. */
function Marks({ row: { packets, dscp, congestionMarked } }: Pick<FactsProps, "row">) {
  if (packets === 0) return null;
  return (
    <>
      <Fact name="DSCP" detail={dscp === null ? undefined : words().facts.asArrived}>
        {dscp === null ? words().facts.notTold : dscpsIn(dscp).map(describeDscp).join(", ")}
      </Fact>
      {congestionMarked !== null && congestionMarked > 0 && (
        <Fact name={words().facts.congestion} detail={words().facts.congestionHint}>
          {words().facts.packets(congestionMarked)}
        </Fact>
      )}
    </>
  );
}

/** What this computer lost itself, apart from anything that the network may have lost. */
function Drops({ row: { kernelDrops, damaged, droppedAt, storeDropped } }: Pick<FactsProps, "row">) {
  const at = useTraffic((traffic) => traffic.at);
  const { facts: said } = words();
  return (
    <>
      <Fact
        name={said.droppedHere}
        detail={droppedAt === null ? undefined : said.lastAgo(formatDuration(at - droppedAt))}
      >
        {kernelDrops === null ? (
          said.notTold
        ) : kernelDrops === 0 ? (
          said.nothing
        ) : (
          <span className={styles.warning}>
            <TriangleAlert size={13} strokeWidth={1.75} aria-hidden="true" />
            {said.packets(kernelDrops)}
          </span>
        )}
      </Fact>
      {damaged !== null && damaged > 0 && (
        <Fact name={said.damaged} detail={said.damagedHint}>
          {said.packets(damaged)}
        </Fact>
      )}
      {storeDropped > 0 && (
        <Fact name={said.gaveWay} detail={said.gaveWayHint}>
          {formatCount(storeDropped)}
        </Fact>
      )}
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly detail?: string | undefined;
  readonly children: ReactNode;
}

function Fact({ name, detail, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        {children}
        {detail !== undefined && (
          <>
            {" "}
            <span className={styles.detail}>{detail}</span>
          </>
        )}
      </dd>
    </div>
  );
}
