import { same } from "../../../shared/same.ts";
import { tellChanged } from "../../actions/tell-kept.ts";
import type { NoticesStore } from "../../components/notices/notices-store.ts";
import type { View, ViewStore } from "../../store/view.ts";
import type { SettingName } from "./settings-list.ts";

type Values = Partial<Pick<View, SettingName>>;

/** Takes settings back that still are as they were changed to; what somebody changed since stays, and that is told. */
export function takeBack(
  view: ViewStore,
  notices: Pick<NoticesStore, "notify">,
  before: Values,
  changed: Values,
): void {
  const names = Object.keys(before) as SettingName[];
  const now = view.getState();
  const own = names.filter((name) => same(now[name], changed[name]));
  view.setState(Object.fromEntries(own.map((name) => [name, before[name]])));
  if (own.length < names.length) tellChanged(notices);
}
