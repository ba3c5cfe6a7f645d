package dev.sluice.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntercompanyDataTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "receivables-2026-10-31.csv",
        "payables-2026-10-31.csv",
        "rates.csv",
        "expected-matches-2026-10-31.csv",
        "expected-breaks-2026-10-31.csv"
      })
  void theCommittedFilesAreWhatTheSeedMakes(String name) throws IOException {
    IntercompanyData.write(folder);

    List<String> committed =
        Files.readAllLines(Path.of("test-data/reconciliation/intercompany", name));
    assertThat(Files.readAllLines(folder.resolve(name))).isEqualTo(committed);
  }
}
