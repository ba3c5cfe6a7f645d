package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.operation.asof.Look;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How users write an {@link AsOfJoin}. */
final class AsOfJoinType implements StepType {

  private static final String LEFT = "left";
  private static final String RIGHT = "right";
  private static final String INTO = "into";
  private static final String ON = "on";
  private static final String TIME = "time";
  private static final String TIME_UNIT = "time-unit";
  private static final String DIRECTION = "direction";
  private static final String STRICT = "strict";
  private static final String TOLERANCE = "tolerance";
  private static final String SEQUENCE = "sequence";
  private static final String TIES = "ties";
  private static final String TAKE = "take";
  private static final String PREFIX = "prefix";
  private static final String MATCHED = "matched";
  private static final String HORIZONS = "horizons";
  private static final String UNMATCHED = "unmatched";
  private static final String BRACKETS = "brackets";

  @Override
  public String name() {
    return "as-of-join";
  }

  @Override
  public String summary() {
    return "Adds to each row columns of the row of another table that was there at its time: the"
        + " last before, the first after or the nearest, of the same key.";
  }

  @Override
  public String example() {
    return """
    - as-of-join:
        left: trades
        right: quotes
        on: [symbol]
        time: {left: traded_at, right: quoted_at}
        tolerance: 5s
        sequence: seq
        take: [bid, ask, {quote_time: quoted_at}]
        into: priced
    """;
  }

  @Override
  public ObjectShape options() {
    Shape table = new Shape.Text("the name of a table");
    Shape column = new Shape.Text("a column");
    return ObjectShape.of()
        .required(LEFT, table, "the table whose rows get columns, each staying one row")
        .required(RIGHT, table, "the table in which they look")
        .optional(INTO, table, "the name of the result; without it the result replaces left")
        .required(
            ON,
            ColumnChoice.SHAPE,
            "the keys: columns that both tables have, or a mapping from columns of left to columns"
                + " of right; texts are equal when every character is")
        .required(
            TIME,
            new Shape.TextOr(
                "a column that both tables have",
                ObjectShape.of()
                    .required(LEFT, column, "the time in left")
                    .required(RIGHT, column, "the time in right")),
            "the times: timestamps, dates, or numbers")
        .optional(
            TIME_UNIT,
            new Shape.Choice(Span.Unit.words()),
            "what times count that are numbers; without it tolerance and horizons are plain numbers"
                + " too")
        .optional(
            DIRECTION,
            new Shape.Choice(List.of("backward", "forward", "nearest")),
            "backward (without it): the last right row at or before; forward: the first at or"
                + " after; nearest: of these the nearer one, and the one before when both are as"
                + " far")
        .optional(STRICT, new Shape.Flag(), "true: a right row of the very time does not count")
        .optional(
            TOLERANCE,
            new Shape.Text(Span.WHAT),
            "how far away the right row may be, inclusive; without it any distance")
        .optional(
            SEQUENCE,
            new Shape.ListOf(column),
            "the right columns that order right rows of one time; where these are equal, and"
                + " without it, the taken columns do")
        .optional(
            TIES,
            new Shape.Choice(List.of("first", "last")),
            "which of the right rows of one time counts; without it the one next to the left row:"
                + " last of those before, first of those after")
        .optional(
            TAKE,
            ColumnChoice.SHAPE,
            "the right columns to take, or a mapping from new names to them; without it all but the"
                + " keys and a time of the same name")
        .optional(
            PREFIX,
            new Shape.Text("a text"),
            "what taken columns get in front that keep their name")
        .optional(
            MATCHED,
            new Shape.Text("the name of a new column"),
            "a new column: true where there was a right row, else false")
        .optional(
            HORIZONS,
            new Shape.ListOf(new Shape.Text(Span.WHAT)),
            "several looks, each so far after the time of the row (or before it, with a minus);"
                + " their columns end in _50ms and the like, those of 0s do not")
        .optional(
            UNMATCHED,
            new Shape.Choice(List.of("keep", "drop", "reject")),
            "what becomes of a row that finds nothing, at the first horizon: keep (without it)"
                + " leaves its taken columns blank, drop counts it as \""
                + AsOfJoin.NO_RIGHT_ROW
                + "\", reject sends it to quarantine")
        .optional(
            BRACKETS,
            new Shape.Choice(List.of("auto", "on", "off")),
            "whether keys with very many rows are cut by time, so that several tasks share them:"
                + " auto (without it) when a table is large; the result is the same");
  }

  @Override
  public Set<String> makes(Node options) {
    if (options instanceof Node.Mapping mapping && !mapping.entries().containsKey(INTO)) {
      Node.Entry left = mapping.entries().get(LEFT);
      return left != null && left.value() instanceof Node.Scalar name
          ? Set.of(name.text())
          : Set.of();
    }
    return StepType.written(options);
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    String left = options.text(LEFT);
    InputTable table =
        new InputTable(
            left,
            options.place(LEFT),
            options.text(INTO, left),
            options.place(options.has(INTO) ? INTO : LEFT));
    AsOfJoin join =
        new AsOfJoin(
            table,
            reference(options, RIGHT),
            new JoinKeys(ColumnChoice.read(options, ON, problems), JoinKeys.Nulls.NEVER_MATCH),
            times(options, problems),
            new AsOfJoin.Rule(
                Look.Direction.valueOf(word(options, DIRECTION, "backward")),
                options.flag(STRICT, false) ? Look.SameTime.DOES_NOT_COUNT : Look.SameTime.COUNTS,
                options.optionalText(TIES).map(word -> Look.Tie.valueOf(upper(word)))),
            ColumnReference.list(options, SEQUENCE),
            new AsOfColumns(
                ColumnChoice.read(options, TAKE, problems),
                options.optionalText(PREFIX),
                options
                    .optionalText(MATCHED)
                    .map(name -> new NewColumn(name, options.place(MATCHED)))),
            AsOfJoin.Unmatched.valueOf(word(options, UNMATCHED, "keep")),
            AsOfJoin.Cut.valueOf(word(options, BRACKETS, "auto")));
    return problems.count() == before ? Optional.of(join) : Optional.empty();
  }

  private static AsOfTimes times(Fields options, Problems problems) {
    Optional<Fields> both = options.nested(TIME);
    List<Span> horizons = new ArrayList<>();
    options.items(HORIZONS).forEach(item -> Span.read(item, problems).ifPresent(horizons::add));
    if (!options.has(HORIZONS)) {
      horizons.add(new Span("0", options.place(), BigDecimal.ZERO, Optional.empty()));
    }
    return new AsOfTimes(
        both.map(named -> reference(named, LEFT)).orElseGet(() -> reference(options, TIME)),
        both.map(named -> reference(named, RIGHT)).orElseGet(() -> reference(options, TIME)),
        options.optionalText(TIME_UNIT).map(Span.Unit::of),
        options.place(TIME_UNIT),
        options.node(TOLERANCE).flatMap(node -> Span.read(node, problems)),
        horizons);
  }

  private static ColumnReference reference(Fields options, String key) {
    return new ColumnReference(options.text(key), options.place(key));
  }

  private static String word(Fields options, String key, String otherwise) {
    return upper(options.text(key, otherwise));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
