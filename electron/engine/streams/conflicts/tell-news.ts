import type { conflictNews } from "../../../../shared/statements/conflicts.ts";
import type { Statement } from "../../../../shared/statements/statement.ts";

export type ConflictNews = Statement<typeof conflictNews>;

/** Tells what changed at once. */
export type TellNews = (news: ConflictNews) => void;
