package dev.sluice.operation;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.LookupJoin;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Excel's VLOOKUP for several columns at once: for each row the first row of another table whose
 * key is equal (texts without regard to case), whose key is the largest that is not larger
 * (approximate), or whose text fits a key with {@code * ? ~} (wildcard). First means the order of
 * the other table's file. Rows stay one for one; a blank key finds nothing.
 *
 * <p>Cost: the other table is grouped by its key (one shuffle), then one join; a small table is
 * broadcast. Approximate sorts both sides' keys in one task.
 *
 * @param returned the other table's columns by their name in the result
 * @param notFound what a row without a match gets
 */
public record Vlookup(
    InputTable table,
    ColumnReference key,
    ColumnReference lookupTable,
    ColumnReference matchColumn,
    Map<String, ColumnReference> returned,
    Match match,
    NotFound notFound,
    OnError onError)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  private static final String MATCHED = HiddenColumns.PREFIX + "matched";
  private static final String COMPANION = "_error";
  private static final String NOT_AVAILABLE = "#N/A";

  /** How keys are compared. */
  public enum Match {
    EXACT,
    APPROXIMATE,
    WILDCARD
  }

  /** What a row without a match gets. */
  public enum NotFound {
    /** {@code #N/A}, of which {@code on-error} decides. */
    ERROR,
    /** Blank cells. */
    BLANK
  }

  public Vlookup {
    returned = new LinkedHashMap<>(returned);
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name(), lookupTable.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> rows = table.check(tables, problems);
    Optional<StructType> other = tables.require(lookupTable.name(), lookupTable.place(), problems);
    rows.ifPresent(schema -> other.ifPresent(found -> checkKeys(schema, found, problems)));
    other.ifPresent(
        schema ->
            returned
                .values()
                .forEach(
                    column ->
                        TableSchemas.requireColumn(
                            lookupTable.name(), schema, column.name(), column.place(), problems)));
    if (problems.count() > before || rows.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    StructType result = result(rows.get(), other.get(), problems);
    return problems.count() == before
        ? Optional.of(Map.of(table.into(), result))
        : Optional.empty();
  }

  private void checkKeys(StructType rows, StructType other, Problems problems) {
    Optional<StructField> left =
        TableSchemas.requireColumn(table.name(), rows, key.name(), key.place(), problems);
    Optional<StructField> right =
        TableSchemas.requireColumn(
            lookupTable.name(), other, matchColumn.name(), matchColumn.place(), problems);
    if (left.isEmpty() || right.isEmpty()) {
      return;
    }
    boolean comparable = KeyKinds.requireComparable(left.get(), right.get(), key.place(), problems);
    if (comparable && match == Match.WILDCARD && !(left.get().dataType() instanceof StringType)) {
      problems.report(
          Problem.user(
              key.place(),
              "wildcard-needs-text",
              "\""
                  + key.name()
                  + "\" is "
                  + TypeNames.written(left.get().dataType())
                  + "; only texts have wildcards"));
    }
  }

  private StructType result(StructType rows, StructType other, Problems problems) {
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : TableSchemas.visibleOnly(rows).fields()) {
      if (!returned.containsKey(field.name())) {
        result.add(field, table.place());
      }
    }
    returned.forEach(
        (name, column) ->
            result.add(
                DataTypes.createStructField(name, other.apply(column.name()).dataType(), true),
                column.place()));
    if (keepsErrors()) {
      returned.forEach(
          (name, column) ->
              result.add(
                  DataTypes.createStructField(name + COMPANION, DataTypes.StringType, true),
                  column.place()));
    }
    return result.schema();
  }

  private boolean keepsErrors() {
    return notFound == NotFound.ERROR && onError == OnError.KEEP;
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    Dataset<Row> other = tables.table(lookupTable.name());
    StructType result = result(rows.schema(), other.schema(), new Problems());
    Dataset<Row> joined = join(rows, other);
    Column isMissing = ColumnReference.named(MATCHED).unary_$bang();
    List<Column> columns = new ArrayList<>();
    for (String name : result.fieldNames()) {
      boolean isCompanion =
          keepsErrors()
              && name.endsWith(COMPANION)
              && returned.containsKey(name.substring(0, name.length() - COMPANION.length()));
      columns.add(
          isCompanion ? when(isMissing, lit(NOT_AVAILABLE)).as(name) : ColumnReference.named(name));
    }
    hidden(rows).forEach(name -> columns.add(ColumnReference.named(name)));
    if (keepsErrors()) {
      // A later formula that refers to the column then gives the same error, as in Excel.
      returned
          .keySet()
          .forEach(
              name ->
                  columns.add(
                      when(isMissing, lit(NOT_AVAILABLE)).as(FormulaProjection.errorColumn(name))));
    }
    mark(isMissing).ifPresent(columns::add);
    Set<String> replaced = new LinkedHashSet<>(TableSchemas.visible(rows.schema()));
    replaced.retainAll(returned.keySet());
    StepResult.Made made =
        StepResult.Made.of(
                joined.select(columns.toArray(Column[]::new)), new Flow.Keeps(table.name()))
            .replacing(replaced)
            .keepingErrors(errorColumns());
    return StepResult.of(table.into(), drops() ? made.dropping(dropReason()) : made);
  }

  private Map<String, String> errorColumns() {
    Map<String, String> errorColumns = new LinkedHashMap<>();
    if (keepsErrors()) {
      returned.keySet().forEach(name -> errorColumns.put(name, name + COMPANION));
    }
    return errorColumns;
  }

  private Dataset<Row> join(Dataset<Row> rows, Dataset<Row> other) {
    Map<String, String> columns = new LinkedHashMap<>();
    returned.forEach((name, column) -> columns.put(name, column.name()));
    return switch (match) {
      case EXACT ->
          LookupJoin.exact(
              rows, List.of(key.name()), other, List.of(matchColumn.name()), columns, MATCHED);
      case APPROXIMATE ->
          LookupJoin.approximate(rows, key.name(), other, matchColumn.name(), columns, MATCHED);
      case WILDCARD ->
          LookupJoin.wildcard(rows, key.name(), other, matchColumn.name(), columns, MATCHED);
    };
  }

  private List<String> hidden(Dataset<Row> rows) {
    return Arrays.stream(rows.columns())
        .filter(HiddenColumns::isHidden)
        .filter(
            name ->
                returned.keySet().stream()
                    .noneMatch(column -> FormulaProjection.errorColumn(column).equals(name)))
        .toList();
  }

  private boolean drops() {
    return notFound == NotFound.ERROR && onError == OnError.DROP;
  }

  private String dropReason() {
    return "not found in " + lookupTable.name();
  }

  private Optional<Column> mark(Column isMissing) {
    if (notFound == NotFound.BLANK || onError == OnError.KEEP) {
      return Optional.empty();
    }
    if (drops()) {
      return Optional.of(when(isMissing, lit(dropReason())).as(ControlColumns.DROP));
    }
    String first = Objects.requireNonNull(returned.keySet().iterator().next());
    return Optional.of(
        ControlColumns.rejectWhen(
                isMissing, first, key.column(), onError.reason(lit(NOT_AVAILABLE)))
            .as(ControlColumns.REJECT));
  }

  @Override
  public List<String> explain() {
    return List.of(
        "vlookup "
            + table.described()
            + ": "
            + String.join(", ", returned.keySet())
            + " from "
            + lookupTable.name()
            + " where "
            + matchColumn.name()
            + " fits "
            + key.name()
            + " ("
            + match.name().toLowerCase(Locale.ROOT)
            + "): one shuffle of the other table by key, one join");
  }

  private static final class Type implements StepType {

    private static final String KEY = "key";
    private static final String IN = "in";
    private static final String MATCH_COLUMN = "match-column";
    private static final String RETURN = "return";
    private static final String MATCH = "match";
    private static final String NOT_FOUND = "not-found";

    @Override
    public String name() {
      return "vlookup";
    }

    @Override
    public String summary() {
      return "Looks columns up in another table by key, as Excel's VLOOKUP does.";
    }

    @Override
    public String example() {
      return """
          - vlookup:
              table: bank
              key: reference
              in: ledger
              match-column: reference
              return: {ledger_amount: amount, posted_on: posted_on}
              not-found: blank
          """;
    }

    @Override
    public ObjectShape options() {
      return InputTable.shape()
          .required(KEY, new Shape.Text("a column"), "the column whose value is looked up")
          .required(IN, new Shape.Text("the name of a table"), "the table to look it up in")
          .required(
              MATCH_COLUMN, new Shape.Text("a column"), "the column of that table to find it in")
          .required(
              RETURN,
              new Shape.Anything("a list of columns, or a mapping of new names to columns"),
              "the columns to return: a list, or a mapping of new names to columns")
          .optional(
              MATCH,
              new Shape.Choice(List.of("exact", "approximate", "wildcard")),
              "how keys are compared (default exact)")
          .optional(
              NOT_FOUND,
              new Shape.Choice(List.of("error", "blank")),
              "what a row without a match gets (default error: #N/A)")
          .optional(
              OnError.KEY,
              OnError.shape(OnError.QUARANTINE, OnError.KEEP, OnError.DROP, OnError.FAIL),
              OnError.HELP + "; keep adds columns <column>_error");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      int before = problems.count();
      Map<String, ColumnReference> returned = ColumnReference.renamed(options, RETURN, problems);
      if (returned.isEmpty() && problems.count() == before) {
        problems.report(Problem.user(options.place(RETURN), "empty-list", "no column is returned"));
      }
      Vlookup vlookup =
          new Vlookup(
              InputTable.read(options),
              reference(options, KEY),
              reference(options, IN),
              reference(options, MATCH_COLUMN),
              returned,
              Match.valueOf(options.text(MATCH, "exact").toUpperCase(Locale.ROOT)),
              NotFound.valueOf(options.text(NOT_FOUND, "error").toUpperCase(Locale.ROOT)),
              OnError.read(options));
      return problems.count() == before ? Optional.of(vlookup) : Optional.empty();
    }

    private static ColumnReference reference(Fields options, String key) {
      return new ColumnReference(options.text(key), options.place(key));
    }
  }
}
