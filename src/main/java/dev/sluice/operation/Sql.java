package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.CalendarIntervalType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DayTimeIntervalType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.YearMonthIntervalType;

/**
 * Makes a table by a query over the tables of the job. It is checked with Spark's own analysis, but
 * without a session, so that an unknown column is told before anything runs. What the query does to
 * rows cannot be proven; what it costs is Spark's to find out.
 *
 * @param into the name of the result
 */
public record Sql(ColumnReference into, SqlText query) implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  @Override
  public List<String> inputs() {
    return SqlQuery.parse(query, new Problems()).map(SqlQuery::tables).orElse(List.of());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    InputTable.checkResult(into.name(), into.place(), problems);
    Optional<SqlQuery> parsed = SqlQuery.parse(query, problems);
    parsed.ifPresent(found -> checkQuery(found, tables, problems));
    if (parsed.isEmpty() || problems.count() > before) {
      return Optional.empty();
    }
    Optional<StructType> result =
        resolve(parsed.get(), tables, problems).map(plan -> columns(plan.schema(), problems));
    return problems.count() == before
        ? result.map(schema -> Map.of(into.name(), schema))
        : Optional.empty();
  }

  private void checkQuery(SqlQuery parsed, TableSchemas tables, Problems problems) {
    int before = problems.count();
    parsed.check(problems);
    for (UnresolvedRelation relation : parsed.relations()) {
      String name = SqlQuery.name(relation);
      tables.require(
          name, query.problem(relation.origin(), "unknown-table", name).place(), problems);
    }
    if (problems.count() == before && parsed.relations().isEmpty()) {
      problems.report(
          Problem.user(query.place(), "no-table", "the query reads no table of the job"));
    }
  }

  private Optional<LogicalPlan> resolve(SqlQuery parsed, TableSchemas tables, Problems problems) {
    try {
      LogicalPlan plan =
          SqlAnalysis.resolved(
              parsed.over(
                  name ->
                      SqlAnalysis.table(
                          TableSchemas.visibleOnly(
                              Objects.requireNonNull(tables.tables().get(name))))));
      parsed.checkResolved(plan, problems);
      return Optional.of(plan);
    } catch (Exception e) {
      // Scala does not declare that these can be thrown.
      if (e instanceof AnalysisException fault) {
        problems.report(query.problem(fault));
        return Optional.empty();
      }
      throw e;
    }
  }

  private StructType columns(StructType schema, Problems problems) {
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : schema.fields()) {
      if (hasNoType(field.dataType())) {
        problems.report(
            Problem.user(
                    query.place(),
                    "no-type",
                    "column \""
                        + field.name()
                        + "\" has a type that no table holds: "
                        + field.dataType().simpleString())
                .withHint("cast it to another type"));
      }
      result.add(field, query.place());
    }
    return result.schema();
  }

  private static boolean hasNoType(DataType type) {
    return type instanceof NullType
        || type instanceof CalendarIntervalType
        || type instanceof DayTimeIntervalType
        || type instanceof YearMonthIntervalType;
  }

  @Override
  public StepResult apply(Tables tables) {
    SqlQuery parsed = SqlQuery.parse(query, new Problems()).orElseThrow();
    Map<String, Dataset<Row>> visible = new LinkedHashMap<>();
    parsed.tables().forEach(name -> visible.put(name, visible(tables.table(name))));
    LogicalPlan plan =
        parsed.over(name -> Objects.requireNonNull(visible.get(name)).queryExecution().analyzed());
    Dataset<Row> first = visible.values().iterator().next();
    LogicalPlan resolved = Dataset.ofRows(first.sparkSession(), plan).queryExecution().analyzed();
    Dataset<Row> made = Dataset.ofRows(first.sparkSession(), SqlOrder.total(resolved));
    return StepResult.of(
        into.name(),
        StepResult.Made.of(made, new Flow.Makes(parsed.tables()))
            .replacing(new LinkedHashSet<>(List.of(made.columns()))));
  }

  private static Dataset<Row> visible(Dataset<Row> table) {
    return table.select(
        TableSchemas.visible(table.schema()).stream()
            .map(ColumnReference::named)
            .toArray(Column[]::new));
  }

  @Override
  public List<String> explain() {
    return Stream.concat(
            Stream.of(
                "sql into "
                    + into.name()
                    + ": joins and groups shuffle; the count of its rows is not proven"),
            Arrays.stream(query.text().strip().split("\\R", -1)).map(line -> "  " + line))
        .toList();
  }

  private static final class Type implements StepType {

    private static final String INTO = "into";
    private static final String QUERY = "query";

    @Override
    public String name() {
      return "sql";
    }

    @Override
    public String summary() {
      return "Makes a table by a SQL query over the tables of the job.";
    }

    @Override
    public String example() {
      return """
          - sql:
              into: owed
              query: |
                SELECT a.owner, count(*) AS lines, sum(b.amount) AS total
                FROM bank b
                JOIN accounts a ON a.id = b.account
                WHERE b.amount < 0
                GROUP BY a.owner
          """;
    }

    @Override
    public ObjectShape options() {
      return ObjectShape.of()
          .required(INTO, new Shape.Text("the name of a table"), "the name of the result")
          .required(
              QUERY,
              new Shape.Text("a query"),
              "SELECT or WITH ... SELECT, in Spark's SQL; ORDER BY only decides for LIMIT and gives"
                  + " later steps no order; what depends on chance, on the clock or on the order of"
                  + " rows is refused; that no row is lost is not proven");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      return Optional.of(
          new Sql(
              new ColumnReference(options.text(INTO), options.place(INTO)),
              new SqlText(options.text(QUERY), options.place(QUERY))));
    }
  }
}
