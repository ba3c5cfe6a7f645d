package dev.sluice.market;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.List;

/** A ratio of two columns that are summed up. */
record Ratio(String name, Place place, ColumnReference sum, ColumnReference weight) {

  private static final String SUM = "sum";
  private static final String WEIGHT = "weight";

  /** The options of one ratio. */
  static ObjectShape shape() {
    return ObjectShape.of()
        .required(SUM, new Shape.Text("a column"), "what stands above the line")
        .required(WEIGHT, new Shape.Text("a column"), "what stands below the line");
  }

  static List<Ratio> read(Fields options, String key, Problems problems) {
    List<Ratio> ratios = new ArrayList<>();
    options
        .entries(key)
        .forEach(
            (name, node) ->
                ShapeChecker.read(node, shape(), problems)
                    .ifPresent(
                        fields ->
                            ratios.add(
                                new Ratio(
                                    name,
                                    node.place(),
                                    SummedGroups.reference(fields, SUM),
                                    SummedGroups.reference(fields, WEIGHT)))));
    return ratios;
  }
}
