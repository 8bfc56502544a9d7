import { AnnouncedList } from "../announced/announced-list.tsx";
import { KnownGroupsList } from "../offers/known-groups-list.tsx";
import { TryCard } from "../offers/try-card.tsx";
import styles from "./computer.module.css";
import { HostSection } from "./host/host-section.tsx";

interface ComputerPageProps {
  readonly title: string;
  readonly text: string;
  /** Heading of the list of interfaces. */
  readonly heading: string;
}

/** This computer's interfaces beside what can be joined on them. */
export function ComputerPage({ title, text, heading }: ComputerPageProps) {
  return (
    <div className={styles.page} data-pane="groups">
      <div className={styles.content}>
        <header className={styles.header}>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.text}>{text}</p>
        </header>
        <div className={styles.computer}>
          <HostSection heading={heading} />
        </div>
        <div className={styles.offers}>
          <TryCard />
          <AnnouncedList />
          <KnownGroupsList />
        </div>
      </div>
    </div>
  );
}
