package dev.sluice.step.column;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Collects the columns of a result and refuses names that cannot be: hidden ones, and two that
 * differ at most in the case of letters, which most tables cannot tell apart.
 */
public final class ResultColumns {

  private final Map<String, StructField> fields = new LinkedHashMap<>();
  private final Map<String, String> seen = new HashMap<>();
  private final Problems problems;

  public ResultColumns(Problems problems) {
    this.problems = problems;
  }

  /** Adds a column; a name that cannot be is reported at its place. */
  public void add(StructField field, Place place) {
    String name = field.name();
    if (HiddenColumns.isHidden(name) || name.isBlank()) {
      problems.report(
          Problem.user(
              place,
              "hidden-name",
              name.isBlank()
                  ? "a column needs a name"
                  : "\""
                      + name
                      + "\" cannot be the name of a column: "
                      + HiddenColumns.PREFIX
                      + " starts what Sluice keeps for itself"));
      return;
    }
    String earlier = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
    if (earlier != null) {
      problems.report(
          Problem.user(
              place,
              "duplicate-column",
              earlier.equals(name)
                  ? "the result has two columns \"" + name + "\""
                  : "the result has columns \""
                      + earlier
                      + "\" and \""
                      + name
                      + "\", which differ only in the case of letters"));
      return;
    }
    fields.put(name, DataTypes.createStructField(name, field.dataType(), true));
  }

  /** The columns that were added. */
  public StructType schema() {
    return new StructType(fields.values().toArray(StructField[]::new));
  }
}
