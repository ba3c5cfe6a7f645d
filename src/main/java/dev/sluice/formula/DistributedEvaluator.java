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
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
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
  private static final int FORMULAS = 30;

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
    List<Evaluated> results = new ArrayList<>();
    List<Compiled> batch = new ArrayList<>();
    int columns = 0;
    for (CellCase written : cases) {
      CellColumns cells = new CellColumns(written.cells(), columns);
      Compiled compiled = compiled(written, cells, asOf);
      if (!batch.isEmpty() && (columns + cells.width() > COLUMNS || batch.size() == FORMULAS)) {
        results.addAll(evaluated(batch));
        batch.clear();
        columns = 0;
      }
      columns += cells.width() + 1;
      batch.add(compiled);
    }
    if (!batch.isEmpty()) {
      results.addAll(evaluated(batch));
    }
    return results;
  }

  private static Compiled compiled(CellCase written, CellColumns cells, Instant asOf) {
    Problems problems = new Problems();
    Place place = Place.commandLine("formula");
    try {
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
      Expression bytes =
          Expressions.callTotal(MatrixBytes.class, "write", DataTypes.BinaryType, matrix);
      return new Compiled(cells, null, bytes);
    } catch (ProblemException e) {
      return new Compiled(cells, e, Expressions.nothing(DataTypes.BinaryType));
    }
  }

  private List<Evaluated> evaluated(List<Compiled> batch) {
    StructType type = new StructType();
    List<@Nullable Object> values = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Compiled compiled : batch) {
      type = compiled.cells().addTo(type, values);
      columns.add(SparkColumns.of(compiled.bytes()).as("v" + columns.size()));
    }
    // Rows of an RDD are not computed by the optimizer, as a list of rows would be.
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    Dataset<Row> row =
        spark.createDataFrame(
            context.parallelize(List.of(RowFactory.create(values.toArray())), 1), type);
    Row result = row.select(columns.toArray(Column[]::new)).first();
    List<Evaluated> evaluated = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      ProblemException problem = batch.get(i).problem();
      evaluated.add(
          problem == null
              ? Evaluated.of(MatrixBytes.read(result.<byte[]>getAs(i)))
              : Evaluated.of(problem));
    }
    return evaluated;
  }

  private record Compiled(
      CellColumns cells, @Nullable ProblemException problem, Expression bytes) {}
}
