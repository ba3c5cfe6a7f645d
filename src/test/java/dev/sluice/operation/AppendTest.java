package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.compile.LosslessType;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the property puts one list behind the other. */
class AppendTest {

  private static final Step NARROWER =
      new WrittenStep(Select.TYPE, "{table: b, columns: [quantity, {amount: quantity}, account]}")
          .step();

  private static final Step APPEND =
      new WrittenStep(
              Append.TYPE, "{table: a, with: b, missing-columns: blank, source-column: source}")
          .step();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void everyPartitioningGivesOneListBehindTheOther(long seed) {
    List<Line> first = Line.table(seed);
    List<Line> second = Line.table((seed + 3) % 7);
    for (int partitions : Line.partitions(seed)) {
      TypedCsv actual =
          Objects.requireNonNull(
              Trial.of(
                      List.of(NARROWER, APPEND),
                      Map.of(
                          "a", Line.dataset(first, partitions, seed),
                          "b", Line.dataset(second, partitions, seed)))
                  .tables()
                  .get("a"));
      assertThat(actual.canonical())
          .isEqualTo(new TypedCsv(actual.schema(), appended(first, second)).canonical())
          .startsWith(
              "account:text,currency:text,day:date,amount:decimal(21,2),rate:double,"
                  + "quantity:integer,source:text\n");
    }
  }

  private static List<Row> appended(List<Line> first, List<Line> second) {
    List<Row> rows = new ArrayList<>();
    for (Line line : first) {
      rows.add(
          RowFactory.create(
              line.account(),
              line.currency(),
              line.day(),
              line.amount(),
              line.rate(),
              line.quantity(),
              "a"));
    }
    for (Line line : second) {
      Long quantity = line.quantity();
      rows.add(
          RowFactory.create(
              line.account(),
              null,
              null,
              quantity == null ? null : BigDecimal.valueOf(quantity).setScale(2),
              null,
              quantity,
              "b"));
    }
    return rows;
  }

  @Test
  void thePlaceInTheSourceStaysOnlyWhenEveryTableHasIt() {
    Dataset<Row> whole = Line.dataset(Line.table(5), 2, 5);
    Dataset<Row> without = whole.drop(HiddenColumns.ROW_ORDER);
    assertThat(made(whole, whole).rows().columns()).contains(HiddenColumns.ROW_ORDER);
    assertThat(made(whole, without).rows().columns()).doesNotContain(HiddenColumns.ROW_ORDER);
    assertThat(made(without, whole).rows().columns()).doesNotContain(HiddenColumns.ROW_ORDER);
    assertThat(made(whole, whole).flow()).isEqualTo(new Flow.Combines(List.of("a", "b")));
  }

  private static StepResult.Made made(Dataset<Row> first, Dataset<Row> second) {
    return Objects.requireNonNull(
        APPEND.apply(new Tables(Map.of("a", first, "b", second), Trial.AS_OF)).tables().get("a"));
  }

  @Test
  void aTypeIsWidenedOnlyWhereNothingIsLost() {
    assertThat(LosslessType.of(DataTypes.IntegerType, DataTypes.LongType))
        .contains(DataTypes.LongType);
    assertThat(LosslessType.of(DataTypes.IntegerType, DataTypes.createDecimalType(4, 2)))
        .contains(DataTypes.createDecimalType(12, 2));
    assertThat(LosslessType.of(DataTypes.LongType, DataTypes.createDecimalType(38, 20))).isEmpty();
    assertThat(LosslessType.of(DataTypes.LongType, DataTypes.DoubleType)).isEmpty();
    assertThat(LosslessType.of(DataTypes.createDecimalType(4, 2), DataTypes.DoubleType)).isEmpty();
    assertThat(LosslessType.of(DataTypes.FloatType, DataTypes.DoubleType))
        .contains(DataTypes.DoubleType);
    assertThat(LosslessType.of(DataTypes.DateType, DataTypes.TimestampType)).isEmpty();
  }
}
