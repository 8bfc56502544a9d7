import type { CaptureDamage } from "../../statements/captures.ts";

/** Thrown where a file cannot be read on; what was read before it stands. */
export class CaptureDamaged extends Error {
  readonly damage: CaptureDamage;

  constructor(damage: CaptureDamage) {
    super(damage.name);
    this.damage = damage;
  }
}

export function damaged<Name extends CaptureDamage["name"]>(
  name: Name,
  values: Extract<CaptureDamage, { name: Name }>["values"],
): never {
  throw new CaptureDamaged({ name, values } as CaptureDamage);
}
