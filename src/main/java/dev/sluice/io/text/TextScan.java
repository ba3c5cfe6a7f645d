package dev.sluice.io.text;

import java.util.OptionalLong;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;

/** One reading of a source. Equal scans are read once where Spark can share the result. */
record TextScan(TextTable table, StructType wanted) implements SupportsReportStatistics, Batch {

  @Override
  public StructType readSchema() {
    return wanted;
  }

  @Override
  public String description() {
    return table.name();
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    return table.partitions().toArray(new InputPartition[0]);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    TextOptions options = table.options();
    return new TextReaderFactory(
        new TextRead(
            options.format(), options.dialect(), table.declared(), wanted, options.storage()));
  }

  /** Bytes as they are on disk: what join planning needs is which side is small. */
  @Override
  public Statistics estimateStatistics() {
    long bytes = table.files().stream().mapToLong(layout -> layout.file().size()).sum();
    return new Statistics() {
      @Override
      public OptionalLong sizeInBytes() {
        return OptionalLong.of(bytes);
      }

      @Override
      public OptionalLong numRows() {
        return OptionalLong.empty();
      }
    };
  }
}
