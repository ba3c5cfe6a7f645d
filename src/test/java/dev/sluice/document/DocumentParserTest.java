package dev.sluice.document;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentParserTest {

  private final Problems problems = new Problems();

  @Test
  void everyValueKnowsItsLineItsColumnAndItsPath() {
    Node document =
        parse(
            """
            job: x
            steps:
              - filter: {table: bank, where: "=TRUE"}
              - sort:
                  by:
                    - id
                    - amount desc
            """);

    assertThat(at(document, "steps", "0", "filter", "where").place())
        .isEqualTo(new Place("a.yaml", 3, 34, "steps[0].filter.where"));
    assertThat(at(document, "steps", "1", "sort", "by", "1").place())
        .isEqualTo(new Place("a.yaml", 7, 11, "steps[1].sort.by[1]"));
    Node.Entry steps = requireNonNull(((Node.Mapping) document).entries().get("steps"));
    assertThat(steps.keyPlace()).isEqualTo(new Place("a.yaml", 2, 1, "steps"));
  }

  @Test
  void jsonReadsLikeTheSameYaml() {
    Node document = parse("{\"job\": \"x\",\n \"list\": [1, true, null, \"a\\u00e9\"]}");

    assertThat(at(document, "list", "0"))
        .isEqualTo(new Node.Scalar(new Place("a.yaml", 2, 11, "list[0]"), "1", false));
    assertThat(((Node.Scalar) at(document, "list", "1")).text()).isEqualTo("true");
    assertThat(((Node.Scalar) at(document, "list", "2")).isNull()).isTrue();
    assertThat(((Node.Scalar) at(document, "list", "3")).text()).isEqualTo("aé");
  }

  @Test
  void wordsStayAsTheyWereWritten() {
    Node document = parse("a: 007\nb: no\nc: 1e3\nd: 2026-10-31\ne: ''\nf:\ng: null\n");

    assertThat(text(document, "a")).isEqualTo("007");
    assertThat(text(document, "b")).isEqualTo("no");
    assertThat(text(document, "c")).isEqualTo("1e3");
    assertThat(text(document, "d")).isEqualTo("2026-10-31");
    assertThat(((Node.Scalar) at(document, "e")).isNull()).isFalse();
    assertThat(((Node.Scalar) at(document, "f")).isNull()).isTrue();
    assertThat(((Node.Scalar) at(document, "g")).isNull()).isTrue();
  }

  @Test
  void anAliasStandsForItsAnchorUnderItsOwnPath() {
    Node document = parse("first: &columns {id: text}\nsecond: *columns\n");

    Node alias = at(document, "second", "id");
    assertThat(((Node.Scalar) alias).text()).isEqualTo("text");
    assertThat(alias.place()).isEqualTo(new Place("a.yaml", 1, 22, "second.id"));
  }

  @Test
  void ofAKeyThatIsWrittenTwiceTheFirstCounts() {
    Node document = parse("a: 1\nb: {c: 2, c: 3}\na: 4\n");

    assertThat(text(document, "a")).isEqualTo("1");
    assertThat(problems.all())
        .extracting(Problem::render)
        .containsExactly(
            "a.yaml:2: b.c: \"c\" is written twice; the first is on line 2",
            "a.yaml:3: a: \"a\" is written twice; the first is on line 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n# nothing\n"})
  void aDocumentWithNothingInItIsEmpty(String text) {
    Optional<Node> document = DocumentParser.parse("a.yaml", text, problems);

    // After --- YAML has a document whose value is null; there is nothing to read in it either.
    assertThat(document.filter(node -> !((Node.Scalar) node).isNull())).isEmpty();
  }

  @Test
  void aKeyMustBeAName() {
    parse("{[1, 2]: x, b: 3}");

    assertThat(problems.all()).extracting(Problem::code).containsExactly("bad-key");
  }

  @Test
  void endlessDepthIsRefusedOnce() {
    String deep = "[".repeat(60) + "]".repeat(60);

    assertThat(DocumentParser.parse("a.yaml", deep, problems)).isEmpty();
    assertThat(DocumentParser.parse("b.yaml", "a: &a\n  b: *a\n  c: *a\n", problems)).isEmpty();
    assertThat(problems.all()).extracting(Problem::code).containsExactly("too-large", "too-large");
  }

  @Test
  void aliasesOfAliasesEndBeforeTheMemoryDoes() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 6; i++) {
      laughs.append("a%d: &a%d [".formatted(i, i));
      laughs.append(("*a%d, ".formatted(i - 1)).repeat(10)).append("]\n");
    }

    assertThat(DocumentParser.parse("a.yaml", laughs.toString(), problems)).isEmpty();
    assertThat(problems.all()).extracting(Problem::code).containsExactly("too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: [1", "a: {b: 1", "a: \"x", "\ta: 1", "a: 1\n b: 2", "a: b: c", "a: @x", "%x"})
  void whatIsNoYamlIsToldWithItsLineAndACaret(String text) {
    assertThat(DocumentParser.parse("a.yaml", text, problems)).isEmpty();

    Problem problem = problems.all().get(0);
    assertThat(problem.render()).startsWith("a.yaml:").contains("this is not YAML: ").contains("^");
    assertThat(problem.place().line()).isPositive();
    assertThat(problem.message()).doesNotContain("<", "stream");
  }

  private Node parse(String text) {
    return DocumentParser.parse("a.yaml", text, problems).orElseThrow();
  }

  private static String text(Node document, String... path) {
    return ((Node.Scalar) at(document, path)).text();
  }

  private static Node at(Node document, String... path) {
    Node node = document;
    for (String part : path) {
      node =
          node instanceof Node.Sequence sequence
              ? sequence.items().get(Integer.parseInt(part))
              : requireNonNull(((Node.Mapping) node).entries().get(part)).value();
    }
    return node;
  }
}
