package dev.sluice.ocsf.compile;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.ocsf.mapping.Mapping;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.ocsf.record.ReadRecord;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * The fields of records as columns. A record is read once, into a column of its own, of which all
 * others are parts.
 */
final class RecordColumns implements FieldColumns {

  private final Mapping mapping;
  private final List<FieldPath> paths;
  private final Column record;

  /**
   * For records that {@link #read} has read.
   *
   * @param paths the fields that are wanted
   * @param record the column that has them
   */
  RecordColumns(Mapping mapping, Collection<FieldPath> paths, Column record) {
    this.mapping = mapping;
    this.paths = List.copyOf(new LinkedHashSet<>(paths));
    this.record = record;
  }

  /** Reads the records that texts hold. */
  Column read(Column text) {
    return ComputedOnce.of(ReadRecord.column(mapping.reader(paths), text));
  }

  /** The same for the texts for which a condition holds. */
  Column readWhen(Column condition, Column text) {
    return ComputedOnce.of(when(condition, ReadRecord.column(mapping.reader(paths), text)));
  }

  List<FieldPath> paths() {
    return paths;
  }

  @Override
  public Column text(FieldPath path) {
    int place = paths.indexOf(path);
    if (place < 0) {
      return lit(null).cast(DataTypes.StringType);
    }
    return record.getField("fields").getField("f" + place);
  }

  /** What no path covers. */
  Column rest() {
    return record.getField("rest");
  }

  /** Why the text is no record; null when it is one. */
  Column fault() {
    return record.getField("fault");
  }
}
