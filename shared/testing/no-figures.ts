import * as v from "valibot";
import type { Figure } from "../model/figure.ts";
import {
  type MembershipFigures,
  type MeterFigures,
  membershipFigures,
  meterFigures,
  type StreamFigures,
  streamFigures,
} from "../model/figures.ts";

/** For tests: the figures of a row that counted nothing. Derived, so that a new one is among them. */
export const noFigures: MembershipFigures = nothingOf(membershipFigures);
export const noMeterFigures: MeterFigures = nothingOf(meterFigures);
export const noStreamFigures: StreamFigures = nothingOf(streamFigures);

function nothingOf<Row>(figures: { readonly [Field in keyof Row]: Figure<Row[Field], string> }): Row {
  const all = Object.entries<Figure<unknown, string>>(figures);
  const nothing = ({ schema, columns, compose }: Figure<unknown, string>): unknown =>
    v.is(schema, null) ? null : compose(columns.map(() => 0));
  return Object.fromEntries(all.map(([field, figure]) => [field, nothing(figure)])) as Row;
}
