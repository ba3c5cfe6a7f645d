package dev.sluice.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectLimitTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 100, false",
    "0, 1, 100, true",
    "5, 5, 100, false",
    "5, 6, 100, true",
    "1%, 1, 100, false",
    "1%, 2, 100, true",
    "0.5%, 1, 199, true",
    "0.5%, 1, 200, false",
    "100%, 99, 100, false",
    // A run of which nothing is left is never published.
    "100%, 100, 100, true",
    "100%, 0, 0, false",
  })
  void isExceededOnlyAboveTheLimit(String limit, long rejected, long read, boolean exceeded) {
    RejectLimit parsed =
        RejectLimit.parse(limit, Place.file("job.yaml"), new Problems()).orElseThrow();

    assertThat(parsed.isExceeded(rejected, read)).isEqualTo(exceeded);
  }

  @ParameterizedTest
  @CsvSource({"few", "-1", "1.5", "1 %", "1000%", "''"})
  void refusesWhatIsNoLimit(String written) {
    Problems problems = new Problems();

    assertThat(RejectLimit.parse(written, Place.file("job.yaml"), problems)).isEmpty();
    assertThat(problems.all()).hasSize(1);
  }
}
