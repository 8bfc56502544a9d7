import { RotateCw } from "lucide-react";
import { useId } from "react";
import { parseSendBurst } from "../../../../shared/input/quantities.ts";
import { parseRates } from "../../../../shared/input/send-rate.ts";
import { parseTestSize } from "../../../../shared/input/test-stream.ts";
import { type PresetName, presetNames } from "../../../../shared/sending/presets.ts";
import { testFormats } from "../../../../shared/test-stream/format-names.ts";
import { testFormatName } from "../../../../shared/text/test-format.ts";
import { IconButton } from "../../../components/button.tsx";
import { Segmented } from "../../../components/segmented.tsx";
import { nextRun, presetFields, type TestDraft } from "../../../store/test-draft.ts";
import { ChoiceSelect } from "../choice-select.tsx";
import { addressIn } from "../destination.ts";
import { DscpSelect } from "../dscp-select.tsx";
import fields from "../fields.module.css";
import { Mistake } from "../mistake.tsx";
import sizes from "../payload.module.css";
import { RateField } from "../rate-field.tsx";
import { parseDuration, parseRun } from "../request.ts";
import { ShortField } from "../short-field.tsx";
import { FieldRow } from "../text-field.tsx";
import { useDraft, useEdit } from "../use-draft.ts";
import type { Guard } from "../use-guard.ts";
import { useJudgement } from "../use-judgement.ts";
import { words as composeWords } from "../words/words.ts";
import { FreshGroup } from "./fresh-group.tsx";
import styles from "./test-fields.module.css";
import { words } from "./words/words.ts";

const formats = testFormats.map((value) => ({
  value,
  label: testFormatName[value],
  content: testFormatName[value],
}));

/** The choice that is shown once a field was changed by hand. */
const own = "own";

/** Size of each packet, as it stands beside the tabs. */
export function TestSize() {
  const { size } = useTestSize();
  return <span className={`${sizes.size} num`}>{size !== null && composeWords().payload.size(size)}</span>;
}

function useTestSize() {
  const test = useDraft((state) => state.test);
  const family = useDraft((state) => addressIn(state.to)?.family ?? 4);
  const parsed = parseTestSize(test.size, test.format, family);
  return { parsed, size: parsed.ok ? parsed.value : null };
}

/** What a test stream is made of. A preset only fills the fields. */
export function TestFields({ guard }: { readonly guard: Guard | null }) {
  const test = useDraft((state) => state.test);
  const edit = useEdit();
  const presets = presetNames.map((value) => ({ value, text: words().presets[value] }));
  const change = (more: Partial<TestDraft>): void => edit({ test: { ...test, ...more } });
  return (
    <div className={styles.fields}>
      <div className={styles.kind}>
        <div>
          <div className={fields.labels}>{words().format}</div>
          <Segmented
            label={words().format}
            segments={formats}
            value={test.format}
            onChange={(format) => change({ format })}
          />
        </div>
        <ChoiceSelect<PresetName | typeof own>
          label={words().preset}
          choices={test.preset === null ? [...presets, { value: own, text: words().own }] : presets}
          value={test.preset ?? own}
          onChange={(preset) => preset !== own && change(presetFields(preset))}
        />
      </div>
      <Pace test={test} guard={guard} change={(more) => change({ ...more, preset: null })} />
      <Run test={test} change={change} />
      <FreshGroup />
    </div>
  );
}

interface PartProps {
  readonly test: TestDraft;
  readonly change: (more: Partial<TestDraft>) => void;
}

/** How fast and how large. */
function Pace({ test, change, guard }: PartProps & { readonly guard: Guard | null }) {
  const id = useId();
  const { parsed, size } = useTestSize();
  const rate = useJudgement("rate", test.rate, parseRates(test.rate, test.unit, size ?? 1));
  const sized = useJudgement("size", test.size, parsed);
  const burst = useJudgement("burst", test.burst, parseSendBurst(test.burst));
  return (
    <FieldRow
      className={styles.pace}
      below={
        <>
          {rate && <Mistake id={`${id}-rate`} {...rate} />}
          {sized && <Mistake id={`${id}-size`} {...sized} />}
          {burst && <Mistake id={`${id}-burst`} {...burst} />}
        </>
      }
    >
      <RateField
        value={test.rate}
        unit={test.unit}
        size={size}
        onChange={(next) => change({ rate: next })}
        onUnit={(unit) => change({ unit })}
        judgement={rate}
        describedBy={rate ? `${id}-rate` : guard?.id}
        warned={guard !== null}
      />
      <ShortField
        field="size"
        label={words().size}
        unit="B"
        number
        value={test.size}
        onChange={(next) => change({ size: next })}
        judgement={sized}
        describedBy={sized ? `${id}-size` : undefined}
      />
      <ShortField
        field="burst"
        label={words().burst}
        number
        value={test.burst}
        onChange={(next) => change({ burst: next })}
        judgement={burst}
        describedBy={burst ? `${id}-burst` : undefined}
      />
    </FieldRow>
  );
}

/** How marked, how long, and which run it is. */
function Run({ test, change }: PartProps) {
  const id = useId();
  const duration = useJudgement("duration", test.duration, parseDuration(test.duration));
  const typed = test.format === "mgen" ? test.flow : test.run;
  const run = useJudgement("run", typed, parseRun(test));
  return (
    <FieldRow
      className={styles.run}
      below={
        <>
          {duration && <Mistake id={`${id}-duration`} {...duration} />}
          {run && <Mistake id={`${id}-run`} {...run} />}
        </>
      }
    >
      <DscpSelect />
      <ShortField
        field="duration"
        label={words().duration}
        unit="s"
        number
        placeholder="∞"
        value={test.duration}
        onChange={(next) => change({ duration: next, preset: null })}
        judgement={duration}
        describedBy={duration ? `${id}-duration` : undefined}
      />
      {test.format === "castscope" && (
        <ShortField
          field="run"
          label={words().run}
          value={test.run}
          onChange={(next) => change({ run: next })}
          judgement={run}
          describedBy={run ? `${id}-run` : undefined}
          beside={
            <IconButton label={words().anotherRun} onClick={() => change(nextRun(test))}>
              <RotateCw size={14} strokeWidth={1.75} />
            </IconButton>
          }
        />
      )}
      {test.format === "mgen" && (
        <ShortField
          field="run"
          label={words().flow}
          number
          value={test.flow}
          onChange={(next) => change({ flow: next })}
          judgement={run}
          describedBy={run ? `${id}-run` : undefined}
        />
      )}
    </FieldRow>
  );
}
