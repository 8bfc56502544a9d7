import type { ProfilePreview } from "../../../shared/contract/workspace.ts";
import { limits } from "../../../shared/limits.ts";
import type { Client } from "../../../shared/transport.ts";

/** Brings a file to the door in pieces that fit into a message, and asks what it would do. */
export async function offerProfile(
  text: string,
  client: Pick<Client, "offerProfile" | "previewProfile">,
): Promise<{ readonly id: number; readonly preview: ProfilePreview }> {
  const most = limits.profilePieceCharacters;
  let { id } = await client.offerProfile({ id: null, text: text.slice(0, most) });
  for (let at = most; at < text.length; at += most) {
    ({ id } = await client.offerProfile({ id, text: text.slice(at, at + most) }));
  }
  return { id, preview: await client.previewProfile({ id }) };
}
