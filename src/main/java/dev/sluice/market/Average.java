package dev.sluice.market;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.sums.GroupedSums;
import dev.sluice.step.sums.GroupedSums.Total;
import dev.sluice.step.sums.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** One average of a column, of all rows alike or by a weight. */
record Average(String name, Place place, ColumnReference of, Optional<ColumnReference> weight) {

  private static final String OF = "of";
  private static final String WEIGHT = "weight";

  /** The options of one average. */
  static ObjectShape shape() {
    return ObjectShape.of()
        .required(OF, new Shape.Text("a column"), "the column to average")
        .optional(
            WEIGHT,
            new Shape.Text("a column"),
            "the weight of each row; without it all rows weigh the same");
  }

  static List<Average> read(Fields options, String key, Problems problems) {
    List<Average> averages = new ArrayList<>();
    options
        .entries(key)
        .forEach(
            (name, node) ->
                ShapeChecker.read(node, shape(), problems)
                    .ifPresent(fields -> averages.add(read(name, node, fields))));
    return averages;
  }

  private static Average read(String name, Node node, Fields fields) {
    return new Average(
        name,
        node.place(),
        SummedGroups.reference(fields, OF),
        fields
            .optionalText(WEIGHT)
            .map(column -> new ColumnReference(column, fields.place(WEIGHT))));
  }

  /** The column of the sum of the values times their weights. */
  String sum() {
    return name + "_sum";
  }

  /** The column of the sum of the weights. */
  String weightSum() {
    return name + "_weight";
  }

  /** The columns that it makes; what they cannot be made of is reported. */
  List<StructField> check(String table, StructType schema, Problems problems) {
    Optional<Figure> value = Figure.check(of, table, schema, problems);
    Optional<Figure> factor = weight.flatMap(by -> Figure.check(by, table, schema, problems));
    if (value.isEmpty() || factor.isEmpty() != weight.isEmpty()) {
      return List.of();
    }
    int scale = sumScale(value.get(), factor);
    if (scale > GroupedSums.DIGITS) {
      problems.report(tooManyDecimals(of.place(), "value and weight", scale));
      return List.of();
    }
    return List.of(
        SummedGroups.field(name, DataTypes.DoubleType),
        SummedGroups.field(sum(), GroupedSums.type(scale)),
        SummedGroups.field(weightSum(), GroupedSums.type(factor.map(Figure::scale).orElse(0))));
  }

  static Problem tooManyDecimals(Place place, String what, int decimals) {
    return Problem.user(
        place,
        "wrong-column-type",
        what
            + " have "
            + decimals
            + " decimals together; the sum of their products has at most "
            + GroupedSums.DIGITS);
  }

  private static int sumScale(Figure value, Optional<Figure> factor) {
    return factor.map(value::scaleWith).orElse(value.scale());
  }

  /** Its two sums. */
  List<Total> totals(StructType schema) {
    Figure value = Figure.of(of, schema);
    Optional<Figure> factor = weight.map(by -> Figure.of(by, schema));
    int scale = sumScale(value, factor);
    Column isThere = value.column().isNotNull();
    return List.of(
        new Total(
            sum(),
            GroupedSums.type(scale),
            factor.map(by -> value.times(by, scale)).orElse(value.term())),
        factor
            .map(
                by ->
                    new Total(weightSum(), GroupedSums.type(by.scale()), by.where(isThere).term()))
            .orElseGet(
                () ->
                    new Total(
                        weightSum(), GroupedSums.type(0), Term.units(when(isThere, lit(1L))))));
  }

  /** The columns that it makes, of its sums. */
  List<Column> results() {
    Column above = ColumnReference.named(sum());
    Column below = ColumnReference.named(weightSum());
    return List.of(ExactRatio.of(above, below).as(name), above, below);
  }

  /** For {@code explain}. */
  String written() {
    return name + " = average of " + of.name() + weight.map(by -> " by " + by.name()).orElse("");
  }
}
