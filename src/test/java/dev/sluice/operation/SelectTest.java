package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the property picks components of plain records. */
class SelectTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void everyPartitioningGivesWhatPickingComponentsGives(long seed) {
    List<Line> lines = Line.table(seed);
    List<Row> expected =
        lines.stream()
            .map(line -> RowFactory.create(line.amount(), line.currency(), line.account()))
            .toList();
    for (int partitions : Line.partitions(seed)) {
      TypedCsv actual =
          Objects.requireNonNull(
              Trial.of(
                      List.of(
                          step("columns: [amount, {account: currency, other: account}]").step()),
                      Map.of("bank", Line.dataset(lines, partitions, seed)))
                  .tables()
                  .get("bank"));
      assertThat(actual.canonical())
          .isEqualTo(new TypedCsv(actual.schema(), expected).canonical())
          .startsWith("amount:decimal(18,2),account:text,other:text\n");
    }
  }

  @Test
  void whatBelongsToARowOrAColumnTravelsWithIt() {
    String error = FormulaProjection.errorColumn("rate");
    StepResult.Made made =
        step("columns: [{speed: rate}, account]")
            .made(
                "bank", Line.dataset(Line.table(5), 2, 5).withColumn(error, functions.lit("#N/A")));
    assertThat(made.rows().columns())
        .containsExactlyInAnyOrder(
            "speed", "account", FormulaProjection.errorColumn("speed"), HiddenColumns.ROW_ORDER);
    assertThat(made.flow()).isEqualTo(new Flow.Projects("bank"));
  }

  @Test
  void onlyNamesThatNowHoldSomethingElseCountAsReplaced() {
    StepResult.Made made =
        step("columns: {amount: quantity, quantity: quantity, news: rate}")
            .made("bank", Line.dataset(Line.table(5), 2, 5));
    assertThat(made.replaced()).containsExactly("amount");
  }

  private static WrittenStep step(String options) {
    return new WrittenStep(Select.TYPE, "table: bank\n" + options);
  }
}
