package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.SharedSpark;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final SetClock clock = new SetClock();

  @Test
  void aTerminalLineIsRewrittenCutToTheWidthAndTakenAway() {
    try (ProgressLine line = new ProgressLine(new Terminal(true, true, 20), out, clock)) {
      line.phase("stage breaks", "");
      clock.millis = 50;
      line.update("too soon");
      clock.millis = 1500;
      line.update("a detail that is long");
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("stage breaks  0.0 s\r\u001b[2Kstage breaks  a det\r\u001b[2K");
  }

  @Test
  void elsewhereAPhaseIsALineAndUpdatesAreSeldom() {
    try (ProgressLine line = new ProgressLine(new Terminal(false, false, 80), out, clock)) {
      line.phase("plan", "3 sources");
      clock.millis = 4900;
      line.update("too soon");
      clock.millis = 65_000;
      line.update("7 of 9");
      line.print("kept");
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("plan  3 sources  0.0 s", "plan  7 of 9  1 min 5 s", "kept");
  }

  @Test
  void aShortQuietPhaseIsNotShown() {
    try (ProgressLine line = new ProgressLine(new Terminal(false, false, 80), out, clock)) {
      line.quietPhase("cases");
      clock.millis = 4900;
      line.update("7 of 9");
      clock.millis = 5100;
      line.update("8 of 9");
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("cases  8 of 9  5.1 s");
  }

  @Test
  void sparkStagesAndRowsAreShown() throws Exception {
    SparkSession spark = SharedSpark.session();
    try (ProgressLine line = new ProgressLine(new Terminal(false, false, 80), out, clock)) {
      SparkProgress progress = new SparkProgress(line);
      spark.sparkContext().addSparkListener(progress);
      line.phase("stage breaks", "");
      // From here on every update is shown.
      clock.step = 6000;
      spark.range(0, 1000, 1, 4).repartition(2).count();
      spark.sparkContext().listenerBus().waitUntilEmpty();
      spark.sparkContext().removeSparkListener(progress);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .containsPattern("stage breaks  stage \\d+ 0/4  0 rows read")
        .containsPattern("stage breaks  stage \\d+ 4/4  ")
        .contains("rows read");
  }

  /** A clock that a test sets, or that goes on by a step at each look. */
  private static final class SetClock extends Clock {
    private long millis;
    private long step;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      millis += step;
      return Instant.ofEpochMilli(millis);
    }
  }
}
