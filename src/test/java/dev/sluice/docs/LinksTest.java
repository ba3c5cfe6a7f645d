package dev.sluice.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever a page points to is there. */
class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  /** A path below a folder of the repository, without placeholders. */
  private static final Pattern PATH =
      Pattern.compile(
          "(?<![\\w./${<-])((?:\\.ci|docs|jobs|quality|src|test-data|transforms)/[\\w./-]*+)"
              + "(?![…*<$\\[{])");

  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern TYPE = Pattern.compile("[A-Z][a-z]+(?:[A-Z][a-z]+)+");

  /** Pages whose words in capitals are types of the source, not names of users or of Spark. */
  private static final Set<String> ABOUT_THE_SOURCE = Set.of("adding.md", "architecture.md");

  @TestFactory
  Stream<DynamicTest> everyLinkLeadsSomewhere() {
    return tests(
        page ->
            LINK.matcher(DocsFolder.read(page))
                .results()
                .map(found -> found.group(1))
                .filter(target -> !target.contains("://"))
                .filter(target -> !leadsSomewhere(page, target))
                .toList());
  }

  @TestFactory
  Stream<DynamicTest> everyNamedPathIsThere() {
    return tests(
        page ->
            PATH.matcher(DocsFolder.read(page))
                .results()
                .map(found -> found.group(1).replaceFirst("[.]+$", ""))
                .filter(path -> !Files.exists(Path.of(path)))
                .toList());
  }

  @TestFactory
  Stream<DynamicTest> everyNamedTypeIsThere() throws IOException {
    Set<String> types;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      types =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toSet());
    }
    return tests(
        page ->
            ABOUT_THE_SOURCE.contains(page.getFileName().toString())
                ? CODE.matcher(DocsFolder.read(page))
                    .results()
                    .flatMap(found -> Stream.of(found.group(1).split("[^A-Za-z]+")))
                    .filter(word -> TYPE.matcher(word).matches() && !types.contains(word))
                    .toList()
                : List.of());
  }

  private interface Search {
    List<String> missing(Path page) throws IOException;
  }

  private static Stream<DynamicTest> tests(Search search) {
    return DocsFolder.pages().stream()
        .map(
            page -> dynamicTest(page.toString(), () -> assertThat(search.missing(page)).isEmpty()));
  }

  private static boolean leadsSomewhere(Path page, String target) {
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    Path folder = Objects.requireNonNullElse(page.getParent(), Path.of(""));
    Path there = file.isEmpty() ? page : folder.resolve(file).normalize();
    return Files.exists(there)
        && (hash < 0 || anchors(DocsFolder.read(there)).contains(target.substring(hash + 1)));
  }

  /** The anchors of headings, as GitHub makes them. */
  private static List<String> anchors(String page) {
    List<String> anchors = new ArrayList<>();
    page.lines()
        .filter(line -> line.matches("#{1,6} .*"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .forEach(anchors::add);
    return anchors;
  }
}
