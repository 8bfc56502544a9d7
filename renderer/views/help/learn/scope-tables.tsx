import styles from "./learn.module.css";
import { words } from "./words/words.ts";

/** The first values of the TTL, and scopes of addresses. */
export function ScopeTables() {
  const { ttl, reaches, ttls, address, scope, addresses } = words().scope;
  return (
    <div className={styles.tables}>
      <Table heads={[ttl, reaches]} rows={ttls} />
      <Table heads={[address, scope]} rows={addresses} />
    </div>
  );
}

interface TableProps {
  readonly heads: readonly [string, string];
  readonly rows: readonly (readonly [string, string])[];
}

function Table({ heads, rows }: TableProps) {
  return (
    <table className={styles.table} aria-label={heads.join(", ")}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, means]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{means}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
