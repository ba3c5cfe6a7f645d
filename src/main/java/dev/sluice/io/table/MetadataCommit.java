package dev.sluice.io.table;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;

/**
 * A change of a table's metadata that is decided on exactly the metadata that it replaces. When
 * another process commits first, the decision is taken again on what that process left.
 */
final class MetadataCommit {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private MetadataCommit() {}

  /**
   * Commits a change.
   *
   * @param change from the current metadata to the wanted; the same object when there is nothing to
   *     do, which must also be the answer when an earlier try got through unnoticed
   */
  static void commit(TableOperations operations, UnaryOperator<TableMetadata> change) {
    Instant deadline = Instant.now().plus(PATIENCE);
    Duration pause = Duration.ofMillis(5);
    while (true) {
      TableMetadata base = operations.refresh();
      TableMetadata wanted = change.apply(base);
      if (wanted == base) {
        return;
      }
      try {
        operations.commit(base, wanted);
        return;
      } catch (CommitFailedException | CommitStateUnknownException e) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
        pause(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                ? LONGEST_PAUSE
                : pause.multipliedBy(2);
      }
    }
  }

  /** Waits a random time around the given one, so that rivals do not meet again. */
  private static void pause(Duration about) {
    long nanos = about.toNanos();
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(nanos / 2, nanos * 2));
  }
}
