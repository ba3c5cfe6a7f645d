package dev.sluice.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class KnownReasonsTest {

  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void theFirstLineThatFitsCounts() throws Exception {
    KnownReasons reasons =
        KnownReasons.of(
            """
            # a comment

            ABS, SIGN | other number | excel | Signs are lost.
            * | other number | * | Numbers differ.
            """);

    assertThat(reasons.reason(judged("=ABS(-1)", "excel-cached", "2", "1")))
        .contains("Signs are lost.");
    assertThat(reasons.reason(judged("=ABS(-1)", "author", "2", "1"))).contains("Numbers differ.");
    assertThat(reasons.reason(judged("=ABS(-1)", "author", "\"#N/A\"", "1"))).isEmpty();
  }

  @Test
  void aLineWithoutAReasonIsRefused() {
    assertThatThrownBy(() -> KnownReasons.of("ABS | other number | excel"))
        .hasMessageContaining("no reason in the line");
  }

  @Test
  void theShippedListIsSound() throws Exception {
    assertThat(KnownReasons.read().reason(judged("=SUBTOTAL(9,A1)", "excel-cached", "2", "1")))
        .isPresent();
  }

  @Test
  void differencesAreToldApart() throws Exception {
    assertThat(difference("1", "1.0000000000000002")).isEqualTo("last digits");
    assertThat(difference("1", "2")).isEqualTo("other number");
    assertThat(difference("\"#N/A\"", "2")).isEqualTo("value for an error");
    assertThat(difference("1", "\"#N/A\"")).isEqualTo("error for a value");
    assertThat(difference("\"#REF!\"", "\"#N/A\"")).isEqualTo("other error");
    assertThat(difference("\"a\"", "\"b\"")).isEqualTo("other text");
    assertThat(difference("\"1\"", "1")).isEqualTo("other value");
  }

  @Test
  void functionsInsideTextsAreNone() throws Exception {
    JudgedCase judged = judged("=LEN(\\\"CELL(1)\\\")", "author", "2", "7");

    assertThat(judged.function()).isEqualTo("LEN");
    assertThat(judged.outOfScope()).isEmpty();
    assertThat(judged("=IF(CELL(1),1)", "author", "2", "7").outOfScope())
        .contains(OutOfScope.REFUSED_FUNCTION);
  }

  private String difference(String expected, String value) throws JsonProcessingException {
    return Difference.of(mapper.readTree(expected), mapper.readTree(value), "");
  }

  private JudgedCase judged(String formula, String authority, String expected, String value)
      throws JsonProcessingException {
    return JudgedCase.of(
        mapper.readTree(
            "{\"formula\": \"%s\", \"authority\": \"%s\", \"expected\": %s}"
                .formatted(formula, authority, expected)),
        mapper.readTree("{\"value\": %s, \"agrees\": false}".formatted(value)),
        "");
  }
}
