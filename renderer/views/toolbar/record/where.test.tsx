import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { problem } from "../../../../shared/problem.ts";
import { madeUpMembership } from "../../../../shared/testing/made-up-membership.ts";
import { show } from "../../../testing/show.tsx";
import { firstDraft } from "./record-draft.ts";
import { RecordMenu } from "./record-menu.tsx";

afterEach(cleanup);

function Menu() {
  const [draft, setDraft] = useState(firstDraft);
  return <RecordMenu draft={draft} onDraft={setDraft} />;
}

it("names the folder, and gives the next file its name once", async () => {
  let refuses = true;
  const shown = show(<Menu />, {
    rows: [madeUpMembership({ id: 1 })],
    answers: {
      recordingFiles: () => ({
        ...{ files: [], further: false, folder: "/srv/captures", canShow: false, uploadBytes: null },
      }),
      keptReach: () => ({ since: null, packets: 0, feeds: 0 }),
      record: () => {
        if (refuses) return problem("recording-name-unsafe", { name: "stage/left" });
        return { id: 1 };
      },
    },
  });
  const name = screen.getByLabelText<HTMLInputElement>(/^Where/);
  expect((await screen.findByTitle("/srv/captures")).textContent).toBe("/srv/captures");
  const press = async () =>
    act(async () => void fireEvent.click(screen.getByRole("button", { name: "Start recording" })));
  fireEvent.change(name, { target: { value: "stage/left" } });
  await press();
  expect(screen.getByRole("alert").textContent).toContain("stage/left");
  expect(name.value).toBe("stage/left");
  refuses = false;
  fireEvent.change(name, { target: { value: " stage left " } });
  await press();
  expect(name.value).toBe("");
  await press();
  const asked = shown.made("record") as { file: string | null }[];
  expect(asked.map(({ file }) => file)).toEqual(["stage/left", "stage left", null]);
});
