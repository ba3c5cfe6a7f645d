package dev.sluice.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreeWayDataTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders-2026-10-31.csv",
        "invoices-2026-10-31.csv",
        "payments-2026-10-31.csv",
        "expected-three-way-2026-10-31.csv",
        "expected-breaks-2026-10-31.csv"
      })
  void theCommittedFilesAreWhatTheSeedMakes(String name) throws IOException {
    ThreeWayData.write(folder);

    List<String> committed =
        Files.readAllLines(Path.of("test-data/reconciliation/three-way", name));
    assertThat(Files.readAllLines(folder.resolve(name))).isEqualTo(committed);
  }
}
