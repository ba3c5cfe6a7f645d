package dev.sluice.io.table;

import static org.apache.spark.sql.functions.lit;

import dev.sluice.io.write.RowSums;
import dev.sluice.io.write.RowWrite;
import dev.sluice.io.write.WrittenRows;
import dev.sluice.spec.HiddenColumns;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.ReplacePartitions;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.types.StructType;

/** Puts rows on an audit branch, as one snapshot that carries the run's summary. */
record StagingWrite(TableCatalog catalog, TableTarget target, TableRun run) {

  /**
   * What was written.
   *
   * @param sums over the rows, when they were taken while writing
   */
  record Written(Snapshot snapshot, Optional<RowSums> sums) {}

  /**
   * Writes rows to the fork's branch, in one Spark job.
   *
   * @param observed makes the rows observed, for a write that takes no sums itself
   */
  Written write(Dataset<Row> rows, Fork fork, UnaryOperator<Dataset<Row>> observed) {
    Dataset<Row> visible = withoutHidden(rows);
    Optional<TableFiles> files = TableFiles.of(fork.table(), visible.schema());
    if (files.isPresent()) {
      WrittenRows written = RowWrite.run(visible, files.get());
      return new Written(commit(written, files.get(), fork), Optional.of(written.sums()));
    }
    return new Written(throughSpark(observed.apply(visible), fork), Optional.empty());
  }

  private Snapshot commit(WrittenRows written, TableFiles files, Fork fork) {
    List<DataFile> dataFiles = written.files().stream().map(files::dataFile).toList();
    return CatalogFailure.guard(
        "table " + target.table(),
        () -> {
          try {
            add(dataFiles, fork.table(), fork.branch());
          } catch (CommitStateUnknownException e) {
            // It may have been committed: the files must stay.
            throw e;
          } catch (RuntimeException e) {
            RowWrite.delete(files, written.files(), e);
            throw e;
          }
          return head(fork);
        });
  }

  private Snapshot throughSpark(Dataset<Row> rows, Fork fork) {
    String selector = "branch_" + fork.branch().name();
    DataFrameWriterV2<Row> writer = rows.writeTo(target.id().inSpark(catalog.name(), selector));
    summary().forEach((key, value) -> writer.option("snapshot-property." + key, value));
    writer
        // An open file for every partition value instead of a sort of all rows.
        .option("fanout-enabled", "true")
        .option("distribution-mode", fork.table().spec().isUnpartitioned() ? "none" : "hash");
    try {
      switch (target.mode()) {
        case APPEND -> writer.append();
        case REPLACE -> writer.overwrite(lit(true));
        case REPLACE_PARTITIONS -> replacePartitions(writer, rows.schema());
      }
    } catch (NoSuchTableException e) {
      throw CatalogFailure.of("table " + target.table(), e);
    }
    return CatalogFailure.guard("table " + target.table(), () -> written(fork));
  }

  private void replacePartitions(DataFrameWriterV2<Row> writer, StructType columns)
      throws NoSuchTableException {
    if (target.recomputed().isPresent()) {
      TableTarget.Recomputed recomputed = target.recomputed().get();
      writer.overwrite(recomputed.days().condition(columns.apply(recomputed.column())));
    } else {
      writer.overwritePartitions();
    }
  }

  private static Dataset<Row> withoutHidden(Dataset<Row> rows) {
    String[] hidden =
        Arrays.stream(rows.columns()).filter(HiddenColumns::isHidden).toArray(String[]::new);
    return hidden.length == 0 ? rows : rows.drop(hidden);
  }

  /** The snapshot that was written; an overwrite of partitions without rows does not make one. */
  private Snapshot written(Fork fork) {
    Snapshot head = head(fork);
    if (run.staged(head.summary())) {
      return head;
    }
    commit(fork.table().newFastAppend(), fork.branch());
    return head(fork);
  }

  /**
   * Stages the data files of an earlier snapshot of this run once more, on a new branch from what
   * main is now. Rewrites no data; makes branch and snapshot in one commit.
   */
  Fork stageAgain(Fork earlier, Snapshot staged) {
    var table = earlier.table();
    AuditBranch branch = earlier.branch().next();
    add(staged.addedDataFiles(table.io()), table, branch);
    return Fork.under(table, branch);
  }

  private void add(Iterable<DataFile> files, BaseTable table, AuditBranch branch) {
    switch (target.mode()) {
      case APPEND -> {
        AppendFiles append = table.newAppend();
        files.forEach(append::appendFile);
        commit(append, branch);
      }
      case REPLACE -> overwrite(Expressions.alwaysTrue(), files, table, branch);
      case REPLACE_PARTITIONS -> {
        if (target.recomputed().isPresent()) {
          TableTarget.Recomputed recomputed = target.recomputed().get();
          overwrite(recomputed.days().filter(recomputed.column()), files, table, branch);
          return;
        }
        ReplacePartitions replace = table.newReplacePartitions();
        files.forEach(replace::addFile);
        commit(replace, branch);
      }
    }
  }

  private void overwrite(
      Expression former, Iterable<DataFile> files, BaseTable table, AuditBranch branch) {
    OverwriteFiles overwrite = table.newOverwrite().overwriteByRowFilter(former);
    files.forEach(overwrite::addFile);
    commit(overwrite, branch);
  }

  private <T extends SnapshotUpdate<T>> void commit(T update, AuditBranch branch) {
    summary().forEach(update::set);
    update.toBranch(branch.name()).commit();
  }

  private Map<String, String> summary() {
    Map<String, String> summary = new LinkedHashMap<>(target.summary());
    summary.putAll(run.summary());
    return summary;
  }

  /** The newest snapshot of the fork's branch. */
  Snapshot head(Fork fork) {
    TableMetadata metadata = fork.table().operations().refresh();
    SnapshotRef ref = metadata.ref(fork.branch().name());
    if (ref == null) {
      throw StagedTable.branchLost(target, fork.branch());
    }
    return metadata.snapshot(ref.snapshotId());
  }
}
