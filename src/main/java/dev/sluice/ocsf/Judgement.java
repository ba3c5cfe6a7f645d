package dev.sluice.ocsf;

import static org.apache.spark.sql.functions.struct;

import dev.sluice.formula.compile.ObjectCall;
import dev.sluice.ocsf.schema.OcsfSchema;
import dev.sluice.ocsf.validate.FaultColumns;
import dev.sluice.ocsf.validate.RowValidator;
import dev.sluice.ocsf.validate.TextValidator;
import dev.sluice.ocsf.validate.ValidationOptions;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructType;

/**
 * A validator as columns of a plan: it is carried to the tasks and called once a row.
 *
 * @param validator a {@link RowValidator} or a {@link TextValidator}
 * @param event what it judges
 */
record Judgement(Object validator, Column event) {

  static Judgement of(
      StructType schema,
      Optional<ColumnReference> column,
      Optional<String> version,
      ValidationOptions options) {
    OcsfSchema judging = OcsfSchema.of(version.orElse(OcsfSchema.DEFAULT_VERSION)).orElseThrow();
    if (column.isPresent()) {
      return new Judgement(
          new TextValidator(column.get().name(), judging, options),
          ColumnReference.named(column.get().name()));
    }
    StructType visible = TableSchemas.visibleOnly(schema);
    Column[] attributes =
        TableSchemas.visible(schema).stream().map(ColumnReference::named).toArray(Column[]::new);
    return new Judgement(new RowValidator(visible, judging, options), struct(attributes));
  }

  /** The faults of the row, of {@link FaultColumns#TYPE}. */
  Column faults() {
    return ObjectCall.ofAny(validator, "faults", FaultColumns.TYPE, event);
  }

  /** Why the row is rejected, or null. */
  Column rejection() {
    return ObjectCall.ofAny(validator, "rejection", ControlColumns.REJECT_TYPE, event);
  }
}
