package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finds the folders of text formats under {@code test-data/format}; a new one needs no code. */
class TextGoldenTest {

  static List<TextGolden> cases() {
    return TextGolden.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsTheFileOrSaysWhyNot(TextGolden golden) throws IOException {
    golden.verify();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void namesItsOracle(TextGolden golden) throws IOException {
    assertThat(Files.readString(golden.folder().resolve("source.yaml"))).startsWith("# Oracle: ");
  }
}
