package dev.sluice.spec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.Fields;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobReaderTest {

  private static final String JOB =
      """
      job: bank-to-ledger
      parameters: {date: 2026-10-31, limit: 5}
      as-of: ${date}
      sources:
        bank:
          path: bank-${date}.csv
          columns: {id: text, amount: "decimal(18,2)"}
          control-totals: amount
          max-rejected: 0.5%
      steps:
        - recipe: {use: transforms/recipes/large.yaml, with: {at-least: "${limit}"}}
        - sort: {table: bank, by: id}
      publish:
        bank: {table: finance.bank, mode: replace-partitions, partition-by: id}
      """;

  private static final String RECIPE =
      """
      recipe: large
      parameters:
        at-least:
      steps:
        - filter: {table: bank, where: "=[@amount]>=${at-least}", note: "$${limit} is no parameter"}
      """;

  private final Map<String, String> files = new HashMap<>();
  private final Problems problems = new Problems();

  @Test
  void fillsParametersIntoJobAndRecipe() {
    Job job = read(JOB, Map.of("date", "2026-11-30", "limit", "7")).orElseThrow();

    assertThat(job.asOf()).contains(Instant.parse("2026-11-30T00:00:00Z"));
    Source bank = requireNonNull(job.sources().get("bank"));
    assertThat(((Source.Files) bank.origin()).location()).isEqualTo("bank-2026-11-30.csv");
    assertThat(bank.columns())
        .containsExactly(
            Map.entry("id", ColumnType.TEXT), Map.entry("amount", ColumnType.decimal(18, 2)));
    assertThat(job.steps()).extracting(StepSpec::type).containsExactly("filter", "sort");
    assertThat(job.steps().get(0).options().toString())
        .contains("=[@amount]>=7")
        .contains("${limit} is no parameter");
    assertThat(job.steps().get(0).place().file()).endsWith("transforms/recipes/large.yaml");
  }

  @Test
  void readsTheSameJobWrittenAsJson() {
    String json =
        """
        {"job": "bank-to-ledger", "parameters": {"date": "2026-10-31", "limit": 5}, "as-of": "${date}",
         "sources": {"bank": {"path": "bank-${date}.csv",
           "columns": {"id": "text", "amount": "decimal(18,2)"},
           "control-totals": ["amount"], "max-rejected": "0.5%"}},
         "steps": [
           {"recipe": {"use": "transforms/recipes/large.yaml", "with": {"at-least": "${limit}"}}},
           {"sort": {"table": "bank", "by": "id"}}],
         "publish": {"bank": {"table": "finance.bank", "mode": "replace-partitions", "partition-by": ["id"]}}}
        """;

    Job fromYaml = read(JOB, Map.of()).orElseThrow();
    Job fromJson = read(json, Map.of()).orElseThrow();

    assertThat(fromJson.parameters()).isEqualTo(fromYaml.parameters());
    assertThat(fromJson.asOf()).isEqualTo(fromYaml.asOf());
    assertThat(requireNonNull(fromJson.sources().get("bank")).maxRejected())
        .isEqualTo(requireNonNull(fromYaml.sources().get("bank")).maxRejected());
    assertThat(fromJson.steps()).extracting(StepSpec::type).containsExactly("filter", "sort");
    Publication.CatalogTable target =
        (Publication.CatalogTable) requireNonNull(fromJson.publications().get("bank")).target();
    assertThat(target.mode()).isEqualTo(Publication.Mode.REPLACE_PARTITIONS);
    assertThat(target.partitionBy()).containsExactly("id");
  }

  @Test
  void remembersEveryDocumentWithItsHash() {
    Job job = read(JOB, Map.of()).orElseThrow();

    assertThat(job.documents()).hasSize(2);
    // Oracle: sha256sum of the empty file, as published in FIPS 180-4 examples.
    assertThat(new LoadedDocument("x", "").sha256())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void reportsEveryFaultAtOnce() {
    Optional<Job> job =
        read(
            """
            job: Bad Name
            sources:
              bank: {path: bank.csv, columns: {id: txt}}
            steps:
              - {filter: {table: bank}, sort: {table: bank}}
            publish:
              bank: {table: nonamespace}
            """,
            Map.of("dat", "1"));

    assertThat(job.orElseThrow().unreadSources()).containsExactly("bank");
    assertThat(job.orElseThrow().publications()).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder(
            "unknown-parameter", "bad-name", "unknown-type", "bad-step", "bad-table");
    assertThat(problems.all())
        .filteredOn(problem -> problem.code().equals("unknown-type"))
        .extracting(problem -> problem.place().line())
        .isEqualTo(List.of(3));
  }

  @Test
  void aValueWithoutItsParameterIsToldOnceAndNotJudged() {
    Optional<Job> job =
        read(
            JOB.replace("date: 2026-10-31", "date: null").replace("limit: 5", "limit: 7"),
            Map.of());

    assertThat(problems.all()).extracting(Problem::code).containsExactly("parameter-not-set");
    assertThat(job.orElseThrow().asOf()).isEmpty();
    assertThat(job.orElseThrow().unreadSources()).containsExactly("bank");
    assertThat(job.orElseThrow().steps()).allMatch(StepSpec::isReadable);
  }

  @Test
  void aRecipeThatIsNotThereLeavesAnUnreadableStep() {
    Optional<Job> job = read(JOB.replace("large.yaml", "gone.yaml"), Map.of());

    assertThat(problems.all()).extracting(Problem::code).containsExactly("missing-file");
    assertThat(job.orElseThrow().steps())
        .extracting(StepSpec::isReadable)
        .containsExactly(false, true);
  }

  @Test
  void aRecipeByItselfNeedsNoValueForItsParameters() {
    Fields recipe =
        DocumentParser.parse("large.yaml", RECIPE, problems)
            .flatMap(node -> RecipeReader.alone(node, problems))
            .orElseThrow();

    assertThat(problems.isEmpty()).isTrue();
    assertThat(recipe.items("steps").toString()).contains("Unresolved");
  }

  @Test
  void resolvesPathsAgainstTheFolderAboveJobs() {
    assertThat(ProjectRoot.of("/data/project/jobs/finance/a.yaml").folder())
        .isEqualTo("/data/project");
    assertThat(ProjectRoot.of("/data/project/a.yaml").folder()).isEqualTo("/data/project");
    ProjectRoot root = new ProjectRoot("/data/project");
    assertThat(root.resolve("in/x y.csv")).isEqualTo("/data/project/in/x y.csv");
    assertThat(root.resolve("s3a://bucket/x")).isEqualTo("s3a://bucket/x");
    assertThat(root.resolve("/abs")).isEqualTo("/abs");
  }

  private Optional<Job> read(String text, Map<String, String> settings) {
    files.put("job.yaml", text);
    return JobReader.read(
        "job.yaml",
        settings,
        path -> {
          String name = path.endsWith("large.yaml") ? RECIPE : files.get(path);
          if (name == null) {
            throw new NoSuchFileException(path);
          }
          return name;
        },
        problems);
  }
}
