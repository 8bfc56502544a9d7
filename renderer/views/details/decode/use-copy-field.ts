import type { DecodedField } from "../../../../shared/decode/field.ts";
import { useCastscope } from "../../../context.tsx";
import { writeClipboard } from "../bytes/clipboard.ts";
import { words as shared } from "../words/words.ts";
import { words } from "./words/words.ts";

/** Letters of a copied value that the notice repeats. */
const mostRepeated = 60;

/** Copies what a field says, as it is shown; of one that says nothing its name. */
export function useCopyField(): (field: DecodedField) => void {
  const { notices } = useCastscope();
  return ({ text, title }) => {
    const value = text === "" ? title : text;
    const repeated = value.length > mostRepeated ? `${value.slice(0, mostRepeated)}…` : value;
    void writeClipboard(value).then((copied) =>
      notices.notify(copied ? words().copiedField(repeated) : shared().noClipboard),
    );
  };
}
