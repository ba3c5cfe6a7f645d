package dev.sluice.ocsf.validate;

import dev.sluice.step.ControlColumns;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Faults as values of columns. */
public final class FaultColumns {

  /** The type of a list of faults. */
  public static final ArrayType TYPE =
      DataTypes.createArrayType(
          new StructType()
              .add("code", DataTypes.StringType)
              .add("path", DataTypes.StringType)
              .add("message", DataTypes.StringType)
              .add("severity", DataTypes.StringType));

  private static final int SHOWN = 100;

  private FaultColumns() {}

  /** A list of faults, of {@link #TYPE}. */
  static ArrayData of(List<EventFault> faults) {
    Object[] rows = new Object[faults.size()];
    for (int i = 0; i < rows.length; i++) {
      EventFault fault = faults.get(i);
      rows[i] =
          new GenericInternalRow(
              new Object[] {
                UTF8String.fromString(fault.code().code()),
                UTF8String.fromString(fault.path()),
                UTF8String.fromString(fault.message()),
                UTF8String.fromString(fault.severity().word())
              });
    }
    return new GenericArrayData(rows);
  }

  /**
   * Why an event is rejected, of {@link ControlColumns#REJECT_TYPE}: the code of the first error is
   * the reason, so that rejected events are counted by it.
   *
   * @param whole what stands for the place when it is the event as a whole
   * @param record the event as it came in, if that is known
   * @return null when it has no errors
   */
  static @Nullable InternalRow rejection(
      List<EventFault> faults, @Nullable String whole, @Nullable UTF8String record) {
    List<EventFault> errors =
        faults.stream().filter(fault -> fault.severity() == Severity.ERROR).toList();
    if (errors.isEmpty()) {
      return null;
    }
    // elements of lists are one place, or else each would be counted for itself
    String path = errors.get(0).path().replaceAll("\\[\\d+\\]", "[]");
    String text =
        errors.stream().limit(SHOWN).map(EventFault::described).collect(Collectors.joining("; "))
            + (errors.size() > SHOWN ? "; and " + (errors.size() - SHOWN) + " more" : "");
    return new GenericInternalRow(
        new @Nullable Object[] {
          null,
          null,
          UTF8String.fromString(path.isEmpty() ? whole : path),
          UTF8String.fromString(text),
          UTF8String.fromString(errors.get(0).code().code()),
          record == null ? null : record.copy()
        });
  }
}
