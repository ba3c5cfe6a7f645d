package dev.sluice.formula;

import dev.sluice.formula.compile.Areas;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Faults;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.runtime.MatrixBytes;
import dev.sluice.problem.Place;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates formulas on cells as a job does: the cells are columns of a row, so that nothing is
 * known when the formulas are compiled, and Spark runs them in a projection with generated code.
 */
public final class DistributedEvaluator {

  /** Wider rows are left to code that Spark generates in smaller pieces. */
  private static final int COLUMNS = 90;

  /** More formulas at once cost more to compile than jobs of their own. */
  private static final int FORMULAS = 60;

  private final SparkSession spark;

  /** Evaluates in a session. */
  public DistributedEvaluator(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * The values of formulas, or the problems of those that cannot be compiled, in their order.
   * Nothing is shuffled; each batch is one small job.
   */
  public List<Evaluated> evaluate(List<CellCase> cases, Instant asOf) {
    List<@Nullable Evaluated> results = new ArrayList<>(Collections.nCopies(cases.size(), null));
    List<Compiled> batch = new ArrayList<>();
    int width = 0;
    int named = 0;
    for (int i = 0; i < cases.size(); i++) {
      CellColumns cells = new CellColumns(cases.get(i).cells(), named);
      named += cells.width();
      try {
        Expression bytes = compiled(cases.get(i), cells, asOf);
        if (!batch.isEmpty() && (width + cells.width() > COLUMNS || batch.size() == FORMULAS)) {
          evaluate(batch, results);
          batch.clear();
          width = 0;
        }
        width += cells.width();
        batch.add(new Compiled(i, cells, bytes));
      } catch (ProblemException e) {
        results.set(i, Evaluated.of(e));
      }
    }
    if (!batch.isEmpty()) {
      evaluate(batch, results);
    }
    return results.stream().map(Objects::requireNonNull).toList();
  }

  private static Expression compiled(CellCase written, CellColumns cells, Instant asOf) {
    Problems problems = new Problems();
    Place place = Place.commandLine("formula");
    Formula formula =
        Formula.parse(new FormulaText(written.formula(), place), problems)
            .orElseThrow(() -> new ProblemException(problems.all()));
    References references = new CellReferences(cells::value, asOf, CellReferences.at(written));
    Compiler compiler = new Compiler(references, new Faults(written.formula(), place, problems));
    Operand operand = compiler.compile(formula.tree());
    boolean array = operand instanceof Operand.Area area && references.beside(area).isEmpty();
    Expression matrix =
        array && operand instanceof Operand.Area area
            ? area.matrix()
            : Areas.of(compiler.scalar(operand, formula.tree().span())).matrix();
    problems.throwIfAny();
    return Expressions.callTotal(MatrixBytes.class, "write", DataTypes.BinaryType, matrix);
  }

  private void evaluate(List<Compiled> batch, List<@Nullable Evaluated> results) {
    StructType type = new StructType();
    List<@Nullable Object> values = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Compiled compiled : batch) {
      type = compiled.cells().addTo(type, values);
      columns.add(SparkColumns.of(compiled.bytes()).as("v" + columns.size()));
    }
    // Rows of an RDD are not computed by the optimizer, as a list of rows would be.
    List<InternalRow> rows = List.of(new GenericInternalRow(values.toArray()));
    JavaRDD<InternalRow> parallel = new JavaSparkContext(spark.sparkContext()).parallelize(rows, 1);
    Dataset<Row> row = spark.internalCreateDataFrame(parallel.rdd(), type, false);
    InternalRow result =
        row.select(columns.toArray(Column[]::new))
            .queryExecution()
            .executedPlan()
            .executeCollect()[0];
    for (int i = 0; i < batch.size(); i++) {
      results.set(batch.get(i).place(), Evaluated.of(MatrixBytes.read(result.getBinary(i))));
    }
  }

  /** A formula, its place among the cases and the columns that it needs. */
  private record Compiled(int place, CellColumns cells, Expression bytes) {}
}
