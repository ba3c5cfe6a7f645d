package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finds the folders under {@code test-data/broken}; a new one needs no code here. */
class BrokenSpecTest {

  static List<BrokenSpec> specs() {
    return BrokenSpec.all();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void tellsTheUserEverythingThatIsWrongToTheLetter(BrokenSpec spec) throws IOException {
    spec.verify();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void endsWithTheCodeOfAUsersFault(BrokenSpec spec) throws IOException {
    assertThat(spec.exit()).isEqualTo("exit 2");
  }

  @Test
  void thereAreAtLeastFortyFaults() {
    assertThat(specs()).hasSizeGreaterThanOrEqualTo(40);
  }
}
