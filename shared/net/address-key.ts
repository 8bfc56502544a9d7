/** A text by which addresses sort: IPv4 by its numbers, before IPv6 by its text. */
export function addressKey(address: string): string {
  if (address.includes(":")) return `6 ${address}`;
  return `4 ${address
    .split(".")
    .map((part) => part.padStart(3, "0"))
    .join(".")}`;
}
