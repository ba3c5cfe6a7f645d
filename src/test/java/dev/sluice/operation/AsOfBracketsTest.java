package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * As-of joins whose keys are cut into brackets of time at a few rows, since many tasks are to share
 * them. The oracle is brute force, {@link AsOfTrial#expected()}.
 */
class AsOfBracketsTest {

  private static final SparkSession SESSION = AsOfTrial.session(5);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void bracketsChangeNothing(long seed) {
    Random random = new Random(seed);
    AsOfTrial trial =
        AsOfTrial.random(
            random,
            AsOfTrial.anyMode(random, "on"),
            100,
            List.of(20, 150, 400).get((int) seed % 3));
    assertThat(trial.found(SESSION)).as(trial.mode().written()).isEqualTo(trial.expected());
  }
}
