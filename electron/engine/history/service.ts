import { DatabaseError, failureText } from "./database.ts";
import { HistoryFile } from "./history-file.ts";
import type { FromHistory, HistoryThreadData, ToHistory } from "./messages.ts";

/**
 * Does what it is told with a history's file, one message after the other.
 * @param tell hears the answers
 * @returns takes a message; resolves when it was done
 */
export function serveHistory(
  { file, run }: HistoryThreadData,
  tell: (message: FromHistory) => void,
): (message: ToHistory) => Promise<void> {
  let opened: HistoryFile | null = null;
  let failure = "";
  let leftOut = 0;
  const open = async (): Promise<HistoryFile | null> => {
    if (opened !== null) return opened;
    try {
      opened = await HistoryFile.open(file, run);
    } catch (error) {
      failure = sentence(error, file);
    }
    return opened;
  };
  const written = (): void =>
    tell({
      kind: "written",
      standing: opened?.standing ?? { failure, setAside: null, leftOut, bytes: null, keep: null },
    });
  const act = async (message: ToHistory): Promise<void> => {
    if (message.kind === "close") {
      opened?.close();
      return;
    }
    const history = await open();
    if ("id" in message) {
      tell({ kind: "answer", id: message.id, answer: answerTo(history, message, failure, file) });
      return;
    }
    if (message.kind === "minute") {
      if (history === null) leftOut += message.rows.length;
      else await history.write(message.minute, message.rows);
    } else if (message.kind === "keep") await history?.setKeep(message.keep, message.now);
    else if (message.kind === "seen") await history?.see(message.at);
    else if (history === null) leftOut += message.events.length;
    else await history.writeEvents(message.events);
    written();
  };
  let last = open().then(written);
  return (message) => {
    last = last.then(() => act(message));
    return last;
  };
}

function answerTo(
  history: HistoryFile | null,
  question: Extract<ToHistory, { id: number }>,
  failure: string,
  file: string,
): Extract<FromHistory, { kind: "answer" }>["answer"] {
  if (history === null) return { failure };
  try {
    switch (question.kind) {
      case "series":
        return history.seriesOf(question.key);
      case "kept-events":
        return history.events(question.query);
      case "replay": {
        const { series, from, to, thresholds } = question.replay;
        return history.replay(series, from, to, thresholds);
      }
      case "left-over":
        return { cut: history.cutSince(question.since), seenAt: history.seenAt };
      case "intervals": {
        const { series, from, to } = question.query;
        return history.intervals(series, from, to);
      }
      case "query": {
        const { series, from, to, step } = question.query;
        return history.query(series, from, to, step);
      }
    }
  } catch (error) {
    return { failure: sentence(error, file) };
  }
}

function sentence(error: unknown, file: string): string {
  if (!(error instanceof DatabaseError)) throw error;
  return failureText(error, file);
}
