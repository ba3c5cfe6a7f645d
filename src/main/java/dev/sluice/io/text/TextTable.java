package dev.sluice.io.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A text source as Spark sees it. */
final class TextTable implements SupportsRead {

  private final TextOptions options;
  private final List<TextColumn> columns;
  private final List<FileLayout> files;
  private final List<TextPartition> partitions;
  private final StructType schema;

  TextTable(TextOptions options, List<TextColumn> columns, List<FileLayout> files, int cores) {
    this.options = options;
    this.columns = columns;
    this.files = files;
    partitions =
        SplitPlan.of(options.format(), files, options.storage(), options.splitBytes(), cores);
    schema = TextSchema.withHidden(columns);
  }

  @Override
  public String name() {
    return "text " + options.paths().stream().collect(Collectors.joining(", "));
  }

  // Spark deprecated it in favour of columns(), which by default is made of it.
  @Override
  @SuppressWarnings("deprecation")
  public StructType schema() {
    return schema;
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap ignored) {
    return new TextScanBuilder(this);
  }

  TextOptions options() {
    return options;
  }

  List<TextColumn> declared() {
    return columns;
  }

  List<FileLayout> files() {
    return files;
  }

  List<TextPartition> partitions() {
    return partitions;
  }
}
