package dev.sluice.market;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ResultColumns;
import java.util.Optional;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The table that a step works on and the name of its result.
 *
 * @param into the result's name; that of the input when the result replaces it
 */
record MarketTable(String name, Place place, String into, Place intoPlace) {

  private static final String TABLE = "table";
  private static final String INTO = "into";

  /** The options that every step on one table starts with. */
  static ObjectShape shape() {
    return ObjectShape.of()
        .required(TABLE, new Shape.Text("the name of a table"), "the table to work on")
        .optional(
            INTO,
            new Shape.Text("the name of a table"),
            "the name of the result; without it the result replaces the table");
  }

  /** Reads the options of {@link #shape()}. */
  static MarketTable read(Fields options) {
    String table = options.text(TABLE);
    return new MarketTable(
        table,
        options.place(TABLE),
        options.text(INTO, table),
        options.place(options.has(INTO) ? INTO : TABLE));
  }

  /** The columns of the input; a table that is not there is reported. */
  Optional<StructType> check(TableSchemas tables, Problems problems) {
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
    return tables.require(name, place, problems);
  }

  /** The user's columns with more behind them; names that cannot be are reported. */
  StructType with(StructType schema, StructType added, Problems problems) {
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : TableSchemas.visibleOnly(schema).fields()) {
      result.add(field, place);
    }
    for (StructField field : added.fields()) {
      result.add(field, place);
    }
    return result.schema();
  }

  /** {@code trades}, or {@code trades into bars}. */
  String described() {
    return into.equals(name) ? name : name + " into " + into;
  }
}
