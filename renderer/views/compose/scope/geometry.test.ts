import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ttlAtPosition, ttlPosition, ttlScopes } from "../../../../shared/scope/ttl.ts";
import {
  fitted,
  frontTouchesIcon,
  iconPlace,
  positionAtDrag,
  positionAtPress,
  positionAtRing,
  ringRadius,
  scopeTrack,
  stopX,
  zoneAt,
} from "./geometry.ts";

const { x, y, step } = scopeTrack;
const names = y + 24;

function pressed(px: number, py: number): number {
  return ttlAtPosition(positionAtPress(scopeTrack, px, py));
}

describe("rings and track", () => {
  it("share one origin: each ring meets the track at its stop", () => {
    for (const { ttl } of ttlScopes.slice(1)) {
      const position = ttlPosition(ttl);
      expect(x + ringRadius(scopeTrack, position)).toBe(stopX(scopeTrack, position));
      expect(positionAtRing(scopeTrack, stopX(scopeTrack, position), y)).toBeCloseTo(position);
    }
  });

  it("fill what is wider, and are never drawn narrower", () => {
    for (const width of [383, 450]) {
      const wide = fitted(scopeTrack, width);
      const right = ({ width, ...track }: typeof wide) => width - stopX({ width, ...track }, track.last);
      // As much is left at the right as there was, but for a part of a pixel that keeps lines sharp.
      expect(right(wide) - right(scopeTrack)).toBeGreaterThanOrEqual(0);
      expect(right(wide) - right(scopeTrack)).toBeLessThan(wide.last);
      expect(wide.x + ringRadius(wide, 3)).toBe(stopX(wide, 3));
      expect(positionAtPress(wide, stopX(wide, 4), wide.y + 24)).toBe(4);
    }
    expect(fitted(scopeTrack, 300)).toBe(scopeTrack);
    expect(fitted(scopeTrack, Number.POSITIVE_INFINITY)).toBe(scopeTrack);
    expect(fitted(scopeTrack, 2_000).step).toBeLessThan(100);
  });

  it("keep a ring around this computer at TTL 0", () => {
    expect(ringRadius(scopeTrack, 0)).toBeGreaterThan(12);
    expect(ringRadius(scopeTrack, 0)).toBeLessThan(step);
  });
});

describe("a press", () => {
  it("on a name picks it, also beside its middle", () => {
    for (const [stop, { ttl }] of ttlScopes.entries()) {
      expect(pressed(stopX(scopeTrack, stop), names)).toBe(ttl);
      expect(pressed(stopX(scopeTrack, stop) + step * 0.4, names)).toBe(ttl);
    }
  });

  it("on a ring picks it, at any angle", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0.4, max: 1.5, noNaN: true }),
        (stop, angle) => {
          const radius = ringRadius(scopeTrack, stop);
          const [px, py] = [x + radius * Math.cos(angle), y - radius * Math.sin(angle)];
          fc.pre(zoneAt(scopeTrack, py) === "rings");
          expect(pressed(px, py)).toBe(ttlScopes[stop]?.ttl);
        },
      ),
    );
  });

  it("on an icon picks the ring that it stands in", () => {
    for (let stop = 1; stop <= 5; stop += 1) {
      const icon = iconPlace(scopeTrack, stop);
      expect(pressed(icon.x, icon.y)).toBe(ttlScopes[stop]?.ttl);
    }
  });

  it("on the track picks the value there, or the name that is near", () => {
    expect(pressed(stopX(scopeTrack, 1.8), y)).toBe(16);
    expect(pressed(stopX(scopeTrack, 3) + 6, y)).toBe(64);
    expect(pressed(stopX(scopeTrack, 3) + 8, y)).toBeGreaterThan(64);
    expect(pressed(0, y)).toBe(0);
    expect(pressed(1_000, y)).toBe(255);
  });
});

describe("a drag", () => {
  it("along the track reaches values between names and stays within 0 to 255", () => {
    fc.assert(
      fc.property(fc.double({ min: -500, max: 900, noNaN: true }), (px) => {
        const ttl = ttlAtPosition(positionAtDrag(scopeTrack, "track", px, 0));
        expect(ttl).toBeGreaterThanOrEqual(0);
        expect(ttl).toBeLessThanOrEqual(255);
      }),
    );
    expect(ttlAtPosition(positionAtDrag(scopeTrack, "track", stopX(scopeTrack, 1.6), y + 80))).toBe(8);
  });

  it("from a ring follows the radius, from a name the names", () => {
    expect(ttlAtPosition(positionAtDrag(scopeTrack, "rings", x, y - 1.6 * step))).toBe(8);
    expect(ttlAtPosition(positionAtDrag(scopeTrack, "names", stopX(scopeTrack, 1.6), names))).toBe(32);
  });

  it("never goes back while the pointer goes on", () => {
    const at = fc.double({ min: 0, max: 328, noNaN: true });
    fc.assert(
      fc.property(at, at, (one, other) => {
        const low = positionAtDrag(scopeTrack, "track", Math.min(one, other), y);
        expect(low).toBeLessThanOrEqual(positionAtDrag(scopeTrack, "track", Math.max(one, other), y));
      }),
    );
  });
});

describe("an icon", () => {
  it("is never touched by the front at a named stop", () => {
    for (let position = 0; position <= 5; position += 1) {
      for (let stop = 1; stop <= 5; stop += 1)
        expect(frontTouchesIcon(scopeTrack, position, stop)).toBe(false);
    }
  });

  it("hides where the front runs through it", () => {
    expect(frontTouchesIcon(scopeTrack, ttlPosition(6), 2)).toBe(true);
    expect(frontTouchesIcon(scopeTrack, ttlPosition(16), 2)).toBe(false);
    expect(frontTouchesIcon(scopeTrack, ttlPosition(46), 3)).toBe(true);
  });
});
