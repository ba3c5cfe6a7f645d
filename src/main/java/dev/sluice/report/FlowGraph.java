package dev.sluice.report;

import dev.sluice.report.RunRecord.Account;
import dev.sluice.report.RunRecord.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How rows flow from table to table. Steps that only go on with the same table share a node, so a
 * job of fifty formulas is still a small picture. Edges lead from earlier to later nodes only:
 * there is no cycle.
 */
record FlowGraph(List<Node> nodes, List<Edge> edges) {

  /**
   * A table, or an output.
   *
   * @param layer 0 for a source; every other node stands right of all that flow into it
   */
  record Node(int id, Kind kind, String title, String note, List<Line> lines, int layer) {}

  /** What a node stands for. */
  enum Kind {
    TABLE,
    OUTPUT
  }

  /**
   * One line in a node.
   *
   * @param rows rows kept
   * @param dropped rows dropped on purpose
   * @param rejected rows sent to quarantine
   */
  record Line(String label, long rows, long dropped, long rejected) {

    boolean isLossless() {
      return dropped == 0 && rejected == 0;
    }
  }

  /** Rows that flow from one node into another. */
  record Edge(int from, int to, long rows) {}

  /** The graph of the accounts of a run, and of the outputs made of them. */
  static FlowGraph of(RunRecord run) {
    Builder builder = new Builder();
    run.accounts().forEach(builder::account);
    run.outputs().forEach(builder::output);
    return builder.build();
  }

  private static final class Builder {

    private final List<Node> nodes = new ArrayList<>();
    private final List<List<Line>> lines = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Integer> latest = new LinkedHashMap<>();
    private final Set<Integer> consumed = new LinkedHashSet<>();

    void account(Account account) {
      Integer current = latest.get(account.table());
      boolean goesOn =
          current != null
              && !consumed.contains(current)
              && account.inputs().stream().allMatch(account.table()::equals);
      long dropped = account.dropped().values().stream().mapToLong(Long::longValue).sum();
      Line line = new Line(account.step(), account.kept(), dropped, account.rejected());
      if (goesOn && current != null) {
        lines.get(current).add(line);
        return;
      }
      int node = add(Kind.TABLE, account.table(), "", account.inputs());
      lines.get(node).add(line);
      latest.put(account.table(), node);
    }

    void output(Output output) {
      int node = add(Kind.OUTPUT, output.target(), output.state(), List.of(output.name()));
      lines.get(node).add(new Line(output.state(), output.rows(), 0, 0));
    }

    private int add(Kind kind, String title, String note, List<String> inputs) {
      int id = nodes.size();
      int layer = 0;
      for (String input : new LinkedHashSet<>(inputs)) {
        Integer from = latest.get(input);
        if (from != null) {
          List<Line> source = lines.get(from);
          edges.add(new Edge(from, id, source.get(source.size() - 1).rows()));
          consumed.add(from);
          layer = Math.max(layer, nodes.get(from).layer() + 1);
        }
      }
      List<Line> own = new ArrayList<>();
      lines.add(own);
      nodes.add(new Node(id, kind, title, note, List.of(), layer));
      return id;
    }

    FlowGraph build() {
      List<Node> complete =
          nodes.stream()
              .map(
                  node ->
                      new Node(
                          node.id(),
                          node.kind(),
                          node.title(),
                          node.note(),
                          folded(lines.get(node.id())),
                          besideItsReader(node)))
              .toList();
      return new FlowGraph(complete, List.copyOf(edges));
    }

    /** A source that is read late stands next to its first reader, not far to the left of it. */
    private int besideItsReader(Node node) {
      boolean isSource = edges.stream().noneMatch(edge -> edge.to() == node.id());
      int reader =
          edges.stream()
              .filter(edge -> edge.from() == node.id())
              .mapToInt(edge -> nodes.get(edge.to()).layer())
              .min()
              .orElse(1);
      return isSource ? reader - 1 : node.layer();
    }

    /** In a long node, steps in a row that lose nothing become one line. */
    private static List<Line> folded(List<Line> all) {
      if (all.size() <= 5) {
        return List.copyOf(all);
      }
      List<Line> folded = new ArrayList<>();
      int i = 0;
      while (i < all.size()) {
        int end = i + 1;
        boolean isFoldable = i > 0 && all.get(i).isLossless();
        while (isFoldable && end < all.size() && all.get(end).isLossless()) {
          end++;
        }
        Line line = all.get(end - 1);
        folded.add(
            end - i == 1
                ? line
                : new Line((end - i) + " steps", line.rows(), line.dropped(), line.rejected()));
        i = end;
      }
      return folded;
    }
  }
}
