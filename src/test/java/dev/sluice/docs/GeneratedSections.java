package dev.sluice.docs;

import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.quality.RuleTables;
import dev.sluice.report.Markdown;
import dev.sluice.run.StepTypes;
import dev.sluice.spec.JobShape;
import dev.sluice.spec.Settings;
import dev.sluice.step.StepType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of the docs that are made of the definitions, by the name of their marker. */
final class GeneratedSections {

  private GeneratedSections() {}

  static Map<String, String> all() {
    Map<String, String> sections = new LinkedHashMap<>();
    sections.put("job", ShapeTable.of(JobShape.JOB));
    sections.put("source", ShapeTable.of(JobShape.SOURCE));
    sections.put("publication", ShapeTable.of(JobShape.PUBLICATION));
    sections.put("report", ShapeTable.of(report()));
    sections.put("chart", ShapeTable.of(JobShape.CHART));
    sections.put("recipe", ShapeTable.of(JobShape.RECIPE));
    sections.put("include", ShapeTable.of(JobShape.INCLUDE));
    sections.put("settings", ShapeTable.of(Settings.SHAPE));
    sections.put("operations", operations());
    StepTypes.all().forEach(type -> sections.put("operation " + type.name(), operation(type)));
    sections.put("function totals", FunctionTables.totals());
    sections.put("functions", FunctionTables.supported());
    sections.put("refused functions", FunctionTables.refused());
    sections.put("rules", RuleTables.honoured());
    sections.put("refused rules", RuleTables.refused());
    return sections;
  }

  private static ObjectShape report() {
    return JobShape.JOB.fields().stream()
        .filter(field -> field.name().equals("report"))
        .map(field -> ((Shape.Nested) field.shape()).object())
        .findFirst()
        .orElseThrow();
  }

  private static String operations() {
    List<List<String>> rows =
        StepTypes.all().stream()
            .map(
                type ->
                    List.of(
                        "[`%s`](%s#%s)".formatted(type.name(), otherPage(type), type.name()),
                        type.summary()))
            .toList();
    return Markdown.table(List.of("Operation", "What it does"), rows);
  }

  /** The page that explains an operation, if it is not that of the operations. */
  private static String otherPage(StepType type) {
    return DocsFolder.OPERATIONS.stream()
        .skip(1)
        .filter(page -> DocsFolder.headings(page).contains("## " + type.name()))
        .findFirst()
        .orElse("");
  }

  private static String operation(StepType type) {
    return type.summary()
        + "\n\n"
        + ShapeTable.withNested(type.options())
        + "\nExample:\n\n"
        + Markdown.block("yaml", type.example())
        + "\n"
        + GoldenExample.of(type.name()).markdown().stripTrailing()
        + "\n";
  }
}
