import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ttlAtPosition, ttlPosition, ttlScopes } from "../../../../shared/scope/ttl.ts";
import {
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
      expect(x + ringRadius(position)).toBe(stopX(scopeTrack, position));
      expect(positionAtRing(scopeTrack, stopX(scopeTrack, position), y)).toBeCloseTo(position);
    }
  });

  it("keep a ring around this computer at TTL 0", () => {
    expect(ringRadius(0)).toBeGreaterThan(12);
    expect(ringRadius(0)).toBeLessThan(step);
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
          const radius = ringRadius(stop);
          const [px, py] = [x + radius * Math.cos(angle), y - radius * Math.sin(angle)];
          fc.pre(zoneAt(scopeTrack, py) === "rings");
          expect(pressed(px, py)).toBe(ttlScopes[stop]?.ttl);
        },
      ),
    );
  });

  it("on an icon picks the ring that it stands in", () => {
    for (let stop = 1; stop <= 5; stop += 1) {
      const icon = iconPlace(stop);
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
      for (let stop = 1; stop <= 5; stop += 1) expect(frontTouchesIcon(position, stop)).toBe(false);
    }
  });

  it("hides where the front runs through it", () => {
    expect(frontTouchesIcon(ttlPosition(6), 2)).toBe(true);
    expect(frontTouchesIcon(ttlPosition(16), 2)).toBe(false);
    expect(frontTouchesIcon(ttlPosition(46), 3)).toBe(true);
  });
});
