package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionSettingsTest {

  private static final long MEGABYTE = 1L << 20;

  @Test
  void aTinyInputRunsInOnePartitionWithoutGeneratedCode() {
    assertThat(SessionSettings.forLocal(1024))
        .containsEntry("spark.sql.shuffle.partitions", "1")
        .containsEntry("spark.sql.adaptive.enabled", "false")
        .containsEntry("spark.buffer.pageSize", "1m")
        .containsEntry("spark.sql.codegen.wholeStage", "false");
  }

  @Test
  void aSmallInputRunsInOnePartitionWithGeneratedCode() {
    assertThat(SessionSettings.forLocal(16 * MEGABYTE))
        .containsEntry("spark.sql.shuffle.partitions", "1")
        .doesNotContainKey("spark.sql.codegen.wholeStage");
  }

  @Test
  void aLargeInputGetsPartitionsByItsSizeAndIsPlannedAdaptively() {
    assertThat(SessionSettings.forLocal(16_000 * MEGABYTE))
        .containsEntry("spark.sql.shuffle.partitions", "1001")
        .doesNotContainKeys("spark.sql.adaptive.enabled", "spark.default.parallelism");
  }

  @Test
  void anUnknownInputCountsAsLarge() {
    assertThat(SessionSettings.forLocal(Long.MAX_VALUE))
        .containsEntry("spark.sql.shuffle.partitions", "2000");
  }

  @Test
  void valuesMeanTheSameLocallyAndOnACluster() {
    assertThat(SessionSettings.forLocal(0)).containsAllEntriesOf(SessionSettings.forCluster());
    assertThat(SessionSettings.forCluster())
        .containsEntry("spark.sql.session.timeZone", "UTC")
        .doesNotContainKeys("spark.master", "spark.driver.host");
  }
}
