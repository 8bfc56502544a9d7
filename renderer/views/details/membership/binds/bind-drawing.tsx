import { AppWindow, Radar } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { formatRate } from "../../../../../shared/format.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import { wayWords, whoseWords } from "../../../../../shared/text/binds.ts";
import { DestinationIcon } from "../../../../components/destination-icon.tsx";
import { useWidth } from "../../../../table/use-width.ts";
import styles from "./bind-drawing.module.css";
import { type BindLayout, layOut } from "./layout.ts";
import { bindTitle, programName, programWords } from "./names.ts";
import type { BindPicture, DrawnDestination, DrawnSocket } from "./picture.ts";
import { words } from "./words/words.ts";

interface BindDrawingProps {
  readonly picture: BindPicture;
  readonly port: number;
  /** The destination that is chosen elsewhere, by its key: its ways stand out while no other is pointed at. */
  readonly chosen: string | null;
}

/** Wider than this it does not become clearer. */
const most = 1_040;
/** Before its width is known, and where there is no layout. */
const usual = 960;

/**
 * Destinations left, binds in the middle, programs right: what comes in and what is kept out. Up and Down go from
 * one destination to the next, whose ways stand out; Right goes to the sockets that hear it.
 */
export function BindDrawing({ picture, port, chosen }: BindDrawingProps) {
  const ruler = useRef<HTMLDivElement>(null);
  const measured = useWidth(ruler);
  const width = Number.isFinite(measured) ? Math.min(measured, most) : usual;
  const layout = layOut(picture, width);
  const [lit, setLit] = useState<string | null>(null);
  const [stop, setStop] = useState<string | null>(null);
  const { destinations, sockets } = picture;
  const litAt = destinations.findIndex(({ key }) => key === (lit ?? chosen));
  const stopAt = Math.max(
    0,
    destinations.findIndex(({ key }) => key === stop),
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { place, socket } = (event.target as HTMLElement).dataset;
    const focusOn = (selector: string): void =>
      event.currentTarget.querySelector<HTMLElement>(selector)?.focus();
    if (place !== undefined) {
      const at = Number(place);
      if (event.key === "ArrowDown") focusOn(`[data-place="${Math.min(at + 1, destinations.length - 1)}"]`);
      else if (event.key === "ArrowUp") focusOn(`[data-place="${Math.max(at - 1, 0)}"]`);
      else if (event.key === "Home") focusOn('[data-place="0"]');
      else if (event.key === "End") focusOn(`[data-place="${destinations.length - 1}"]`);
      else if (event.key === "ArrowRight") focusOn(`[data-hears~="${at}"]`);
      else return;
    } else if (socket !== undefined) {
      const at = Number(socket);
      if (event.key === "ArrowLeft") focusOn(`[data-place="${stopAt}"]`);
      else if (event.key === "ArrowDown") focusOn(`[data-socket="${Math.min(at + 1, sockets.length - 1)}"]`);
      else if (event.key === "ArrowUp") focusOn(`[data-socket="${Math.max(at - 1, 0)}"]`);
      else return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys go from one of its parts to the next
    <div className={styles.frame} onKeyDown={onKeyDown} data-live>
      <div ref={ruler} />
      <div className={styles.heads} aria-hidden="true">
        <span>{words().destinationOf}</span>
        <span style={{ left: layout.columns.sockets }}>{words().boundTo}</span>
        {layout.apart && <span style={{ left: layout.columns.programs }}>{words().program}</span>}
      </div>
      <div
        className={styles.drawing}
        style={{ width, height: layout.height }}
        data-quiet={!picture.heard || undefined}
      >
        <Ways picture={picture} layout={layout} width={width} lit={litAt} />
        <ul className={styles.list} aria-label={words().destinations}>
          {destinations.map((to, at) => (
            <li key={to.key} className={styles.place} style={boxOf(layout.destinations[at])}>
              <DestinationCard
                to={to}
                at={at}
                about={wayWords(
                  to,
                  sockets.map(({ kind, program, passages }) => ({
                    kind,
                    program: programName(program),
                    passage: passages[at] ?? "unknown",
                  })),
                )}
                faded={litAt !== -1 && litAt !== at}
                tabStop={at === stopAt}
                onLight={(on) => {
                  setLit(on ? to.key : null);
                  if (on) setStop(to.key);
                }}
              />
            </li>
          ))}
        </ul>
        <ul className={styles.list} aria-label={words().sockets}>
          {sockets.map((socket, at) => {
            const place = layout.sockets[at];
            if (place === undefined) return null;
            const faded = litAt !== -1 && socket.passages[litAt] !== "comes-in";
            return (
              <li key={socket.key} data-faded={faded || undefined}>
                <span className={styles.bar} data-bind={socket.kind} style={boxOf(place.bar)} />
                <SocketCard
                  socket={socket}
                  at={at}
                  picture={picture}
                  port={port}
                  style={boxOf(place.card)}
                  apart={layout.apart}
                />
                {place.program && <ProgramCard socket={socket} style={boxOf(place.program)} />}
              </li>
            );
          })}
        </ul>
      </div>
      <Legend picture={picture} />
    </div>
  );
}

function boxOf(
  place:
    | { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
    | undefined,
) {
  return place && { left: place.x, top: place.y, width: place.width, height: place.height };
}

interface WaysProps {
  readonly picture: BindPicture;
  readonly layout: BindLayout;
  readonly width: number;
  /** Place of the destination whose ways stand out; -1 for none. */
  readonly lit: number;
}

/** The lines; what they say stands in the names of the destinations. */
function Ways({ picture, layout, width, lit }: WaysProps) {
  return (
    <svg className={styles.ways} width={width} height={layout.height} aria-hidden="true">
      {layout.sockets.map(({ ways, card, program }, at) => {
        const socket = picture.sockets[at];
        if (socket === undefined) return null;
        return (
          <g key={socket.key} data-bind={socket.kind}>
            {ways.map(({ path, end }, place) => {
              const passage = socket.passages[place] ?? "unknown";
              const { key } = picture.destinations[place] ?? { key: "" };
              return (
                <g
                  key={key}
                  data-passage={passage}
                  data-faded={(lit !== -1 && lit !== place) || undefined}
                  data-lit={lit === place || undefined}
                >
                  <path className={styles.way} d={path} />
                  <End passage={passage} {...end} />
                </g>
              );
            })}
            {program && (
              <g
                data-passage="comes-in"
                data-faded={(lit !== -1 && socket.passages[lit] !== "comes-in") || undefined}
              >
                <path
                  className={styles.way}
                  d={`M${card.x + card.width} ${program.y + program.height / 2}H${program.x - 5}`}
                />
                <End passage="comes-in" x={program.x - 4} y={program.y + program.height / 2} />
              </g>
            )}
          </g>
        );
      })}
      {layout.destinations.map(({ x, y, width, height }, at) => (
        <circle
          key={picture.destinations[at]?.key}
          className={styles.begin}
          cx={x + width}
          cy={y + height / 2}
          r={2}
          data-faded={(lit !== -1 && lit !== at) || undefined}
        />
      ))}
    </svg>
  );
}

interface EndProps {
  readonly passage: DrawnSocket["passages"][number];
  readonly x: number;
  readonly y: number;
}

/** An arrow's head, a cross, or a question mark. */
function End({ passage, x, y }: EndProps) {
  switch (passage) {
    case "comes-in":
      return <path className={styles.head} d={`M${x - 5} ${y - 3.5}L${x} ${y}L${x - 5} ${y + 3.5}`} />;
    case "kept-out":
      return <path className={styles.cross} d={`M${x + 3} ${y - 3}l6 6m0 -6l-6 6`} />;
    case "unknown":
      return (
        <text className={styles.question} x={x + 3} y={y + 4}>
          ?
        </text>
      );
  }
}

interface DestinationCardProps {
  readonly to: DrawnDestination;
  readonly at: number;
  /** What becomes of its packets. */
  readonly about: string;
  readonly faded: boolean;
  readonly tabStop: boolean;
  readonly onLight: (on: boolean) => void;
}

function DestinationCard({ to, at, about, faded, tabStop, onLight }: DestinationCardProps) {
  return (
    <button
      type="button"
      className={styles.destination}
      aria-label={about}
      title={about}
      data-place={at}
      data-faded={faded || undefined}
      tabIndex={tabStop ? 0 : -1}
      onFocus={() => onLight(true)}
      onBlur={() => onLight(false)}
      onPointerEnter={() => onLight(true)}
      onPointerLeave={(event) => onLight(event.currentTarget === document.activeElement)}
    >
      <DestinationIcon kind={to.kind} />
      <span className={styles.what}>
        <span className={styles.address}>{to.address}</span>
        <span className={styles.whose}>{whoseWords(to)}</span>
      </span>
      <span className={styles.rate}>
        <span className={styles.figure}>{to.rate === null ? "–" : formatRate(to.rate)}</span>
        <span className={styles.unit}>{to.rate === null ? words().notHeard : "pkt/s"}</span>
      </span>
    </button>
  );
}

interface SocketCardProps {
  readonly socket: DrawnSocket;
  readonly at: number;
  readonly picture: BindPicture;
  readonly port: number;
  readonly style: ReturnType<typeof boxOf>;
  /** Whether the program has a card of its own. */
  readonly apart: boolean;
}

function SocketCard({ socket, at, picture: { destinations, further }, port, style, apart }: SocketCardProps) {
  const { bound, passages, comingIn, rate, more, program } = socket;
  const hears = passages.flatMap((passage, place) => (passage === "comes-in" ? [place] : []));
  const { name, detail } = programWords(program);
  return (
    <div className={styles.socket} style={style} tabIndex={-1} data-socket={at} data-hears={hears.join(" ")}>
      <strong className={styles.title}>{bindTitle(socket, destinations)}</strong>
      <code className={styles.bound}>{formatEndpoint(bound, port)}</code>
      <span>{words().comingIn(comingIn, destinations.length + further)}</span>
      <span className={styles.soft}>{rate === null ? words().rateUnknown : `${formatRate(rate)} pkt/s`}</span>
      {!apart && (
        <span className={styles.inCard}>
          {name}, <span className={styles.soft}>{detail}</span>
        </span>
      )}
      {more > 0 && <span className={styles.soft}>{words().alike(more)}</span>}
    </div>
  );
}

function ProgramCard({ socket: { program }, style }: Pick<SocketCardProps, "socket" | "style">) {
  const { name, detail } = programWords(program);
  const Icon = program.is === "ours" ? Radar : AppWindow;
  return (
    <div className={styles.program} style={style}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      <span className={styles.what}>
        <span className={styles.name}>{name}</span>
        <span className={styles.whose} title={detail}>
          {detail}
        </span>
      </span>
    </div>
  );
}

function Legend({ picture: { sockets } }: Pick<BindDrawingProps, "picture">) {
  const has = (wanted: DrawnSocket["passages"][number]): boolean =>
    sockets.some(({ passages }) => passages.includes(wanted));
  return (
    <p className={styles.legend} aria-hidden="true">
      <svg width="26" height="10" data-bind="any" data-passage="comes-in" aria-hidden="true">
        <path className={styles.way} d="M0 5H22" />
        <path className={styles.head} d="M18 1.5L23 5L18 8.5" />
      </svg>
      <span>{words().legend.comesIn}</span>
      <svg width="32" height="10" data-passage="kept-out" aria-hidden="true">
        <path className={styles.way} d="M0 5H20" />
        <path className={styles.cross} d="M24 2l6 6m0 -6l-6 6" />
      </svg>
      <span>{words().legend.keptOut}</span>
      {has("unknown") && <span>{words().legend.unknown}</span>}
    </p>
  );
}
