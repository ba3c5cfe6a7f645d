package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.formula.FormulaProjection;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.spec.ColumnType;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Turns columns into another type. Nothing is rounded, cut or guessed: a cell that does not convert
 * without loss is an error. A projection without a shuffle.
 */
public record CastColumns(InputTable table, List<CastColumn> columns, OnError onError)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  public CastColumns {
    columns = List.copyOf(columns);
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> input = table.check(tables, problems);
    input.ifPresent(
        schema -> columns.forEach(column -> column.check(table.name(), schema, problems)));
    if (input.isEmpty() || problems.count() > before) {
      return Optional.empty();
    }
    StructType result = result(input.get(), problems);
    return problems.count() == before
        ? Optional.of(Map.of(table.into(), result))
        : Optional.empty();
  }

  private StructType result(StructType schema, Problems problems) {
    Map<String, CastColumn> byName = byName();
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : TableSchemas.visibleOnly(schema).fields()) {
      CastColumn column = byName.get(field.name());
      result.add(
          column == null
              ? field
              : DataTypes.createStructField(
                  field.name(), Conversion.sparkType(column.type()), true),
          table.place());
    }
    for (StructField companion : faults(schema).companionFields()) {
      result.add(companion, table.place());
    }
    return result.schema();
  }

  private Map<String, CastColumn> byName() {
    Map<String, CastColumn> byName = new LinkedHashMap<>();
    columns.forEach(column -> byName.put(column.column(), column));
    return byName;
  }

  private Conversion conversion(CastColumn column, StructType schema) {
    Conversion conversion =
        Conversion.of(
            ColumnReference.named(column.column()),
            schema.apply(column.column()).dataType(),
            column.type(),
            column.patternText());
    String earlier = FormulaProjection.errorColumn(column.column());
    return Arrays.asList(schema.fieldNames()).contains(earlier)
        ? conversion.with(ColumnReference.named(earlier))
        : conversion;
  }

  private CellFaults faults(StructType schema) {
    List<CellFaults.CellFault> faults = new ArrayList<>();
    for (CastColumn column : columns) {
      conversion(column, schema)
          .error()
          .ifPresent(
              error ->
                  faults.add(
                      new CellFaults.CellFault(
                          column.column(),
                          column.column(),
                          error,
                          CellText.of(
                              ColumnReference.named(column.column()),
                              schema.apply(column.column()).dataType()),
                          column.failure())));
    }
    return new CellFaults(onError, faults);
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    StructType schema = rows.schema();
    CellFaults faults = faults(schema);
    Map<String, CastColumn> byName = byName();
    Set<String> failing =
        faults.faults().stream()
            .map(fault -> FormulaProjection.errorColumn(fault.column()))
            .collect(Collectors.toSet());
    List<Column> computed = new ArrayList<>();
    for (String name : schema.fieldNames()) {
      if (byName.containsKey(name)) {
        CastColumn column = Objects.requireNonNull(byName.get(name));
        computed.add(conversion(column, schema).value().as(name));
      } else if (!HiddenColumns.isHidden(name) || !failing.contains(name)) {
        computed.add(ColumnReference.named(name));
      }
    }
    computed.addAll(faults.evidence());
    boolean isProjection = faults.faults().isEmpty();
    StepResult.Made made =
        faults.made(
            rows.select(computed.toArray(Column[]::new)),
            List.of(result(schema, new Problems()).fieldNames()),
            isProjection ? new Flow.Projects(table.name()) : new Flow.Keeps(table.name()));
    return StepResult.of(table.into(), made.replacing(new LinkedHashSet<>(byName.keySet())));
  }

  @Override
  public List<String> explain() {
    return List.of(
        "cast in "
            + table.described()
            + ": "
            + columns.stream()
                .map(column -> column.column() + " to " + column.type())
                .collect(Collectors.joining(", "))
            + "; no shuffle");
  }

  private static final class Type implements StepType {

    private static final String COLUMNS = "columns";
    private static final String FORMATS = "formats";

    @Override
    public String name() {
      return "cast";
    }

    @Override
    public String summary() {
      return "Turns columns into another type, without losing anything.";
    }

    @Override
    public String example() {
      return """
          - cast:
              table: bank
              columns: {amount: "decimal(18,2)", booked: date, account: text}
              formats: {booked: dd.MM.yyyy}
          """;
    }

    @Override
    public ObjectShape options() {
      return InputTable.shape()
          .required(
              COLUMNS,
              new Shape.MapOf(new Shape.Text("a column type such as decimal(18,2)")),
              "the new types by column, written as those of a source; a text is read as strictly"
                  + " as a cell of a text file (1234.50, 2026-10-31, true), a blank text is"
                  + " a blank; as text, "
                  + CellText.HELP
                  + "; a cell that would lose anything is an error: #VALUE! where a text says no"
                  + " such value, #NUM! where the type cannot hold it")
          .optional(
              FORMATS,
              new Shape.MapOf(new Shape.Text("a date pattern such as dd.MM.yyyy")),
              "how dates are written in the texts of a column: yyyy yy MMMM MMM MM M dd d HH hh mm"
                  + " ss SSS a, other letters in quotes; yy up to 29 is 20yy; names of months are"
                  + " English")
          .optional(OnError.KEY, OnError.shape(OnError.values()), OnError.HELP);
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      int before = problems.count();
      Map<String, String> types = options.textEntries(COLUMNS);
      Map<String, CastColumn.Pattern> patterns = new LinkedHashMap<>();
      options
          .textEntries(FORMATS)
          .forEach(
              (column, text) ->
                  patterns.put(
                      column,
                      new CastColumn.Pattern(
                          text,
                          Objects.requireNonNull(options.entries(FORMATS).get(column)).place())));
      patterns.forEach(
          (column, pattern) -> {
            if (!types.containsKey(column)) {
              problems.report(notCast(column, pattern, types.keySet()));
            }
          });
      List<CastColumn> columns = new ArrayList<>();
      if (options.node(COLUMNS).orElseThrow() instanceof Node.Mapping mapping) {
        mapping
            .entries()
            .forEach(
                (column, entry) ->
                    ColumnType.parse(
                            Objects.requireNonNull(types.get(column)),
                            entry.value().place(),
                            problems)
                        .map(
                            type ->
                                new CastColumn(
                                    column,
                                    entry.keyPlace(),
                                    type,
                                    entry.value().place(),
                                    Optional.ofNullable(patterns.get(column))))
                        .ifPresent(columns::add));
      }
      return problems.count() == before
          ? Optional.of(new CastColumns(InputTable.read(options), columns, OnError.read(options)))
          : Optional.empty();
    }

    private static Problem notCast(String column, CastColumn.Pattern pattern, Set<String> columns) {
      return Problem.user(
              pattern.place(),
              "unknown-column",
              "\"" + column + "\" is not cast here; there is " + String.join(", ", columns))
          .withHint(Suggestion.hint(column, columns).orElse(null));
    }
  }
}
