package dev.sluice.cli;

import dev.sluice.formula.CellCase;
import dev.sluice.formula.DistributedEvaluator;
import dev.sluice.formula.Evaluated;
import dev.sluice.run.Sessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/** A Spark session in which formulas on cells are evaluated, several batches at a time. */
final class FormulaSession {

  /** What one thread hands to Spark after another: compiling a batch keeps one core busy. */
  private static final int SHARE = 256;

  private final SparkSession spark = new Sessions().openForFormulas();

  List<Evaluated> evaluate(List<CellCase> cases, Instant asOf) {
    DistributedEvaluator evaluator = new DistributedEvaluator(spark);
    List<List<CellCase>> shares = new ArrayList<>();
    for (int from = 0; from < cases.size(); from += SHARE) {
      shares.add(cases.subList(from, Math.min(cases.size(), from + SHARE)));
    }
    return IntStream.range(0, shares.size())
        .parallel()
        .mapToObj(share -> evaluator.evaluate(shares.get(share), asOf))
        .flatMap(List::stream)
        .toList();
  }
}
