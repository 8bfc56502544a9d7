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
  const drafts = [draft, { ...draft, to: "239.255.0.1:5001" }, { ...draft, to: "nowhere" }];
  offerAgain(
    castscope,
    drafts.map((one) => ({ draft: one, file: null })),
  );
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

test("a send of a file opens in Compose as it was, but for the file, which is named", () => {
  const castscope = pretendCastscope({} as Client);
  const { compose, notices, view } = castscope;
  const draft: Draft = {
    ...freshDraft,
    to: "239.255.0.1:5000",
    payload: "file",
    inPieces: true,
    pieceSize: "500",
  };
  view.setState({ page: "settings", composeOpen: false });
  offerAgain(castscope, [{ draft, file: "pattern.bin" }]);
  const [notice] = notices.getState().notices;
  expect(notice?.text).toBe(
    "Sending pattern.bin to 239.255.0.1:5000 ran when Castscope ended: choose the file again.",
  );
  notice?.action?.run();
  const { to, payload, inPieces, pieceSize, file } = compose.getState();
  expect([to, payload, inPieces, pieceSize, file]).toEqual(["239.255.0.1:5000", "file", true, "500", null]);
  expect(view.getState()).toMatchObject({ page: "monitor", composeOpen: true });
  expect(notices.getState().notices.at(-1)?.text).toContain("choose pattern.bin, then send");
});
