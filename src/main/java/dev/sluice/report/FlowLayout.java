package dev.sluice.report;

import dev.sluice.report.FlowGraph.Edge;
import dev.sluice.report.FlowGraph.Line;
import dev.sluice.report.FlowGraph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each node of the flow picture stands, in pixels: one column a layer, nodes in the order of
 * what flows into them, columns centred on each other.
 */
record FlowLayout(Map<Integer, Box> boxes, int width, int height) {

  static final int NODE_WIDTH = 176;
  static final int LINE_HEIGHT = 19;
  static final int HEAD_HEIGHT = 31;

  private static final int COLUMN_GAP = 53;
  private static final int ROW_GAP = 20;
  private static final int FOOT = 9;
  private static final int MARGIN = 6;

  /** The frame of a node. */
  record Box(int x, int y, int height) {

    double middle() {
      return y + height / 2.0;
    }
  }

  static FlowLayout of(FlowGraph graph) {
    int layers = graph.nodes().stream().mapToInt(Node::layer).max().orElse(0) + 1;
    List<List<Node>> columns = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      int current = layer;
      columns.add(graph.nodes().stream().filter(node -> node.layer() == current).toList());
    }
    int height = columns.stream().mapToInt(FlowLayout::height).max().orElse(0);
    Map<Integer, Box> boxes = new HashMap<>();
    for (int layer = 0; layer < layers; layer++) {
      place(graph, columns.get(layer), layer, height, boxes);
    }
    int width = layers * (NODE_WIDTH + COLUMN_GAP) - COLUMN_GAP + 2 * MARGIN;
    return new FlowLayout(Map.copyOf(boxes), width, height + 2 * MARGIN);
  }

  private static void place(
      FlowGraph graph, List<Node> column, int layer, int height, Map<Integer, Box> boxes) {
    List<Node> sorted =
        column.stream()
            .sorted(
                Comparator.<Node>comparingDouble(node -> sourceMiddle(graph, node, boxes))
                    .thenComparing(Node::id))
            .toList();
    int y = MARGIN + (height - height(column)) / 2;
    for (Node node : sorted) {
      boxes.put(node.id(), new Box(MARGIN + layer * (NODE_WIDTH + COLUMN_GAP), y, height(node)));
      y += height(node) + ROW_GAP;
    }
  }

  private static double sourceMiddle(FlowGraph graph, Node node, Map<Integer, Box> boxes) {
    return graph.edges().stream()
        .filter(edge -> edge.to() == node.id())
        .map(Edge::from)
        .map(boxes::get)
        .mapToDouble(box -> box == null ? 0 : box.middle())
        .average()
        .orElse(0);
  }

  private static int height(List<Node> column) {
    return column.stream().mapToInt(node -> height(node) + ROW_GAP).sum() - ROW_GAP;
  }

  private static int height(Node node) {
    int lines = node.lines().stream().mapToInt(FlowLayout::rows).sum();
    return HEAD_HEIGHT + lines * LINE_HEIGHT + FOOT;
  }

  /** A line that lost rows says so in a second one. */
  static int rows(Line line) {
    return line.isLossless() ? 1 : 2;
  }
}
