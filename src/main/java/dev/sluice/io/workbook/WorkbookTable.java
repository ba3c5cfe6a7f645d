package dev.sluice.io.workbook;

import dev.sluice.io.text.TypedRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A workbook source as Spark sees it. */
final class WorkbookTable implements SupportsRead {

  private final List<SheetPlace> places;
  private final WorkbookRead read;
  private final StructType schema;

  WorkbookTable(List<SheetPlace> places, WorkbookRead read) {
    this.places = List.copyOf(places);
    this.read = read;
    schema = TypedRow.withHidden(read.columns());
  }

  @Override
  public String name() {
    return "workbook "
        + places.stream().map(place -> place.file().path()).collect(Collectors.joining(", "));
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
    return new Builder();
  }

  List<SheetPlace> places() {
    return places;
  }

  WorkbookRead read() {
    return read;
  }

  /** Learns from Spark which columns a query needs. */
  private final class Builder implements SupportsPushDownRequiredColumns {

    private StructType wanted = schema;

    @Override
    public void pruneColumns(StructType required) {
      StructType whole = new StructType();
      // Hidden columns are handed out whole, also when the query needs a part of them.
      for (String name : required.fieldNames()) {
        whole = whole.add(schema.apply(name));
      }
      wanted = whole;
    }

    @Override
    public Scan build() {
      return new WorkbookScan(WorkbookTable.this, wanted);
    }
  }
}
