package dev.sluice.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketDataTest {

  private static final Path COMMITTED = Path.of("test-data", "market");
  private static final long LIMIT = 1_500_000;

  @TempDir Path folder;

  @Test
  void theCommittedFilesAreWhatTheSeedMakes() throws IOException {
    MarketData.write(folder);

    List<Path> files = files(folder);
    assertThat(files(COMMITTED)).isEqualTo(files);
    for (Path file : files) {
      assertThat(Files.readString(folder.resolve(file)))
          .as(file.toString())
          .isEqualTo(Files.readString(COMMITTED.resolve(file)));
    }
  }

  @Test
  void neitherTheLanguageNorTheTimeZoneOfTheMachineMatters() throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      theCommittedFilesAreWhatTheSeedMakes();
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void theFilesAreSmall() throws IOException {
    long size = 0;
    for (Path file : files(COMMITTED)) {
      size += Files.size(COMMITTED.resolve(file));
    }
    assertThat(size).isLessThan(LIMIT);
  }

  private static List<Path> files(Path parent) throws IOException {
    try (Stream<Path> files = Files.walk(parent)) {
      return files
          .filter(file -> file.toString().endsWith(".csv"))
          .map(parent::relativize)
          .sorted()
          .toList();
    }
  }
}
