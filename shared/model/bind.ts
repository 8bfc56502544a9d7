/**
 * What a receiving socket is bound to, which filters what arrives:
 *
 * - `group`: its own address, a group or one host. Nothing else on the port comes in.
 * - `any`: the wildcard, 0.0.0.0 or [::]. Everything that reaches the port comes in: unicast to any address
 *   of this computer, broadcast, and on Linux each group that any program here has joined.
 */
export const binds = ["group", "any"] as const;
export type Bind = (typeof binds)[number];
