package dev.sluice.io.file;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.AtomicType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What columns the files of a folder can hold, known before any row is. */
public final class FolderColumns {

  private FolderColumns() {}

  /** Reports every column that files of the format cannot hold; hidden columns are not written. */
  public static void check(PlainFormat format, StructType rows, Place place, Problems problems) {
    for (StructField column : rows.fields()) {
      if (!HiddenColumns.isHidden(column.name())) {
        fault(format, column)
            .ifPresent(
                fault ->
                    problems.report(
                        Problem.user(
                            place,
                            "unsupported-column",
                            "column \"" + column.name() + "\" " + fault)));
      }
    }
  }

  private static Optional<String> fault(PlainFormat format, StructField column) {
    DataType type = column.dataType();
    if (format == PlainFormat.CSV && !(type instanceof AtomicType)) {
      return Optional.of("is " + type.typeName() + ", which CSV cannot hold");
    }
    if (format == PlainFormat.AVRO && !column.name().matches("[A-Za-z_][A-Za-z0-9_]*")) {
      return Optional.of("has a name that Avro does not allow: letters, digits and _");
    }
    if (format == PlainFormat.JSONL && hasOtherKeys(type)) {
      return Optional.of("has a map whose keys are no text, which JSON cannot hold");
    }
    return Optional.empty();
  }

  private static boolean hasOtherKeys(DataType type) {
    if (type instanceof StructType struct) {
      return Arrays.stream(struct.fields()).anyMatch(field -> hasOtherKeys(field.dataType()));
    }
    if (type instanceof ArrayType array) {
      return hasOtherKeys(array.elementType());
    }
    return type instanceof MapType map
        && (map.keyType() != DataTypes.StringType || hasOtherKeys(map.valueType()));
  }
}
