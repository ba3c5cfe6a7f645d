package dev.sluice.ocsf.compile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.compile.ObjectCall;
import dev.sluice.ocsf.mapping.Change;
import dev.sluice.ocsf.mapping.ClassMapping;
import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.mapping.Mapping;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.column.ColumnReference;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Compiles class mappings to events such as the AWS transformation library makes of them: exactly
 * the attributes that are mapped, values of the record as text, nothing added and nothing checked.
 */
public final class LibraryEvents {

  /** The day of the event in UTC, null where its time cannot be read. */
  public static final String DAY = "eventday";

  private static final String RECORD = HiddenColumns.PREFIX + "record";

  private final Mapping mapping;
  private final String schema;
  private final LinkedHashMap<Integer, ClassMapping> variants;
  private final MappedValue.Chosen time;
  private final DataType type;
  private final RecordColumns fields;

  /**
   * For the events of one schema.
   *
   * @param mapping reads records as the library does, and says when they happened
   * @param variants the class mappings that make them, by their place in the mapping from 1
   */
  public LibraryEvents(Mapping mapping, String schema, Map<Integer, ClassMapping> variants) {
    this.mapping = mapping;
    this.schema = schema;
    this.variants = new LinkedHashMap<>(variants);
    this.time = (MappedValue.Chosen) mapping.timestamp().orElseThrow();
    List<MappedValue> written = new ArrayList<>();
    Set<FieldPath> paths = new LinkedHashSet<>();
    for (ClassMapping variant : variants.values()) {
      written.add(variant.attributes());
      paths.addAll(FieldUses.of(variant.attributes()).paths());
    }
    if (time.from().get(0) instanceof MappedValue.Field field) {
      paths.add(field.path());
    }
    this.type = LibraryTypes.of(written);
    this.fields = new RecordColumns(mapping, paths, col(RECORD));
  }

  /** The columns of the events. */
  public StructType schema() {
    return new StructType()
        .add("source", DataTypes.StringType)
        .add("target_schema", DataTypes.StringType)
        .add("target_mapping", type)
        .add(DAY, DataTypes.StringType);
  }

  /**
   * Makes the events.
   *
   * @param records have the text and, in the column of rules, which class mapping takes them
   * @return the same rows with the columns of {@link #schema}
   */
  public Dataset<Row> events(Dataset<Row> records, Column text, Column rule) {
    Dataset<Row> read =
        records.withColumn(RECORD, fields.readWhen(rule.isin(variants.keySet().toArray()), text));
    List<Column> columns = new ArrayList<>();
    for (String name : records.columns()) {
      columns.add(ColumnReference.named(name));
    }
    LibraryValues values = new LibraryValues(fields);
    columns.add(lit(mapping.source()).as("source"));
    columns.add(lit(schema).as("target_schema"));
    columns.add(ComputedOnce.of(event(rule, values)).as("target_mapping"));
    columns.add(day(values).as(DAY));
    return read.select(columns.toArray(Column[]::new));
  }

  private Column event(Column rule, LibraryValues values) {
    Column event = lit(null).cast(type);
    for (Map.Entry<Integer, ClassMapping> variant : variants.entrySet()) {
      event =
          when(rule.equalTo(variant.getKey()), values.of(variant.getValue().attributes(), type))
              .otherwise(event);
    }
    return event;
  }

  private Column day(LibraryValues values) {
    List<String> formats = ((Change.Time) time.changes().get(0)).formats();
    Column millis =
        ObjectCall.of(
            new EventTime(formats, ZoneOffset.UTC),
            "millis",
            DataTypes.LongType,
            values.of(time.from().get(0), DataTypes.StringType));
    return date_format(timestamp_millis(millis), "yyyyMMdd");
  }
}
