package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Sorts a table. Rows that the keys leave equal stay in their source's order, or else are ordered
 * by all their columns, so that the result is the same for any partitioning. One shuffle by ranges.
 *
 * <p>The order shows where rows are listed (files, reports, top rows). It is no part of a table's
 * identity, and first-match lookups still go by the order of the source.
 */
public record Sort(InputTable table, List<Key> keys, Blanks blanks) implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  /** Where blank cells go. */
  public enum Blanks {
    FIRST,
    LAST
  }

  /** One key: a column and its direction. */
  public record Key(ColumnReference column, boolean isDescending) {}

  public Sort {
    keys = List.copyOf(keys);
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> schema = table.check(tables, problems);
    schema.ifPresent(
        columns ->
            ColumnReference.require(
                keys.stream().map(Key::column).toList(), table.name(), columns, problems));
    return problems.count() == before
        ? schema.map(columns -> Map.of(table.into(), TableSchemas.visibleOnly(columns)))
        : Optional.empty();
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    List<Column> order = new ArrayList<>();
    for (Key key : keys) {
      order.add(ordered(key));
    }
    if (Arrays.asList(rows.columns()).contains(HiddenColumns.ROW_ORDER)) {
      order.add(ColumnReference.named(HiddenColumns.ROW_ORDER));
    }
    TableSchemas.visible(rows.schema()).forEach(name -> order.add(ColumnReference.named(name)));
    return StepResult.of(
        table.into(),
        StepResult.Made.of(
            rows.orderBy(order.toArray(Column[]::new)), new Flow.Projects(table.name())));
  }

  private Column ordered(Key key) {
    Column column = key.column().column();
    if (key.isDescending()) {
      return blanks == Blanks.FIRST ? column.desc_nulls_first() : column.desc_nulls_last();
    }
    return blanks == Blanks.FIRST ? column.asc_nulls_first() : column.asc_nulls_last();
  }

  @Override
  public List<String> explain() {
    return List.of(
        "sort "
            + table.described()
            + " by "
            + keys.stream()
                .map(key -> key.column().name() + (key.isDescending() ? " desc" : ""))
                .collect(Collectors.joining(", "))
            + ": one shuffle by ranges");
  }

  private static final class Type implements StepType {

    private static final String BY = "by";
    private static final String BLANKS = "blanks";
    private static final Pattern WRITTEN =
        Pattern.compile("(.+?)\\s+(asc|desc)", Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
      return "sort";
    }

    @Override
    public String summary() {
      return "Sorts a table.";
    }

    @Override
    public String example() {
      return """
          - sort:
              table: breaks
              by: [difference desc, account]
              blanks: last
          """;
    }

    @Override
    public ObjectShape options() {
      return InputTable.shape()
          .required(
              BY,
              new Shape.ListOf(new Shape.Text("a column, or a column and desc")),
              "the columns to sort by, the first first; desc behind one turns it around")
          .optional(
              BLANKS,
              new Shape.Choice(List.of("first", "last")),
              "where blank cells go (default last, as in Excel)");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      List<Key> keys = new ArrayList<>();
      for (ColumnReference written : ColumnReference.list(options, BY)) {
        Matcher directed = WRITTEN.matcher(written.name());
        keys.add(
            directed.matches()
                ? new Key(
                    new ColumnReference(directed.group(1), written.place()),
                    directed.group(2).equalsIgnoreCase("desc"))
                : new Key(written, false));
      }
      if (keys.stream().map(key -> key.column().name()).distinct().count() < keys.size()) {
        problems.report(
            Problem.user(options.place(BY), "duplicate-column", "a column is named twice"));
        return Optional.empty();
      }
      return Optional.of(
          new Sort(
              InputTable.read(options),
              keys,
              options.text(BLANKS, "last").equals("first") ? Blanks.FIRST : Blanks.LAST));
    }
  }
}
