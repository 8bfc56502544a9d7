/**
 * Errors of a socket that sent before which say that its interface, its address or its way is gone. They
 * may pass: a cable is plugged in again, a driver is loaded anew. EINVAL is Linux' word for an own
 * address that the computer no longer has.
 */
const passing: ReadonlySet<string> = new Set([
  "ENODEV",
  "ENXIO",
  "ENETDOWN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "EADDRNOTAVAIL",
  "EINVAL",
]);

/** Whether a send that began waits after this error, and is tried again with a new socket. @param code as EADDRINUSE */
export function mayPass(code: string): boolean {
  return passing.has(code);
}
