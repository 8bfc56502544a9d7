import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { formatBytes, formatDuration, formatTimeOfDay, formatWait } from "../../../../shared/format.ts";
import type { Diagnosis } from "../../../../shared/host.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { describeDscp, dscpsIn } from "../../../../shared/net/dscp.ts";
import { bindSentence } from "../../../../shared/text/bind.ts";
import { formatCount, plural } from "../../../../shared/text/count.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { useTraffic } from "../../../context.tsx";
import styles from "./facts.module.css";
import { holderTexts, memberText } from "./host-texts.ts";

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
  return (
    <dl className={styles.facts} aria-label="Membership" data-live>
      <Fact name={{ group: "Group", host: "Address", broadcast: "Address", port: "Port" }[kind]}>
        <code className="selectable">{formatEndpoint(address, port)}</code>
      </Fact>
      {on && (
        <Fact name="Interface" detail={byDefault ? "chosen by the system" : undefined}>
          {on.name} <code className="selectable">{on.address}</code>
        </Fact>
      )}
      {kind === "group" && (
        <Fact name="Sources">
          {source === null ? (
            "Any source"
          ) : (
            <>
              Only <code className="selectable">{source}</code>
            </>
          )}
        </Fact>
      )}
      {kind === "group" && <Version row={row} diagnosis={diagnosis} />}
      <Fact name={joinedWord(row)} detail={`${formatDuration(at - joinedAt)} ago`}>
        <span className="num">{formatTimeOfDay(joinedAt).slice(0, "hh:mm:ss".length)}</span>
      </Fact>
      {firstAt !== null && (
        <Fact name="First packet" detail="after it was joined">
          <span className="num">{formatWait(firstAt - joinedAt)}</span>
        </Fact>
      )}
      {diagnosis?.boundTo && (
        <Fact name="Bound to" detail={bind === "any" ? bindSentence(row) : undefined}>
          <code className="selectable">{diagnosis.boundTo}</code>
        </Fact>
      )}
      {receiveBuffer !== null && (
        <Fact name="Receive buffer" detail="granted by the kernel">
          {formatBytes(receiveBuffer)}
        </Fact>
      )}
      <Marks row={row} />
      <Fault row={row} />
      <Drops row={row} />
      {diagnosis?.group && <Fact name="On this computer">{memberText(diagnosis.group)}</Fact>}
      {diagnosis?.holders && diagnosis.holders.length > 0 && (
        <Fact name={`Port ${port}`}>
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
  if (state === "failed") return "First tried";
  return kind !== "group" ? "Listening" : "Joined";
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
          {version}: source-specific joins will not work
        </span>
      ) : (
        (version ?? "not told by this system")
      )}
    </Fact>
  );
}

/** What went wrong while the row goes on; why one failed stands in its place in the list. */
function Fault({ row: { state, problem } }: Pick<FactsProps, "row">) {
  if (problem === null || state === "failed") return null;
  return (
    <Fact name="Fault">
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
      <Fact name="DSCP" detail={dscp === null ? undefined : "as packets arrived"}>
        {dscp === null ? "not told by this system" : dscpsIn(dscp).map(describeDscp).join(", ")}
      </Fact>
      {congestionMarked !== null && congestionMarked > 0 && (
        <Fact name="Congestion" detail="marked on the way (ECN CE)">
          {plural(congestionMarked, "packet")}
        </Fact>
      )}
    </>
  );
}

/** What this computer lost itself, apart from anything that the network may have lost. */
function Drops({ row: { kernelDrops, damaged, droppedAt, storeDropped } }: Pick<FactsProps, "row">) {
  const at = useTraffic((traffic) => traffic.at);
  return (
    <>
      <Fact
        name="Dropped here"
        detail={droppedAt === null ? undefined : `last ${formatDuration(at - droppedAt)} ago`}
      >
        {kernelDrops === null ? (
          "not told by this system"
        ) : kernelDrops === 0 ? (
          "nothing"
        ) : (
          <span className={styles.warning}>
            <TriangleAlert size={13} strokeWidth={1.75} aria-hidden="true" />
            {plural(kernelDrops, "packet")}
          </span>
        )}
      </Fact>
      {damaged !== null && damaged > 0 && (
        <Fact name="Damaged" detail="on the way here: a wrong checksum">
          {plural(damaged, "packet")}
        </Fact>
      )}
      {storeDropped > 0 && (
        <Fact name="Gave way" detail="counted, no longer kept">
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
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </dd>
    </div>
  );
}
