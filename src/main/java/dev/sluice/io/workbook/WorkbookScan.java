package dev.sluice.io.workbook;

import java.util.OptionalLong;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;

/** One reading of a source. Equal scans are read once where Spark can share the result. */
record WorkbookScan(WorkbookTable table, StructType wanted)
    implements SupportsReportStatistics, Batch {

  /** Sheets are XML, packed; a row of Spark is about as large as its XML is packed, times this. */
  private static final long UNPACKED = 4;

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

  /** A packed sheet can only be read from its start: one task a file. */
  @Override
  public InputPartition[] planInputPartitions() {
    return table.places().toArray(new InputPartition[0]);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new Readers(table.read(), wanted);
  }

  /** What join planning needs is which side is small. */
  @Override
  public Statistics estimateStatistics() {
    long bytes = table.places().stream().mapToLong(place -> place.file().size()).sum();
    return new Statistics() {
      @Override
      public OptionalLong sizeInBytes() {
        return OptionalLong.of(bytes * UNPACKED);
      }

      @Override
      public OptionalLong numRows() {
        return OptionalLong.empty();
      }
    };
  }

  /** Makes the readers of a scan in the executors. */
  private record Readers(WorkbookRead read, StructType wanted) implements PartitionReaderFactory {

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      return new SheetReader(read, wanted, (SheetPlace) partition);
    }
  }
}
