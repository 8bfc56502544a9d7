import type { ReceiverSpec } from "../../net/receiver.ts";

/** What a membership is. Fixed when it is joined; only what is known of its interface can change. */
export interface MembershipSpec extends ReceiverSpec {
  /** The interface as it was asked for, by name or address; null leaves it to the system, or to the address. */
  readonly choice: string | null;
  /** Whether the system chose the interface. */
  readonly byDefault: boolean;
  /** Whether the address is only valid on one link, so that its socket is bound to an interface. */
  readonly linkLocal: boolean;
  /**
   * Whether a host's address belongs to this computer without standing on an interface, as all of
   * 127.0.0.0/8 do: then it does not go as long as the interface is there.
   */
  readonly anyOfLink: boolean;
}
