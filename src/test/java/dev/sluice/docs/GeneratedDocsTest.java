package dev.sluice.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sluice.quality.RuleTables;
import dev.sluice.run.StepTypes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tables of the docs say what the definitions say. Oracle: the definitions. */
class GeneratedDocsTest {

  private final Map<String, String> sections = GeneratedSections.all();

  @TestFactory
  Stream<DynamicTest> everyPageIsCurrent() {
    return DocsFolder.pages().stream()
        .map(
            page ->
                dynamicTest(
                    page.toString(),
                    () ->
                        DocsFolder.requireCurrent(
                            page,
                            new MarkedDocument(DocsFolder.read(page)).regenerated(sections))));
  }

  @TestFactory
  Stream<DynamicTest> everySchemaIsCurrent() {
    return JobSchema.files().entrySet().stream()
        .map(
            file ->
                dynamicTest(
                    file.getKey(),
                    () ->
                        DocsFolder.requireCurrent(
                            DocsFolder.HOME.resolve(file.getKey()), file.getValue())));
  }

  @Test
  void everyDefinitionIsDocumentedOnce() {
    List<String> documented =
        DocsFolder.pages().stream()
            .flatMap(page -> new MarkedDocument(DocsFolder.read(page)).sections().stream())
            .toList();

    assertThat(documented).containsExactlyInAnyOrderElementsOf(sections.keySet());
  }

  @TestFactory
  Stream<DynamicTest> everyOperationShowsTheRowsOfItsExample() {
    return StepTypes.names().stream()
        .map(
            name ->
                dynamicTest(
                    name,
                    () ->
                        assertThat(GoldenExample.of(name).isComplete())
                            .as("test-data/operation/%s/example: a step, rows in, rows out", name)
                            .isTrue()));
  }

  @TestFactory
  Stream<DynamicTest> everyOperationHasAHeadingOfItsOwn() {
    List<String> lines =
        DocsFolder.OPERATIONS.stream().flatMap(page -> DocsFolder.headings(page).stream()).toList();
    return StepTypes.names().stream()
        .map(name -> dynamicTest(name, () -> assertThat(lines).contains("## " + name)));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleIsExplained() {
    String page = DocsFolder.read(DocsFolder.HOME.resolve("quality.md"));
    List<String> lines = new MarkedDocument(page).written().lines().toList();
    return RuleTables.names().stream()
        .map(
            name ->
                dynamicTest(
                    name,
                    () ->
                        assertThat(lines)
                            .as("a row of the table that says what it asks")
                            .anyMatch(line -> line.startsWith("| `" + name + "` |"))));
  }
}
