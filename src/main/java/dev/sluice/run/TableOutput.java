package dev.sluice.run;

import dev.sluice.io.table.PublishOutcome;
import dev.sluice.io.table.StagedTable;
import dev.sluice.io.write.RowSums;
import dev.sluice.spec.Publication;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Rows on an audit branch of an Iceberg table. */
record TableOutput(StagedTable staged, Publication.Scope scope) implements StagedOutput {

  /** How often to audit again when others keep publishing to the same table. */
  private static final int ATTEMPTS = 20;

  @Override
  public Dataset<Row> audited(SparkSession spark) {
    return scope == Publication.Scope.TABLE ? staged.wholeTable(spark) : staged.rows(spark);
  }

  @Override
  public Dataset<Row> rows(SparkSession spark) {
    return staged.rows(spark);
  }

  @Override
  public long addedRecords() {
    return staged.addedRecords();
  }

  @Override
  public Optional<RowSums> sums() {
    return staged.sums();
  }

  @Override
  public Optional<Long> previousSnapshot() {
    OptionalLong base = staged.baseSnapshotId();
    return base.isPresent() ? Optional.of(base.getAsLong()) : Optional.empty();
  }

  @Override
  public Published publish(Predicate<StagedOutput> audit) {
    PublishOutcome outcome = staged.publish(ATTEMPTS, again -> audit.test(this));
    if (outcome instanceof PublishOutcome.Published published) {
      return new Published(State.PUBLISHED, Optional.of(published.snapshotId()));
    }
    if (outcome instanceof PublishOutcome.AlreadyPublished already) {
      return new Published(State.UNCHANGED, Optional.of(already.by().snapshotId()));
    }
    return new Published(State.REFUSED, Optional.empty());
  }

  @Override
  public void refuse() {
    staged.close();
  }
}
