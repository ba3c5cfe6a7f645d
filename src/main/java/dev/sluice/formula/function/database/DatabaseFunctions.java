package dev.sluice.formula.function.database;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.DATABASE;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Totals of a field over the records that meet a table of criteria. */
public final class DatabaseFunctions {

  private static final String FRUIT = "({\"Fruit\",\"Crates\";\"apple\",4;\"pear\",9;\"fig\",8},";

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          function("DSUM", "The sum of a field over the records that meet criteria", "sum", "17"),
          function(
              "DAVERAGE",
              "The mean of a field over the records that meet criteria",
              "average",
              "8.5"),
          function(
              "DCOUNT", "How many of the records that meet criteria have a number", "count", "2"),
          function(
              "DCOUNTA",
              "How many of the records that meet criteria have a value",
              "countAll",
              "2"),
          function("DMAX", "The largest number of the records that meet criteria", "largest", "9"),
          function(
              "DMIN", "The smallest number of the records that meet criteria", "smallest", "8"),
          function(
              "DPRODUCT",
              "The product of a field over the records that meet criteria",
              "product",
              "72"),
          function(
              "DSTDEV",
              "The standard deviation of the records that meet criteria, as a sample",
              "deviation",
              "0.707106781186548"),
          function(
              "DSTDEVP",
              "The standard deviation of all records that meet criteria",
              "populationDeviation",
              "0.5"),
          function(
              "DVAR",
              "The variance of the records that meet criteria, as a sample",
              "variance",
              "0.5"),
          function(
              "DVARP",
              "The variance of all records that meet criteria",
              "populationVariance",
              "0.25"),
          named("DGET", DATABASE, "The field of the only record that meets criteria")
              .ranges("database", "field", "criteria")
              .example("=DGET" + FRUIT + "\"Crates\",{\"Fruit\";\"p\"})", "9")
              .computedBy(Records.class, "only"));

  private DatabaseFunctions() {}

  private static ExcelFunction function(
      String name, String summary, String method, String expected) {
    return named(name, DATABASE, summary)
        .ranges("database", "field", "criteria")
        .example("=" + name + FRUIT + "\"Crates\",{\"Crates\";\">5\"})", expected)
        .computedBy(Records.class, method);
  }
}
