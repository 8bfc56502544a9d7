import type { SendRequest } from "../../../shared/contract/sends.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import type { Client } from "../../../shared/transport.ts";
import {
  type Complaint,
  type ComposeField,
  type ComposeStore,
  draftOf,
  rememberDraft,
} from "../../store/compose.ts";
import type { DraftFile } from "../../store/draft-file.ts";
import type { ShownTrafficStore } from "../../store/traffic.ts";
import type { ViewStore } from "../../store/view.ts";
import { bringFile, FileWentError, forgetBrought } from "./bring-file.ts";
import { words } from "./payload/words/words.ts";
import { readRequest } from "./request.ts";
import { wideQuestion } from "./wide-scope.ts";

export interface Sending {
  readonly client: Pick<Client, "send" | "stageSendFile" | "addToSendFile" | "dropSendFile">;
  readonly view: ViewStore;
  readonly compose: ComposeStore;
  readonly traffic: ShownTrafficStore;
}

/** What a press of Send came to: `ask` has sent nothing yet. */
export type Outcome = { readonly is: "sent" | "refused" } | { readonly is: "ask"; readonly question: string };

/**
 * Sends what is typed, or complains at the first wrong field. Before the first send of this window
 * that may leave the site it asks, unless `agreed`.
 */
export async function sendDraft(
  { client, view, compose, traffic }: Sending,
  agreed = false,
): Promise<Outcome> {
  const state = compose.getState();
  const read = readRequest(state, traffic.getState().interfaces);
  if (!read.ok) return refuse(compose, read.complaint);
  const { request } = read;
  const question = wideQuestion(request.address, request.ttl, view.getState().askAboveTtl);
  if (question !== null && !agreed && !state.wideAgreed) return { is: "ask", question };
  if (question !== null) compose.setState({ wideAgreed: true });
  return start(client, compose, request);
}

async function start(
  client: Sending["client"],
  compose: ComposeStore,
  request: SendRequest,
): Promise<Outcome> {
  const draft = draftOf(compose.getState());
  // One press is one send, however long its file takes.
  if (compose.getState().bringing !== null) return { is: "refused" };
  compose.setState({ complaint: null });
  try {
    const { id } = await sendWithFile(client, compose, request, draft.file);
    rememberDraft(compose, id, draft);
    return { is: "sent" };
  } catch (error) {
    if (isStopped(error)) return { is: "refused" };
    if (error instanceof FileWentError) {
      return refuse(compose, { field: "payload", message: words().file.went(draft.file?.name ?? "") });
    }
    const problem = problemOf(error);
    return refuse(compose, { field: fieldOf(problem.concerns), message: problemText(problem) });
  }
}

/** Brings what no request carries first, and once more where the monitor does not hold it any more. */
async function sendWithFile(
  client: Sending["client"],
  compose: ComposeStore,
  request: SendRequest,
  file: DraftFile | null,
): Promise<{ id: number }> {
  const { content } = request;
  const large = file?.large;
  if (content.kind !== "file-pieces" || file === null || large === undefined) return client.send(request);
  const once = async (): Promise<{ id: number }> =>
    client.send({
      ...request,
      content: { ...content, file: await bring(client, compose, file.name, large) },
    });
  try {
    return await once();
  } catch (error) {
    if (problemOf(error).name !== "send-file-forgotten") throw error;
    forgetBrought(large);
    return once();
  }
}

async function bring(
  client: Sending["client"],
  compose: ComposeStore,
  name: string,
  blob: Blob,
): Promise<number> {
  const stopping = new AbortController();
  const tell = (done: number): void =>
    compose.setState({ bringing: { name, bytes: blob.size, done, stop: () => stopping.abort() } });
  tell(0);
  try {
    return await bringFile(client, blob, tell, stopping.signal);
  } finally {
    compose.setState({ bringing: null });
  }
}

function isStopped(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

function refuse(compose: ComposeStore, complaint: Complaint): Outcome {
  compose.setState({ complaint, focus: complaint.field });
  return { is: "refused" };
}

/** The field in which the argument that the monitor blames is typed; null where none is. */
function fieldOf(concerns: string | null): ComposeField | null {
  switch (concerns) {
    case "address":
    case "group":
    case "port":
      return "to";
    case "interface":
      return "from";
    case "sourcePort":
    case "ttl":
    case "payload":
    case "count":
    case "rate":
    case "size":
      return concerns;
    default:
      return null;
  }
}
