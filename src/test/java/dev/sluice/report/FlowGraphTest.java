package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.FlowGraph.Edge;
import dev.sluice.report.FlowGraph.Line;
import dev.sluice.report.FlowGraph.Node;
import dev.sluice.report.FlowLayout.Box;
import dev.sluice.report.RunRecord.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowGraphTest {

  @Test
  void tablesFlowIntoTheTablesMadeOfThem() {
    FlowGraph graph = FlowGraph.of(SampleRuns.published());
    assertThat(graph.nodes().stream().map(Node::title))
        .containsExactly(
            "bank",
            "ledger",
            "fees",
            "bank",
            "breaks",
            "breaks_by_account",
            "finance.breaks",
            "out/breaks-by-account");
    assertThat(graph.edges())
        .containsExactlyInAnyOrder(
            new Edge(0, 3, 4_000),
            new Edge(2, 3, 17),
            new Edge(3, 4, 3_979),
            new Edge(1, 4, 3_998),
            new Edge(4, 5, 312),
            new Edge(4, 6, 312),
            new Edge(5, 7, 41));
    assertThat(graph.nodes().get(1).layer()).isEqualTo(1);
  }

  @Test
  void aLongChainOfStepsIsOneSmallNode() {
    List<Account> accounts = new ArrayList<>();
    accounts.add(account("t", "source", 9, 0));
    for (int i = 0; i < 50; i++) {
      accounts.add(account("t", "formula", 9, i == 20 ? 2 : 0, "t"));
    }
    FlowGraph graph = FlowGraph.of(TestRecords.withAccounts(accounts));
    assertThat(graph.nodes()).hasSize(1);
    assertThat(graph.nodes().get(0).lines().stream().map(Line::label))
        .containsExactly("source", "20 steps", "formula", "29 steps");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void rowsFlowFromLeftToRightAndNoNodeCoversAnother(long seed) {
    Random random = new Random(seed);
    List<String> names = List.of("a", "b", "c", "d", "e");
    List<Account> accounts = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      List<String> inputs = new ArrayList<>();
      for (int j = random.nextInt(3); i > 4 && j > 0; j--) {
        inputs.add(names.get(random.nextInt(names.size())));
      }
      accounts.add(
          account(
              names.get(i < 5 ? i : random.nextInt(names.size())),
              "step" + i,
              random.nextInt(1_000),
              random.nextInt(3),
              inputs.toArray(String[]::new)));
    }
    FlowGraph graph = FlowGraph.of(TestRecords.withAccounts(accounts));
    FlowLayout layout = FlowLayout.of(graph);
    assertThat(graph.edges())
        .allMatch(
            edge -> graph.nodes().get(edge.from()).layer() < graph.nodes().get(edge.to()).layer());
    List<Box> boxes = List.copyOf(layout.boxes().values());
    for (Box one : boxes) {
      assertThat(one.y()).isNotNegative();
      assertThat(one.y() + one.height()).isLessThanOrEqualTo(layout.height());
      assertThat(boxes.stream().filter(other -> covers(one, other))).containsExactly(one);
    }
    ParsedPage.of(HtmlReport.render(TestRecords.withAccounts(accounts)));
  }

  private static boolean covers(Box one, Box other) {
    return one.x() < other.x() + FlowLayout.NODE_WIDTH
        && other.x() < one.x() + FlowLayout.NODE_WIDTH
        && one.y() < other.y() + other.height()
        && other.y() < one.y() + one.height();
  }

  private static Account account(
      String table, String step, long kept, long rejected, String... inputs) {
    return new Account(
        table,
        step,
        List.of(inputs),
        kept,
        kept + rejected,
        kept,
        Map.of(),
        rejected,
        "made = in",
        true,
        List.of());
  }
}
