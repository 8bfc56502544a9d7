import { useId } from "react";
import { inputProblemText } from "../../../shared/text/sentences.ts";
import { sendHindrance } from "../../components/route-problem.ts";
import { useRoute } from "../../components/use-route.ts";
import { useTraffic } from "../../context.tsx";
import { addressIn } from "./destination.ts";
import { FromSelect } from "./from-select.tsx";
import { Mistake } from "./mistake.tsx";
import { parseFrom } from "./outgoing.ts";
import { parseSourcePort } from "./request.ts";
import { SharePort } from "./share-port.tsx";
import { FieldRow, TextField, useFieldJudgement } from "./text-field.tsx";
import { useComplaint, useDraft } from "./use-draft.ts";
import { words } from "./words/words.ts";

/** Where packets leave: the interface, and the port that receivers see as the source's. */
export function FromRow() {
  const from = useDraft((state) => state.from);
  const to = useDraft((state) => state.to);
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const ready = useTraffic((traffic) => traffic.ready);
  const complaint = useComplaint("from");
  const id = useId();
  const port = useFieldJudgement("sourcePort", parseSourcePort);
  const address = addressIn(to);
  // Without a destination nothing can be said about the choice, and before the list nothing at all.
  const checked = address && ready ? parseFrom(from, interfaces, address.family) : null;
  const live = checked && !checked.ok && from !== null ? inputProblemText(checked.problem) : null;
  const route = useRoute(address?.text ?? null, from ?? address?.zone ?? null);
  const way =
    address && route
      ? sendHindrance(route, { address: address.text, family: address.family, on: from })
      : null;
  const wrong = live ?? way ?? complaint;
  return (
    <FieldRow
      below={
        <>
          {wrong !== null && <Mistake id={`${id}-from`} message={wrong} />}
          {port && <Mistake id={`${id}-port`} {...port} />}
          <SharePort />
        </>
      }
    >
      <FromSelect
        problemId={wrong === null ? undefined : `${id}-from`}
        route={from === null ? route : null}
      />
      <TextField
        field="sourcePort"
        label={words().from.sourcePort}
        placeholder={words().from.automatic}
        parse={parseSourcePort}
        problemId={`${id}-port`}
      />
    </FieldRow>
  );
}
