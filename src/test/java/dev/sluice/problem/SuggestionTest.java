package dev.sluice.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  private static final List<String> NAMES = List.of("account_id", "amount", "date", "vlookup");

  @ParameterizedTest
  @CsvSource({
    "amuont, amount",
    "acount_id, account_id",
    "VLOKUP, vlookup",
    "dat, date",
    "difference,",
    "x,",
  })
  void findsTheNameThatWasMeantAndNoOther(String written, String meant) {
    assertThat(Suggestion.closest(written, NAMES).orElse(null)).isEqualTo(meant);
  }
}
