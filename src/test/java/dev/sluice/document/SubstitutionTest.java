package dev.sluice.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {

  private static final Place PLACE = new Place("a.yaml", 3, 1, "x");

  private final Problems problems = new Problems();
  private final Substitution substitution =
      new Substitution(
          Map.of("date", "2026-10-31", "money", "$1 \\2", "nested", "${date}"),
          Set.of("unset"),
          problems);

  @ParameterizedTest
  @CsvSource({
    "bank-${date}.csv, bank-2026-10-31.csv",
    "${date}${date}, 2026-10-312026-10-31",
    "${ date }, 2026-10-31",
    "cost ${money}, 'cost $1 \\2'",
    "$${date}, ${date}",
    "$date, $date",
    "${date, ${date",
    "${nested}, ${date}",
  })
  void fillsInEveryReferenceOnce(String written, String filled) {
    assertThat(substitution.apply(scalar(written))).isEqualTo(scalar(filled));
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void anUnknownParameterIsToldWithTheOnesThereAre() {
    Node node = substitution.apply(scalar("${dtae} and ${date}"));

    assertThat(node).isEqualTo(new Node.Unresolved(PLACE, "${dtae} and ${date}"));
    assertThat(problems.all())
        .extracting(Problem::render)
        .containsExactly(
            "a.yaml:3: x: unknown parameter \"dtae\"; there is date, money, nested, unset;"
                + " did you mean \"date\"?");
  }

  @Test
  void aParameterWithoutAValueLeavesAGapInSilence() {
    assertThat(substitution.apply(scalar("${unset}"))).isInstanceOf(Node.Unresolved.class);
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void reachesIntoListsAndMappingsButNotIntoKeys() {
    LinkedHashMap<String, Node.Entry> entries = new LinkedHashMap<>();
    Node list = new Node.Sequence(PLACE, List.of(scalar("${date}")));
    entries.put("${date}", new Node.Entry(PLACE, list));

    Node.Mapping filled = (Node.Mapping) substitution.apply(new Node.Mapping(PLACE, entries));

    assertThat(filled.entries()).containsOnlyKeys("${date}");
    assertThat(filled.toString()).contains("2026-10-31");
  }

  private static Node.Scalar scalar(String text) {
    return new Node.Scalar(PLACE, text, false);
  }
}
