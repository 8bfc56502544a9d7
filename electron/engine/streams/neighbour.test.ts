import { expect, test } from "vitest";
import { ArrivalOrder } from "../traffic/arrange/arrival-order.ts";
import { shortSlices } from "../traffic/arrange/testing.ts";
import { ArrivalPlaces } from "../traffic/packets/arrival-places.ts";
import type { Endpoint } from "../traffic/store/segment.ts";
import { Analysed } from "./formats/testing/analysed.ts";
import { neighbourOf } from "./neighbour.ts";

function rtp(number: number, ssrc: number): Uint8Array {
  const payload = new Uint8Array(40);
  const view = new DataView(payload.buffer);
  view.setUint8(0, 0x80);
  view.setUint8(1, 96);
  view.setUint16(2, number);
  view.setUint32(4, number * 160);
  view.setUint32(8, ssrc);
  return payload;
}

/** Packets 1 to 24: two streams of one sender in turn, and the same key from another sender as each third. */
function threeStreams(): Analysed {
  const analysed = new Analysed();
  for (let number = 0; number < 8; number += 1) {
    analysed.take([rtp(number, 1), rtp(number, 2)]);
    analysed.take([rtp(number, 1)], { address: "10.0.0.9" });
  }
  return analysed;
}

const formatOf =
  ({ traffic, analysis }: Analysed) =>
  ({ address, port }: Endpoint) => {
    const place = [...traffic.sources].findIndex((one) => one.address === address && one.port === port);
    return analysis.source(place)?.format ?? null;
  };

const ahead = async (analysed: Analysed, place: number, back = false) =>
  neighbourOf(new ArrivalPlaces(analysed.traffic.log), formatOf(analysed), { place, back }, shortSlices());

test("is of the same sender and the same key, in both directions", async () => {
  const analysed = threeStreams();
  expect([...analysed.analysis.streams]).toHaveLength(3);
  expect(await ahead(analysed, 10)).toEqual({ place: 13, looked: 3, atEnd: false });
  expect(await ahead(analysed, 11, true)).toMatchObject({ place: 8 });
  expect(await ahead(analysed, 12)).toMatchObject({ place: 15 });
  expect(await ahead(analysed, 22)).toEqual({ place: null, looked: 2, atEnd: true });
  expect(await ahead(analysed, 1, true)).toEqual({ place: null, looked: 0, atEnd: true });
});

test("of a sender that was not recognised it is the sender's next packet", async () => {
  const analysed = new Analysed();
  const text = new TextEncoder().encode("all is well");
  analysed.take([text]);
  analysed.take([text], { address: "10.0.0.9" });
  analysed.take([text]);
  expect(await ahead(analysed, 1)).toMatchObject({ place: 3 });
});

test("follows the list that is shown", async () => {
  const analysed = threeStreams();
  const { traffic } = analysed;
  let at = 0;
  // Of the first stream every second packet.
  const test = () => ++at % 6 === 1 || at % 6 === 2;
  const order = new ArrivalOrder(traffic.log, test, 24, shortSlices());
  await order.catchUp(24);
  const found = await neighbourOf(order, formatOf(analysed), { place: 3, back: false }, shortSlices());
  expect(found.place).toBe(5);
  expect([3, 5].map((place) => order.numberAt(place))).toEqual([7, 13]);
});

test("a packet that gave way has none", async () => {
  await expect(ahead(threeStreams(), 99, true)).rejects.toThrow("no longer kept");
});
