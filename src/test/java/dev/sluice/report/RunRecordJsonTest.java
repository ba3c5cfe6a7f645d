package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.problem.ProblemException;
import dev.sluice.report.RunRecord.Control;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRecordJsonTest {

  @Test
  void whatIsWrittenIsReadBack() {
    for (RunRecord run :
        List.of(
            SampleRuns.published(),
            SampleRuns.refused(),
            SampleRuns.failed(),
            SampleRuns.unchanged(),
            SampleRuns.empty())) {
      assertThat(RunRecordJson.read(RunRecordJson.write(run))).isEqualTo(run);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyTextIsReadBack(long seed) {
    RunRecord run = HostileText.everywhereIn(SampleRuns.refused(), new Random(seed));
    assertThat(RunRecordJson.read(RunRecordJson.write(run))).isEqualTo(run);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.00", "-0.01", "10.00", "99999999999999999999999999999999999.99", "0.000000001"})
  void amountsKeepEveryDigitAndTheirScale(String digits) throws JsonProcessingException {
    BigDecimal amount = new BigDecimal(digits);
    Control control = new Control("amount", amount, amount, amount, amount, true);
    RunRecord.Account account =
        new RunRecord.Account(
            "t", "source", List.of(), null, 1, 1, Map.of(), 0, "", true, List.of(control));
    RunRecord read =
        RunRecordJson.read(RunRecordJson.write(TestRecords.withAccounts(List.of(account))));
    assertThat(read.accounts().get(0).controls().get(0).kept()).isEqualTo(amount);
    JsonNode tree =
        new ObjectMapper()
            .readTree(RunRecordJson.write(TestRecords.withAccounts(List.of(account))));
    assertThat(tree.at("/accounts/0/controls/0/kept").textValue()).isEqualTo(digits);
  }

  @Test
  void keysAreInSnakeCaseInTheOrderOfTheRecord() throws JsonProcessingException {
    JsonNode tree = new ObjectMapper().readTree(RunRecordJson.write(SampleRuns.published()));
    List<String> keys = new ArrayList<>();
    tree.fieldNames().forEachRemaining(keys::add);
    assertThat(keys)
        .containsExactly(
            "run_id",
            "run_key",
            "job",
            "description",
            "outcome",
            "exit_code",
            "message",
            "started_at",
            "ended_at",
            "as_of",
            "parameters",
            "documents",
            "inputs",
            "accounts",
            "outputs",
            "gates",
            "reject_reasons",
            "reject_samples",
            "cell_errors",
            "plan",
            "timings",
            "versions",
            "problems",
            "reconciliations",
            "certificate_seal",
            "charts",
            "recomputed");
    assertThat(tree.path("outcome").asText()).isEqualTo("published");
    assertThat(tree.at("/accounts/0/is_proved").isBoolean()).isTrue();
    assertThat(tree.at("/accounts/0").has("proved")).isFalse();
  }

  @Test
  void aRecordOfAnotherVersionCanBeRead() throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode tree = (ObjectNode) mapper.readTree(RunRecordJson.write(SampleRuns.published()));
    tree.remove(List.of("cell_errors", "versions"));
    tree.put("something_new", 1);
    RunRecord read = RunRecordJson.read(mapper.writeValueAsString(tree));
    assertThat(read.cellErrors()).isEmpty();
    assertThat(read.versions()).isEmpty();
    assertThat(read.message()).isNull();
    assertThat(read.outputs()).isEqualTo(SampleRuns.published().outputs());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{\"outcome\": \"won\"}", "{\"exit_code\": null}", "{} x"})
  void whatIsNoRunRecordIsAProblem(String json) {
    assertThatThrownBy(() -> RunRecordJson.read(json))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("run record: this is no run record: ");
  }
}
