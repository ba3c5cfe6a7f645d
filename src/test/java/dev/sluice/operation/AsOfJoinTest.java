package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.operation.AsOfTrial.Mode;
import dev.sluice.operation.AsOfTrial.Time;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As-of joins of every mode. The oracle is brute force, {@link AsOfTrial#expected()}. */
class AsOfJoinTest {

  private static final List<String> DIRECTIONS = List.of("backward", "forward", "nearest");
  private static final List<@Nullable String> TIES = Arrays.asList(null, "first", "last");
  private static final List<@Nullable Integer> TOLERANCES = Arrays.asList(null, 0, 3);
  private static final SparkSession SESSION = AsOfTrial.session(3);

  /** The number of a mode says direction, strict, ties and tolerance; the rest is random. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void eachRowFindsWhatTheOracleFinds(int part) {
    for (int number = part; number < 54; number += 6) {
      Random random = new Random(number);
      Mode mode =
          new Mode(
              Time.values()[random.nextInt(Time.values().length)],
              DIRECTIONS.get(number % 3),
              number / 3 % 2 == 0,
              TOLERANCES.get(number / 6 % 3),
              TIES.get(number / 18 % 3),
              random.nextBoolean(),
              List.of("keep", "drop", "reject").get(random.nextInt(3)),
              random.nextInt(3) == 0 ? List.of(0, 2, -3, 11) : List.of(),
              "off",
              List.of(1, 2, 7).get(random.nextInt(3)),
              random.nextInt(3) == 0);
      verify(AsOfTrial.random(random, mode, random.nextInt(60), random.nextInt(90)));
    }
  }

  @Test
  void emptyTablesAndSingleRows() {
    for (int rows = 0; rows < 4; rows++) {
      Random random = new Random(rows);
      Mode mode = AsOfTrial.anyMode(random, rows % 2 == 0 ? "on" : "off");
      verify(AsOfTrial.random(random, mode, rows % 2, rows / 2));
    }
  }

  private static void verify(AsOfTrial trial) {
    assertThat(trial.found(SESSION)).as(trial.mode().written()).isEqualTo(trial.expected());
  }
}
