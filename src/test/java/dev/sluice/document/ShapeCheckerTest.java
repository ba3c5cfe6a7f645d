package dev.sluice.document;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeCheckerTest {

  private static final ObjectShape INNER =
      ObjectShape.of()
          .required("path", new Shape.Text("a path"), "where it is")
          .optional("header", new Shape.Flag(), "whether there is one");
  private static final ObjectShape SHAPE =
      ObjectShape.of()
          .required("name", new Shape.Text("a name"), "what it is called")
          .optional("count", new Shape.WholeNumber(0, 10), "how many")
          .optional("kind", new Shape.Choice(List.of("inner", "outer")), "which")
          .optional("by", new Shape.ListOf(new Shape.Text("a column")), "columns")
          .optional("sources", new Shape.MapOf(new Shape.Nested(INNER)), "inputs")
          .optional("either", new Shape.TextOr("a word", INNER), "one or the other")
          .optional("left", new Shape.Text("a side"), "one side")
          .optional("right", new Shape.Text("a side"), "the other side")
          .exactlyOneOf("left", "right");

  private final Problems problems = new Problems();

  @Test
  void readsWhatFits() {
    Fields fields =
        read("{name: x, left: y, count: 10, kind: outer, by: id, sources: {a: {path: p}}}")
            .orElseThrow();

    assertThat(fields.text("name")).isEqualTo("x");
    assertThat(fields.wholeNumber("count", 0)).isEqualTo(10);
    assertThat(fields.texts("by")).containsExactly("id");
    assertThat(fields.entries("sources")).containsOnlyKeys("a");
    assertThat(problems.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "count: 11| wrong-type",
        "count: -1| wrong-type",
        "count: 1.5| wrong-type",
        "count: 99999999999999999999| wrong-type",
        "count: | wrong-type",
        "kind: Outer| unknown-choice",
        "by: []| empty-list",
        "by: [{a: b}]| wrong-type",
        "by: ['']| wrong-type",
        "sources: {}| empty-mapping",
        "sources: text| wrong-type",
        "sources: {a: {path: p, header: yes}}| wrong-type",
        "sources: {a: {header: true}}| missing-key",
        "either: {pth: x}| unknown-key",
        "right: z| conflicting-keys",
        "other: z| unknown-key",
      })
  void tellsEachDifferenceOnce(String written, String code) {
    assertThat(read("name: x\nleft: y\n" + written + "\n")).isEmpty();

    assertThat(problems.all()).extracting(Problem::code).containsExactly(code);
    assertThat(problems.all()).allMatch(problem -> problem.place().line() == 3);
  }

  @Test
  void aMisspelledKeyIsNotMissingToo() {
    assertThat(read("{nmae: x, lfet: y}")).isEmpty();

    assertThat(problems.all()).extracting(Problem::code).containsOnly("unknown-key").hasSize(2);
  }

  @Test
  void aFaultInOnePartLeavesTheOthers() {
    Node document =
        parse("{name: x, left: y, count: many, sources: {a: {path: p}, b: {path: []}}, by: id}");

    Fields fields = ShapeChecker.readWhatFits(document, SHAPE, problems).orElseThrow();

    assertThat(fields.has("count")).isFalse();
    assertThat(fields.texts("by")).containsExactly("id");
    assertThat(fields.entries("sources")).containsOnlyKeys("a");
    assertThat(problems.all()).extracting(Problem::code).containsOnly("wrong-type").hasSize(2);
  }

  @Test
  void aValueWithoutItsParameterFitsNothingAndIsNotToldAgain() {
    Node document = parse("{name: '${x}', left: y, count: '${x}', sources: {a: {path: '${x}'}}}");
    Node unresolved = new Substitution(Map.of(), Set.of("x"), problems).apply(document);

    assertThat(ShapeChecker.read(unresolved, SHAPE, problems)).isEmpty();
    assertThat(problems.isEmpty()).isTrue();
  }

  /** Oracle: the keywords of JSON Schema, draft 2020-12. */
  @Test
  void theSchemaForEditorsSaysTheSame() {
    Map<String, Object> schema = JsonSchema.of(SHAPE);

    assertThat(schema)
        .containsEntry("additionalProperties", false)
        .containsEntry("required", List.of("name"))
        .containsEntry(
            "allOf",
            List.of(
                Map.of(
                    "oneOf",
                    List.of(
                        Map.of("required", List.of("left")),
                        Map.of("required", List.of("right"))))));
    assertThat(
            ((Map<?, ?>) requireNonNull(schema.get("properties")))
                .keySet().stream().map(String::valueOf))
        .containsExactlyElementsOf(SHAPE.keys());
    assertThat(schema.toString())
        .contains("enum=[inner, outer]")
        .contains("maximum=10")
        .contains("description=how many");
  }

  private Optional<Fields> read(String text) {
    return ShapeChecker.read(parse(text), SHAPE, problems);
  }

  private Node parse(String text) {
    return DocumentParser.parse("a.yaml", text, problems).orElseThrow();
  }
}
