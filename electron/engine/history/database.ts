import { mkdirSync, rmdirSync, statfsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { limits } from "../../../shared/limits.ts";

export type SqlValue = number | string | Uint8Array | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** What the history needs of SQLite. Errors of the file are thrown as `DatabaseError`. */
export interface SqlDatabase {
  /** Several statements without values. */
  exec(sql: string): void;
  run(sql: string, ...values: SqlValue[]): void;
  all(sql: string, ...values: SqlValue[]): SqlRow[];
  close(): void;
}

/** `broken`: this file is no database, or a damaged one; `busy`: another program is at it at this moment. */
export class DatabaseError extends Error {
  readonly kind: "broken" | "busy" | "other";

  constructor(error: unknown) {
    const message = error instanceof Error ? error.message : String(error);
    super(wordsOf(error, message));
    this.kind = /malformed|not a database|corrupt/i.test(message)
      ? "broken"
      : /locked|busy/i.test(message)
        ? "busy"
        : "other";
  }
}

/** What people know by other words than the system's and SQLite's. */
function wordsOf(error: unknown, message: string): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT" || /database or disk is full/.test(message))
    return "the disk is full";
  if (code === "EROFS" || /readonly database/.test(message)) return "the disk can only be read";
  if (code === "EACCES" || code === "EPERM") return "this user may not write there";
  return message;
}

/** Less than this on its disk is none for a file that grows, in bytes. */
const fullBelow = 1024 * 1024;

/** Why a file could not be read or written, for people: SQLite calls a full disk an error of input or output. */
export function failureText(error: DatabaseError, file: string): string {
  if (error.kind !== "other" || !/I\/O error/.test(error.message)) return error.message;
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize < fullBelow ? "the disk is full" : error.message;
  } catch {
    return error.message;
  }
}

/** As much of Node's own SQLite as is used here; Node 20 has none, and its types are not known to that version. */
interface NodeSqlite {
  readonly DatabaseSync: new (
    file: string,
    options: { readOnly: boolean },
  ) => {
    exec(sql: string): void;
    prepare(sql: string): { run(...values: SqlValue[]): unknown; all(...values: SqlValue[]): SqlRow[] };
    close(): void;
  };
}

const require = createRequire(import.meta.url);

/** Node's SQLite where there is one (Node 22.13 and later, Electron), which writes twice as fast; else null. */
function nodeSqlite(): NodeSqlite | null {
  try {
    return require("node:sqlite") as NodeSqlite;
  } catch {
    return null;
  }
}

/**
 * Opens a database, made where it is missing. @throws DatabaseError
 * @param driver for tests: `wasm` leaves Node's own SQLite alone
 */
export async function openDatabase(
  file: string,
  {
    readOnly = false,
    driver = "best",
  }: { readonly readOnly?: boolean; readonly driver?: "best" | "wasm" } = {},
): Promise<SqlDatabase> {
  const sqlite = driver === "best" ? nodeSqlite() : null;
  removeStaleLock(file);
  return sqlite === null ? await openWasm(file, readOnly) : openNode(sqlite, file, readOnly);
}

async function openWasm(file: string, readOnly: boolean): Promise<SqlDatabase> {
  const { Database } = await loadWasm();
  const database = told(() => new Database(file, { readOnly, fileMustExist: readOnly }));
  // Kept: to prepare one takes longer than to run it.
  const statements = new Map<string, ReturnType<typeof database.prepare>>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    exec: (sql) => told(() => database.exec(sql)),
    run: (sql, ...values) => void told(() => prepared(sql).run(values)),
    all: (sql, ...values) => told(() => prepared(sql).all(values)) as SqlRow[],
    close: () =>
      told(() => {
        for (const statement of statements.values()) statement.finalize();
        database.close();
      }),
  };
}

async function loadWasm() {
  try {
    return (await import("node-sqlite3-wasm")).default;
  } catch (error) {
    throw new DatabaseError(error);
  }
}

function openNode({ DatabaseSync }: NodeSqlite, file: string, readOnly: boolean): SqlDatabase {
  const database = told(() => new DatabaseSync(file, { readOnly }));
  const statements = new Map<string, ReturnType<typeof database.prepare>>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  // The other driver locks by making a folder, which knows nothing of the system's locks that this one takes.
  let holds = false;
  const alone = <T>(act: () => T): T => {
    if (holds) return told(act);
    takeLock(file);
    try {
      return told(act);
    } finally {
      giveLock(file);
    }
  };
  return {
    exec(sql) {
      if (/^BEGIN/.test(sql)) {
        takeLock(file);
        holds = true;
      }
      try {
        alone(() => database.exec(sql));
      } finally {
        if (holds && /^(COMMIT|ROLLBACK)/.test(sql)) {
          holds = false;
          giveLock(file);
        }
      }
    },
    run: (sql, ...values) => void alone(() => prepared(sql).run(...values)),
    all: (sql, ...values) => alone(() => prepared(sql).all(...values)),
    close: () => told(() => database.close()),
  };
}

function told<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof DatabaseError ? error : new DatabaseError(error);
  }
}

const lockOf = (file: string): string => `${file}.lock`;

function takeLock(file: string): void {
  try {
    mkdirSync(lockOf(file));
  } catch {
    throw new DatabaseError("database is locked");
  }
}

function giveLock(file: string): void {
  try {
    rmdirSync(lockOf(file));
  } catch {
    // There is none, or whoever took it for a left one was right by its own clock.
  }
}

/** A program that was killed leaves its lock behind: nobody holds one for so long. */
function removeStaleLock(file: string): void {
  try {
    if (Date.now() - statSync(lockOf(file)).mtimeMs > limits.historyLockMs) removeLock(file);
  } catch {
    // There is none.
  }
}

/** Takes a lock away that nobody holds any more. */
export function removeLock(file: string): void {
  giveLock(file);
}
