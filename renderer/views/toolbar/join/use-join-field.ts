import { useEffect, useRef, useState } from "react";
import type { JoinIntent } from "../../../../shared/input/join-text.ts";
import type { Announcement } from "../../../../shared/model/announcement.ts";
import type { Route } from "../../../../shared/model/route.ts";
import { inputProblemText } from "../../../../shared/text/sentences.ts";
import { useRoute } from "../../../components/use-route.ts";
import { useCastscope, useTraffic, useView } from "../../../context.tsx";
import { fillCompose } from "../../../store/compose.ts";
import { useKept } from "../../../store/use-kept.ts";
import { type Choice, type IntentWish, joinChoices, namesGroup } from "./choices.ts";
import { heldText } from "./held-text.ts";
import { intentText } from "./intent-text.ts";
import { alreadyJoined, joinOne, showJoined } from "./join-actions.ts";
import { type Reading, readJoinText } from "./reading.ts";
import { wayOutOf } from "./way-out.ts";
import { words } from "./words/words.ts";

/** One sentence below the field. */
export interface Message {
  readonly tone: "hint" | "error";
  readonly text: string;
  /** The characters to blame, end exclusive; null where none is. */
  readonly blame: { readonly start: number; readonly end: number } | null;
}

export interface JoinField {
  readonly text: string;
  readonly reading: Reading;
  readonly choices: readonly Choice[];
  /** Index of the choice that Enter takes; -1 for none. */
  readonly active: number;
  readonly message: Message | null;
  /** Where the system would join or listen; null before it is known. */
  readonly route: Route | null;
  type(text: string): void;
  /** Says something below the field until it is typed in. */
  tell(sentence: string): void;
  move(step: 1 | -1): void;
  /** Enter: takes the active choice, or says why there is nothing to take. */
  enter(): void;
  take(choice: Choice): void;
  /** Ctrl Enter. */
  toCompose(): void;
}

/** The join field's mind: what the text means, what can be done with it, and what became of it. */
export function useJoinField(): JoinField {
  const castscope = useCastscope();
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  // The choice of interface is part of what will be joined: its change is seen here.
  const joinOn = useView((view) => view.joinOn);
  const [text, setText] = useState(() => heldText(castscope).text);
  const [moved, setMoved] = useState<number | null>(null);
  const [insisted, setInsisted] = useState(false);
  const [outcome, setOutcome] = useState<Message | null>(null);
  // Joins under way, so that Enter twice is one join; what is typed meanwhile is another matter.
  const underWay = useRef(new Set<string>());
  const latest = useRef(text);

  const reading = readJoinText(text, interfaces);
  const intent = reading.kind === "group" || reading.kind === "host" ? reading.intent : null;
  // The choice in the field is for groups: a host's address says itself where it is.
  const on = intent === null ? null : (intent.on ?? (intent.kind === "group" ? joinOn : null));
  const route = useRoute(intent?.address.text ?? null, on);
  const announced = useAnnounced(text !== "");
  const wayOut = intent === null ? null : wayOutOf(route, intent.address.family, interfaces);
  const choices = joinChoices(text, reading, route, announced, wayOut);
  const named = reading.kind === "problem" && namesGroup(text, announced);
  const active = Math.min(moved ?? (reading.kind === "problem" && !named ? -1 : 0), choices.length - 1);

  const type = (next: string): void => {
    latest.current = next;
    heldText(castscope).text = next;
    setText(next);
    setMoved(null);
    setInsisted(false);
    setOutcome(null);
  };

  const take = async ({ wish }: Choice): Promise<void> => {
    if (wish.action === "find-port") {
      type("");
      castscope.parts.get("findPort")?.(wish.group, joinOn);
    } else if (wish.action === "compose") fillFrom(wish.intent);
    else await once(intentText(wish.intent), () => one(wish));
  };

  const once = async (key: string, join: () => Promise<void>): Promise<void> => {
    if (underWay.current.has(key)) return;
    underWay.current.add(key);
    try {
      await join();
    } finally {
      underWay.current.delete(key);
    }
  };

  const toCompose = (): void => {
    if (reading.kind !== "group" && reading.kind !== "host") {
      setInsisted(true);
      return;
    }
    fillFrom(reading.intent);
  };

  const fillFrom = ({ address, port, on }: JoinIntent): void => {
    type("");
    fillCompose(castscope, { address: address.text, port, on });
  };

  const one = async ({ intent, name = "" }: Pick<IntentWish, "intent" | "name">): Promise<void> => {
    const asked = latest.current;
    const wanted = intentText(intent);
    const result = await joinOne(castscope, intent, name);
    const typedOn = latest.current !== asked;
    if (!result.ok) {
      const text = typedOn ? `${wanted}: ${result.message}` : result.message;
      setOutcome({ tone: "error", text, blame: null });
      return;
    }
    showJoined(castscope, result, wanted);
    if (!typedOn) type("");
    if (result.already) {
      setOutcome({ tone: "hint", text: alreadyJoined(castscope, result.id, wanted), blame: null });
    }
  };

  return {
    text,
    reading,
    choices,
    active,
    route,
    message: outcome ?? messageOf(reading, route, insisted, named),
    type,
    tell: (sentence) => setOutcome({ tone: "hint", text: sentence, blame: null }),
    move(step) {
      if (choices.length === 0) return;
      const from = active === -1 && step === -1 ? choices.length : active;
      setMoved((from + step + choices.length) % choices.length);
    },
    enter() {
      const choice = choices[active];
      if (choice) void take(choice);
      else {
        setOutcome(null);
        setInsisted(true);
      }
    },
    take: (choice) => void take(choice),
    toCompose,
  };
}

/** What is announced, as it was when somebody began to type; nothing where nobody listens. */
function useAnnounced(isTyped: boolean): readonly Announcement[] {
  const { client } = useCastscope();
  const [{ on }] = useKept("listen");
  const [announced, setAnnounced] = useState<readonly Announcement[]>([]);
  useEffect(() => {
    if (!on || !isTyped) return;
    let gone = false;
    client.announced().then(
      ({ announcements }) => {
        if (!gone) setAnnounced(announcements);
      },
      // Without an answer there is nothing to offer.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [client, on, isTyped]);
  return on ? announced : [];
}

/** Typing on can mend what is incomplete: a quiet hint, until Enter asks for it. */
function messageOf(reading: Reading, route: Route | null, insisted: boolean, named: boolean): Message | null {
  if (reading.kind === "host")
    return { tone: "hint", text: hostSentence(reading.intent, route), blame: null };
  if (reading.kind !== "problem") return null;
  if (named) return null;
  const { start, end, incomplete } = reading.problem;
  const text = inputProblemText(reading.problem);
  if (incomplete && !insisted) return { tone: "hint", text, blame: null };
  return { tone: "error", text, blame: { start, end } };
}

/** Before the system has answered whose address it is, nothing is said of that. */
function hostSentence({ address: { text }, port }: JoinIntent, route: Route | null): string {
  const { other, broadcast, ours } = words().host;
  switch (route?.use) {
    case "host":
      return other(text);
    case "broadcast":
      return broadcast(text, port);
    default:
      return ours(text, port);
  }
}
