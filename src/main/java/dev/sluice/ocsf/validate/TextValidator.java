package dev.sluice.ocsf.validate;

import dev.sluice.ocsf.schema.OcsfSchema;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Judges events that stand as JSON in a column of text. Each task has a copy of its own, for one
 * thread.
 */
public final class TextValidator implements Serializable {

  private static final long serialVersionUID = 1;

  private final String column;
  private final String version;
  private final ValidationOptions options;
  private transient @Nullable EventValidator validator;

  /**
   * Makes a validator.
   *
   * @param column the column, which is told where there is no place in the event
   * @param schema the version by which events are judged, unless they name one themselves and the
   *     options let them
   * @param options how strictly
   */
  public TextValidator(String column, OcsfSchema schema, ValidationOptions options) {
    this.column = column;
    this.version = schema.version();
    this.options = options;
  }

  private List<EventFault> validate(@Nullable UTF8String json) {
    if (validator == null) {
      validator = new EventValidator(OcsfSchema.of(version).orElseThrow(), options);
    }
    return validator.validate(json == null ? "" : json.toString());
  }

  /** The faults of an event, of {@link FaultColumns#TYPE}. */
  public ArrayData faults(@Nullable UTF8String json) {
    return FaultColumns.of(validate(json));
  }

  /**
   * Why an event is rejected, of {@link dev.sluice.step.ControlColumns#REJECT_TYPE}; null when it
   * is valid.
   */
  public @Nullable InternalRow rejection(@Nullable UTF8String json) {
    return FaultColumns.rejection(validate(json), column, json);
  }
}
