package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the property is the step done backwards. */
class RenameTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void renamingThereAndBackChangesNothing(long seed) {
    WrittenStep there = step("columns: {account: currency, currency: account, day: Tag}");
    WrittenStep back = step("columns: {account: currency, currency: account, Tag: day}");
    WrittenStep nothing = step("columns: {account: account}");
    for (int partitions : Line.partitions(seed)) {
      String twice =
          Outcome.table(
                  Trial.of(
                      List.of(there.step(), back.step()),
                      Map.of("bank", Line.dataset(Line.table(seed), partitions, seed))))
              .canonical();
      assertThat(twice)
          .isEqualTo(Outcome.of(nothing, Line.dataset(Line.table(seed), 3, seed)))
          .startsWith("account:text,currency:text,day:date,");
    }
  }

  @Test
  void whatBelongsToARowOrAColumnTravelsWithIt() {
    StepResult.Made made =
        step("columns: {rate: amount, amount: sum}")
            .made(
                "bank",
                Line.dataset(Line.table(5), 2, 5)
                    .withColumn(FormulaProjection.errorColumn("rate"), functions.lit("#N/A")));
    assertThat(made.rows().columns())
        .containsExactly(
            "account",
            "currency",
            "day",
            "sum",
            "amount",
            "quantity",
            FormulaProjection.errorColumn("amount"),
            HiddenColumns.ROW_ORDER);
    assertThat(made.flow()).isEqualTo(new Flow.Projects("bank"));
    assertThat(made.replaced()).as("names that hold something else").containsExactly("amount");
  }

  private static WrittenStep step(String options) {
    return new WrittenStep(Rename.TYPE, "table: bank\n" + options);
  }
}
