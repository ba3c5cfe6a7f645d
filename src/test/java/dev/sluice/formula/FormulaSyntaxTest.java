package dev.sluice.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Excerpt;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaSyntaxTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "=1+ | 3 | the formula ends too early",
        "=(1+2 | 1 | this ( has no closing )",
        "=SUM(1,2 | 4 | this ( has no closing )",
        "=1+2) | 4 | this ) closes nothing",
        "=SUM(1;2) | 6 | here an operator, a comma or ) is expected, not \";\"; arguments are separated by commas",
        "=\"a | 1 | this text has no closing \"",
        "=[@amount | 1 | this reference has no closing ]",
        "=1 2 | 3 | here an operator or the end is expected, not \"2\"",
        "=*2 | 1 | here a value is expected, not \"*\"",
        "={1,2;3} | 1 | the rows of an array must be equally long",
        "=1?2 | 2 | \"?\" has no meaning in a formula",
        "=1E999 | 1 | this number is larger than Excel can hold",
      })
  void aFaultIsShownUnderItsPlace(String formula, int column, String message) {
    Problems problems = new Problems();
    assertThat(Formula.parse(new FormulaText(formula.strip(), Place.file("job.yaml")), problems))
        .isEmpty();
    Problem problem = problems.all().get(0);
    String hint = problem.hint() == null ? "" : "; " + problem.hint();
    assertThat(problem.message() + hint).isEqualTo(message);
    Excerpt excerpt = problem.excerpt();
    assertThat(excerpt == null ? -1 : excerpt.start()).isEqualTo(column);
  }

  @Test
  void referencesAreKnownWithoutCompiling() {
    Formula formula =
        Formula.parse(
                new FormulaText(
                    "SUM([a])+[@[b c]]+XLOOKUP([@d],rates[k],rates[v])+VLOOKUP(1,fees,2)",
                    Place.file("job.yaml")),
                new Problems())
            .orElseThrow();
    assertThat(formula.columns()).containsExactly("a", "b c", "d");
    assertThat(formula.tables()).containsExactly("rates", "fees");
  }

  @Test
  void deepNestingIsAFaultAndNoCrash() {
    Problems problems = new Problems();
    String text = "=" + "(".repeat(5000) + "1" + ")".repeat(5000);
    assertThat(Formula.parse(new FormulaText(text, Place.file("job.yaml")), problems)).isEmpty();
    assertThat(problems.all()).hasSize(1);
  }
}
