package dev.sluice.io.lake;

import dev.sluice.io.write.RowWrite;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns that rows of a lake folder must have, and how they may grow. */
public final class LakeColumns {

  /** What the folders are named by, from the outer one to the inner; not in the files. */
  static final List<String> FOLDERS = List.of("region", "accountId", "eventDay");

  /** Milliseconds since 1970, by which the rows of a file are ordered. */
  static final String TIME = "time";

  private LakeColumns() {}

  /**
   * Reports every column that is missing or of another type than the layout asks for.
   *
   * @param rows without hidden columns
   */
  public static void check(StructType rows, Place place, Problems problems) {
    for (String name : FOLDERS) {
      require(rows, name, DataTypes.StringType, "text", place, problems);
    }
    require(rows, TIME, DataTypes.LongType, "integer, milliseconds since 1970", place, problems);
    for (StructField field : rows.fields()) {
      if (!RowWrite.covers(new StructType().add(field))) {
        problems.report(
            Problem.user(
                place,
                "unsupported-column",
                "column \""
                    + field.name()
                    + "\" is "
                    + field.dataType().catalogString()
                    + ", which this layout does not take"));
      }
    }
  }

  private static void require(
      StructType rows, String name, DataType type, String inWords, Place place, Problems problems) {
    boolean isThere = Arrays.asList(rows.fieldNames()).contains(name);
    if (!isThere || !rows.apply(name).dataType().equals(type)) {
      problems.report(
          Problem.user(
              place,
              "lake-column",
              "layout security-lake needs the column \""
                  + name
                  + "\" ("
                  + inWords
                  + (isThere
                      ? "); it is " + rows.apply(name).dataType().catalogString()
                      : "), which is not there")));
    }
  }

  /** The columns that stand in the files. */
  static StructType inFiles(StructType rows) {
    return new StructType(
        Arrays.stream(rows.fields())
            .filter(field -> !FOLDERS.contains(field.name()))
            .toArray(StructField[]::new));
  }

  /** The places of the columns in the rows. */
  static int[] ordinals(StructType rows, List<String> names) {
    return names.stream().mapToInt(rows::fieldIndex).toArray();
  }

  /**
   * How later rows differ from what the folder holds, in words; empty when they have the same
   * columns, or more behind them or within them.
   */
  static List<String> differences(StructType held, StructType rows) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < held.length(); i++) {
      StructField field = held.apply(i);
      int place = Arrays.asList(rows.fieldNames()).indexOf(field.name());
      if (place < 0) {
        differences.add("\"" + field.name() + "\" is missing");
      } else if (place != i) {
        differences.add("\"" + field.name() + "\" stands at another place");
      } else {
        compare(field.name(), field.dataType(), rows.apply(i).dataType(), differences);
      }
    }
    return differences;
  }

  private static void compare(
      String name, DataType held, DataType found, List<String> differences) {
    if (held instanceof StructType struct && found instanceof StructType other) {
      for (StructField field : struct.fields()) {
        String inner = name + "." + field.name();
        if (Arrays.asList(other.fieldNames()).contains(field.name())) {
          compare(inner, field.dataType(), other.apply(field.name()).dataType(), differences);
        } else {
          differences.add("\"" + inner + "\" is missing");
        }
      }
    } else if (held instanceof ArrayType array && found instanceof ArrayType other) {
      compare(name + "[]", array.elementType(), other.elementType(), differences);
    } else if (held instanceof MapType map && found instanceof MapType other) {
      compare(name + "[key]", map.keyType(), other.keyType(), differences);
      compare(name + "[]", map.valueType(), other.valueType(), differences);
    } else if (!held.equals(found)) {
      differences.add(
          "\"" + name + "\" is " + found.catalogString() + ", not " + held.catalogString());
    }
  }

  /** Reports rows whose values make no folder. */
  static void checkFolders(Map<String, Long> rowsByFolder, Place place, Problems problems) {
    for (int i = 0; i < FOLDERS.size(); i++) {
      String column = FOLDERS.get(i);
      int level = i;
      boolean isDay = i == FOLDERS.size() - 1;
      long bad =
          rowsByFolder.entrySet().stream()
              .filter(folder -> isBad(LakeFolder.values(folder.getKey()).get(level), isDay))
              .mapToLong(Map.Entry::getValue)
              .sum();
      if (bad > 0) {
        problems.report(
            Problem.data(
                place,
                "no-partition",
                bad
                    + (bad == 1 ? " row has " : " rows have ")
                    + (isDay ? "no day as YYYYMMDD" : "a blank")
                    + " in \""
                    + column
                    + "\", which names its folder"));
      }
    }
  }

  private static boolean isBad(String value, boolean isDay) {
    return isDay ? !value.matches("[0-9]{8}") : value.isBlank();
  }
}
