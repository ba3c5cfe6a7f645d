package dev.sluice.operation;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.operation.BucketRange.Edge;
import dev.sluice.operation.BucketRange.End;
import dev.sluice.operation.BucketRange.Grain;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Ranges written in a job, from the lowest to the highest, each next to the other. */
record BucketRanges(List<BucketRange> ranges) {

  private static final String NAME = "name";
  private static final String FROM = "from";
  private static final String UP_TO = "up-to";
  private static final String BELOW = "below";

  /** What users may write. */
  static final Shape SHAPE =
      new Shape.ListOf(
          new Shape.Nested(
              ObjectShape.of()
                  .required(NAME, new Shape.Text("a text"), "what numbers in this range are called")
                  .optional(
                      FROM,
                      new Shape.Text("a number"),
                      "the smallest number in it; without it the range starts where the one before"
                          + " ends, the first one without a lower limit")
                  .optional(UP_TO, new Shape.Text("a number"), "the largest number in it")
                  .optional(
                      BELOW,
                      new Shape.Text("a number"),
                      "the number at which the next range starts; without both, the last range has"
                          + " no upper limit")));

  BucketRanges {
    ranges = List.copyOf(ranges);
  }

  /** Reads the option; what is no number is reported. */
  static BucketRanges read(Fields options, String key, Problems problems) {
    return new BucketRanges(options.nestedItems(key, range -> range(range, problems)));
  }

  private static BucketRange range(Fields range, Problems problems) {
    if (range.has(UP_TO) && range.has(BELOW)) {
      problems.report(
          Problem.user(
              range.place(BELOW),
              "conflicting-keys",
              "a range ends either up-to or below a number"));
    }
    Optional<End> upTo = number(range, UP_TO, problems).map(end -> new End(end, Edge.INSIDE));
    Optional<End> below = number(range, BELOW, problems).map(End::below);
    return new BucketRange(
        range.text(NAME), range.place(), number(range, FROM, problems), upTo.or(() -> below));
  }

  private static Optional<BigDecimal> number(Fields range, String key, Problems problems) {
    Optional<String> written = range.optionalText(key);
    try {
      return written.map(BigDecimal::new);
    } catch (NumberFormatException e) {
      problems.report(
          Problem.user(
              range.place(key), "not-a-number", "\"" + written.orElse("") + "\" is no number"));
      return Optional.empty();
    }
  }

  /** Reports gaps, overlaps and ranges out of order. */
  void check(DataType type, Problems problems) {
    Optional<End> before = Optional.empty();
    for (int i = 0; i < ranges.size(); i++) {
      BucketRange range = ranges.get(i);
      Optional<End> end = end(i);
      if (i > 0 && before.isPresent()) {
        checkStart(range, before.get(), end, Grain.of(type), problems);
      } else if (range.from().isPresent() && end.isPresent()) {
        checkSpan(range, range.from().get(), end.get(), problems);
      }
      if (end.isEmpty() && i + 1 < ranges.size()) {
        problems.report(
            Problem.user(
                    range.place(),
                    "range-without-end",
                    "range \"" + range.name() + "\" has no end, so none can follow it")
                .withHint("give it up-to or below, or the next one from"));
      }
      before = end;
    }
  }

  private static void checkStart(
      BucketRange range, End before, Optional<End> end, Grain grain, Problems problems) {
    if (range.from().isPresent()) {
      int gap = before.gapTo(range.from().get(), grain);
      if (gap != 0) {
        problems.report(
            Problem.user(
                    range.place(),
                    gap < 0 ? "ranges-overlap" : "ranges-gap",
                    "range \""
                        + range.name()
                        + "\" starts from "
                        + range.from().get().toPlainString()
                        + (gap < 0 ? ", but the one before goes " : ", but the one before ends ")
                        + before.written())
                .withHint(
                    gap < 0
                        ? "ranges stand from the lowest to the highest; end the one before with"
                            + " below: "
                            + range.from().get().toPlainString()
                        : "without from it starts where the one before ends"));
        return;
      }
      end.ifPresent(found -> checkSpan(range, range.from().get(), found, problems));
    } else {
      end.filter(
              found ->
                  found.isBefore(before.number())
                      || found.number().compareTo(before.number()) == 0
                          && before.edge() == Edge.INSIDE)
          .ifPresent(
              found ->
                  problems.report(
                      Problem.user(
                              range.place(),
                              "range-order",
                              "range \""
                                  + range.name()
                                  + "\" ends "
                                  + found.written()
                                  + ", where the one before ends "
                                  + before.written()
                                  + " already")
                          .withHint("ranges stand from the lowest to the highest")));
    }
  }

  private static void checkSpan(BucketRange range, BigDecimal from, End end, Problems problems) {
    if (end.isBefore(from)) {
      problems.report(
          Problem.user(
              range.place(),
              "range-order",
              "range \""
                  + range.name()
                  + "\" starts from "
                  + from.toPlainString()
                  + " and ends "
                  + end.written()
                  + ": no number is in it"));
    }
  }

  /** The written end of a range, or the start of the next one. */
  private Optional<End> end(int index) {
    BucketRange range = ranges.get(index);
    return range
        .end()
        .or(
            () ->
                index + 1 < ranges.size()
                    ? ranges.get(index + 1).from().map(End::below)
                    : Optional.empty());
  }

  /** The name of the range of a number; null where it is in none. */
  Column nameOf(Column value, DataType type) {
    Column nothing = lit(null).cast(DataTypes.StringType);
    Column name = when(value.isNull(), nothing);
    if (ranges.get(0).from().isPresent()) {
      name = name.when(End.below(ranges.get(0).from().get()).holds(value, type), nothing);
    }
    for (int i = 0; i < ranges.size(); i++) {
      Column called = lit(ranges.get(i).name());
      Optional<End> end = end(i);
      if (end.isEmpty()) {
        return name.otherwise(called);
      }
      name = name.when(end.get().holds(value, type), called);
    }
    return name.otherwise(nothing);
  }

  /** The names in order. */
  String described() {
    return ranges.stream().map(BucketRange::name).collect(Collectors.joining(", "));
  }
}
