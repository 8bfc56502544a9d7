import { useEffect, useState } from "react";
import { type BitUnit, bitUnit, bitUnits } from "../../shared/format.ts";
import { limits } from "../../shared/limits.ts";

/**
 * The unit to show a bit rate in. It follows the figure only after `limits.unitChangeMs` past its
 * limit, so that a rate near a limit does not flicker; at once when the figure would be unreadable.
 */
export function useSteadyUnit(bits: number): BitUnit {
  const natural = bitUnit(bits);
  const [unit, setUnit] = useState<BitUnit>(natural);
  // Nothing is nothing in any unit.
  const wanted = bits === 0 ? unit : natural;
  const far = wanted !== unit && isUnreadable(bits, unit);

  useEffect(() => {
    if (wanted === unit) return undefined;
    const timer = setTimeout(() => setUnit(wanted), far ? 0 : limits.unitChangeMs);
    return () => clearTimeout(timer);
  }, [wanted, unit, far]);

  return far ? wanted : unit;
}

/** Five digits before the point, or nothing but zeros. */
function isUnreadable(bits: number, unit: BitUnit): boolean {
  const scaled = bits / 1_000 ** bitUnits.indexOf(unit);
  return scaled >= 10_000 || scaled < 0.05;
}
