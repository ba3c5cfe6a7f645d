package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.TableSchemas;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * The table that an operation works on and the name of its result.
 *
 * @param into the result's name; that of the input when the result replaces it
 */
record InputTable(String name, Place place, String into, Place intoPlace) {

  private static final String TABLE = "table";
  private static final String INTO = "into";

  /** The options that every operation on one table starts with. */
  static ObjectShape shape() {
    return ObjectShape.of()
        .required(TABLE, new Shape.Text("the name of a table"), "the table to work on")
        .optional(
            INTO,
            new Shape.Text("the name of a table"),
            "the name of the result; without it the result replaces the table");
  }

  /** Reads the options of {@link #shape()}. */
  static InputTable read(Fields options) {
    String table = options.text(TABLE);
    return new InputTable(
        table,
        options.place(TABLE),
        options.text(INTO, table),
        options.place(options.has(INTO) ? INTO : TABLE));
  }

  /** The columns of the input; a table that is not there is reported. */
  Optional<StructType> check(TableSchemas tables, Problems problems) {
    checkResult(into, intoPlace, problems);
    return tables.require(name, place, problems);
  }

  /** Reports a name that no result can have. */
  static void checkResult(String into, Place intoPlace, Problems problems) {
    if (HiddenColumns.isHidden(into)) {
      problems.report(
          Problem.user(
              intoPlace,
              "hidden-name",
              "\""
                  + into
                  + "\" cannot be the name of a table: "
                  + HiddenColumns.PREFIX
                  + " starts what Sluice keeps for itself"));
    }
  }

  /** {@code bank}, or {@code bank into totals}. */
  String described() {
    return into.equals(name) ? name : name + " into " + into;
  }
}
