package dev.sluice.ocsf.validate;

import dev.sluice.ocsf.schema.OcsfSchema;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Judges events that are rows of a table: a column an attribute, structs for objects. What is null
 * is absent. A timestamp column may hold what OCSF has as text, and a map what may hold anything.
 * Some microseconds an event. Each task has a copy of its own, for one thread.
 */
public final class RowValidator implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String RAW_DATA = "raw_data";

  private final StructType columns;
  private final String version;
  private final ValidationOptions options;
  private transient @Nullable RowLayout layout;
  private transient @Nullable EventRules rules;

  /**
   * Makes a validator.
   *
   * @param columns those of the table; hidden ones are no part of the event
   * @param schema the version by which events are judged, unless they name one themselves and the
   *     options let them
   * @param options how strictly
   */
  public RowValidator(StructType columns, OcsfSchema schema, ValidationOptions options) {
    this.columns = columns;
    this.version = schema.version();
    this.options = options;
  }

  /** The faults of an event, in the order of places; a valid one has none, or warnings only. */
  public List<EventFault> validate(InternalRow event) {
    if (rules == null) {
      rules = new EventRules(OcsfSchema.of(version).orElseThrow(), options);
    }
    return rules.check(layout().whole(event));
  }

  private RowLayout layout() {
    if (layout == null) {
      layout = new RowLayout(columns);
    }
    return layout;
  }

  /** The faults of an event, of {@link FaultColumns#TYPE}. */
  public ArrayData faults(InternalRow event) {
    return FaultColumns.of(validate(event));
  }

  /**
   * Why an event is rejected, of {@link dev.sluice.step.ControlColumns#REJECT_TYPE}; null when it
   * is valid.
   */
  public @Nullable InternalRow rejection(InternalRow event) {
    List<EventFault> faults = validate(event);
    UTF8String raw =
        !faults.isEmpty() && layout().value(event, RAW_DATA) instanceof UTF8String text
            ? text
            : null;
    return FaultColumns.rejection(faults, null, raw);
  }
}
