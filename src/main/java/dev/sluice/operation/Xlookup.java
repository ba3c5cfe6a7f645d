package dev.sluice.operation;

import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * Adds columns of the row that is found in another table, as Excel's XLOOKUP does: by an equal key
 * or several, the next smaller or larger one, or a pattern; of several rows that fit the first or
 * the last in its source. Every row stays one row. Texts are equal without regard to case; a text
 * never equals a number.
 *
 * <p>Differences to Excel: a blank key finds nothing, where Excel would look for a blank cell; a
 * blank cell that is found stays blank, where Excel shows 0; {@code search: last} picks among the
 * rows with the key that was found, whatever their order.
 *
 * <p>Cost: one hash join for the first of exact matches; both tables are shuffled by key, unless
 * the other one is small or the rows lie so already. A next smaller or larger key sorts the
 * distinct keys of both tables in one task before.
 */
public record Xlookup(Lookup lookup) implements Step {

  /** How users write it. */
  public static final StepType TYPE = new XlookupType();

  @Override
  public List<String> inputs() {
    return lookup.inputs();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    return lookup.check(tables, problems);
  }

  @Override
  public StepResult apply(Tables tables) {
    return StepResult.of(lookup.table().into(), new LookupPlan(lookup, tables).made());
  }

  @Override
  public List<String> explain() {
    return lookup.explain(TYPE.name());
  }
}
