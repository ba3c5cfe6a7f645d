package dev.sluice.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankToLedgerDataTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bank-2026-10-31.csv",
        "bank-poisoned-2026-10-31.csv",
        "ledger-2026-10-31.csv",
        "accounts.csv",
        "expected-breaks-2026-10-31.csv"
      })
  void theCommittedFilesAreWhatTheSeedMakes(String name) throws IOException {
    BankToLedgerData.write(folder);

    List<String> committed = Files.readAllLines(Path.of("test-data/reconciliation", name));
    assertThat(Files.readAllLines(folder.resolve(name))).isEqualTo(committed);
  }
}
