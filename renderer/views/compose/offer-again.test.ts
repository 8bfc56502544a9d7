import { expect, test, vi } from "vitest";
import type { SendRequest } from "../../../shared/contract/sends.ts";
import { fail } from "../../../shared/problem.ts";
import type { Client } from "../../../shared/transport.ts";
import { type Draft, freshDraft } from "../../store/compose.ts";
import { pretendCastscope } from "../../testing/pretend-castscope.tsx";
import { offerAgain } from "./offer-again.ts";

test("what ran is sent again when it is asked for, as another run, and what cannot be is named", async () => {
  const send = vi.fn(async ({ port }: SendRequest) =>
    port === 5001 ? fail("port-in-use", { port }) : { id: send.mock.calls.length },
  );
  const castscope = pretendCastscope({ send } as unknown as Client);
  const { compose, notices } = castscope;
  const draft: Draft = { ...freshDraft, to: "239.255.0.1:5000", payload: "test" };
  offerAgain(castscope, [draft, { ...draft, to: "239.255.0.1:5001" }, { ...draft, to: "nowhere" }]);
  expect(send).not.toHaveBeenCalled();
  const [notice] = notices.getState().notices;
  expect(notice?.text).toBe("3 sends ran when Castscope ended.");
  notice?.action?.run();
  await vi.waitFor(() => expect(notices.getState().notices).toHaveLength(3));
  expect(send.mock.calls.map(([{ port }]) => port)).toEqual([5000, 5001]);
  expect(send.mock.calls[0]?.[0].content).toMatchObject({ kind: "test" });
  expect(compose.getState().ownDrafts.get(1)?.test.run).not.toBe(draft.test.run);
  const [, used, wrong] = notices.getState().notices.map(({ text }) => text);
  expect(used).toMatch(/^Sending to 239\.255\.0\.1:5001 did not begin again\. Port 5001/);
  expect(wrong).toMatch(/^Sending to nowhere did not begin again\./);
});
