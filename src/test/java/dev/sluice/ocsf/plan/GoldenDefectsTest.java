package dev.sluice.ocsf.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sluice.document.DocumentParser;
import dev.sluice.ocsf.mapping.MappingReader;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Finds the mappings {@code test-data/ocsf/lint/<code>.yaml} and {@code .json}, each with what the
 * user must read of it in {@code <file>.txt}: severity, code and message. Where anything differs,
 * {@code actual.<file>.txt} is written beside it. Oracle: the facts of OCSF, read by hand.
 */
class GoldenDefectsTest {

  private static final Path HOME = Path.of("test-data", "ocsf", "lint");

  private static List<Path> mappings() throws IOException {
    try (Stream<Path> files = Files.list(HOME)) {
      return files.filter(file -> !file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static String code(Path mapping) {
    return mapping.getFileName().toString().replaceFirst("\\.[a-z]*$", "");
  }

  private static List<Defects.Defect> defects(Path file) throws IOException {
    Problems problems = new Problems();
    Optional<Defects> defects =
        DocumentParser.parse(file.getFileName().toString(), Files.readString(file), problems)
            .flatMap(
                node -> new MappingReader((path, place) -> Optional.empty(), problems).read(node))
            .map(mapping -> MappingPlan.of(mapping).defects());
    assertThat(problems.all().stream().map(Problem::render)).isEmpty();
    return defects.orElseThrow().all();
  }

  @TestFactory
  Stream<DynamicTest> everyMappingHasTheDefectsItMustHave() throws IOException {
    return mappings().stream()
        .map(file -> dynamicTest(file.getFileName().toString(), () -> verify(file)));
  }

  private static void verify(Path file) throws IOException {
    Path expected = file.resolveSibling(file.getFileName() + ".txt");
    Path actual = file.resolveSibling("actual." + file.getFileName() + ".txt");
    Files.deleteIfExists(actual);
    List<Defects.Defect> defects = defects(file);
    String written =
        defects.stream()
            .map(
                defect ->
                    defect.severity().name().toLowerCase(Locale.ROOT)
                        + " "
                        + defect.problem().code()
                        + " "
                        + defect.problem().render()
                        + "\n")
            .collect(Collectors.joining());
    String wanted = Files.exists(expected) ? Files.readString(expected) : "";
    if (!written.equals(wanted)) {
      Files.writeString(actual, written);
    }
    assertThat(written).isEqualTo(wanted);
    assertThat(defects).extracting(defect -> defect.problem().code()).contains(code(file));
  }

  @Test
  void everyCodeHasAMapping() throws IOException {
    Set<String> cases =
        mappings().stream().map(GoldenDefectsTest::code).collect(Collectors.toSet());
    assertThat(cases)
        .isEqualTo(
            Arrays.stream(DefectCode.values()).map(DefectCode::word).collect(Collectors.toSet()));
  }
}
