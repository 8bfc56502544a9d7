import type { ReceiverSpec } from "../../net/receiver.ts";

/** What a membership is. Fixed when it is joined; only number and address of its interface can change. */
export interface MembershipSpec extends ReceiverSpec {
  /** Whether the system chose the interface. */
  readonly byDefault: boolean;
  /** Whether the address is only valid on one link, so that its socket is bound to an interface. */
  readonly linkLocal: boolean;
}
