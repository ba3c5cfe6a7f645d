package dev.sluice.report;

import static dev.sluice.report.Html.block;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.text;

import dev.sluice.report.FlowGraph.Edge;
import dev.sluice.report.FlowGraph.Kind;
import dev.sluice.report.FlowGraph.Line;
import dev.sluice.report.FlowGraph.Node;
import dev.sluice.report.FlowLayout.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws how rows flow from the sources to the outputs; the table under it holds the same figures.
 */
final class FlowPicture {

  /** Beyond this a picture is no help. */
  private static final int MOST_NODES = 40;

  /** A wider picture scrolls instead of shrinking, so that its words can still be read. */
  private static final int SCALED_WIDTH = 1_400;

  private static final int PADDING = 13;
  private static final int TITLE_WIDTH = 20;
  private static final int LABEL_WIDTH = 13;

  private final FlowGraph graph;
  private final FlowLayout layout;
  private final long mostRows;

  private FlowPicture(FlowGraph graph) {
    this.graph = graph;
    this.layout = FlowLayout.of(graph);
    this.mostRows = graph.edges().stream().mapToLong(Edge::rows).max().orElse(1);
  }

  static Html of(RunRecord run) {
    FlowGraph graph = FlowGraph.of(run);
    if (graph.edges().isEmpty()) {
      return Html.nothing();
    }
    if (graph.nodes().size() > MOST_NODES) {
      return Pieces.note(
          "The job makes " + graph.nodes().size() + " tables, too many for a picture.");
    }
    return new FlowPicture(graph).draw();
  }

  private Html draw() {
    String label = "Flow of rows from the sources to the outputs; the table below has the figures";
    return block(
            layout.width() > SCALED_WIDTH ? "frame flow wide" : "frame flow",
            element(
                    "svg",
                    element("g", Html.all(graph.edges().stream().map(this::edge).toList())),
                    element("g", Html.all(graph.nodes().stream().map(this::node).toList())))
                .with("viewBox", "0 0 " + layout.width() + " " + layout.height())
                .with("width", Integer.toString(layout.width()))
                .with("height", Integer.toString(layout.height()))
                .with("role", "img")
                .with("aria-label", label))
        .with("role", "region")
        .with("aria-label", "Flow of rows")
        .with("tabindex", "0");
  }

  private Html edge(Edge edge) {
    Box from = box(edge.from());
    Box to = box(edge.to());
    double startX = from.x() + FlowLayout.NODE_WIDTH;
    double bend = Math.max(30, (to.x() - startX) / 2.0);
    String path =
        String.format(
            Locale.ROOT,
            "M%.1f %.1fC%.1f %.1f %.1f %.1f %d %.1f",
            startX,
            from.middle(),
            startX + bend,
            from.middle(),
            to.x() - bend,
            to.middle(),
            to.x(),
            to.middle());
    // By the square root, so that a small table beside a large one is still a line.
    double width = 1.5 + 10 * Math.sqrt((double) edge.rows() / Math.max(1, mostRows));
    String words =
        Figures.counted(edge.rows(), "row")
            + " from "
            + graph.nodes().get(edge.from()).title()
            + " to "
            + graph.nodes().get(edge.to()).title();
    return element("path", element("title", words))
        .styled("stream")
        .with("d", path)
        .with("stroke-width", String.format(Locale.ROOT, "%.1f", width));
  }

  private Html node(Node node) {
    Box box = box(node.id());
    List<Html> parts = new ArrayList<>();
    parts.add(
        element("rect")
            .styled("node-frame")
            .with("x", Integer.toString(box.x()))
            .with("y", Integer.toString(box.y()))
            .with("width", Integer.toString(FlowLayout.NODE_WIDTH))
            .with("height", Integer.toString(box.height()))
            .with("rx", "8"));
    parts.add(words("node-title", box.x() + PADDING, box.y() + 21, shortTitle(node), TITLE_WIDTH));
    int y = box.y() + FlowLayout.HEAD_HEIGHT + 13;
    for (Line line : node.lines()) {
      String label =
          node.kind() == Kind.OUTPUT
              ? Tone.ofState(node.note()).symbol() + " " + line.label()
              : line.label();
      parts.add(words("node-label", box.x() + PADDING, y, label, LABEL_WIDTH));
      parts.add(figure("node-rows", box, y, Figures.count(line.rows())));
      if (!line.isLossless()) {
        y += FlowLayout.LINE_HEIGHT;
        parts.add(figure("node-loss", box, y, lost(line)));
      }
      y += FlowLayout.LINE_HEIGHT;
    }
    String style =
        node.kind() == Kind.OUTPUT ? "node output " + Tone.ofState(node.note()).style() : "node";
    return element("g", element("title", node.title()), Html.all(parts)).styled(style);
  }

  /** The end of a path says more than its start; the whole is in the title. */
  private static String shortTitle(Node node) {
    String path = node.title();
    return path.length() <= TITLE_WIDTH ? path : path.substring(path.lastIndexOf('/') + 1);
  }

  private static String lost(Line line) {
    List<String> words = new ArrayList<>();
    if (line.dropped() > 0) {
      words.add(Figures.count(line.dropped()) + " dropped");
    }
    if (line.rejected() > 0) {
      words.add(Figures.count(line.rejected()) + " quarantined");
    }
    return String.join(", ", words);
  }

  private static Html figure(String style, Box box, int y, String figure) {
    int right = box.x() + FlowLayout.NODE_WIDTH - PADDING;
    return words(style, right, y, figure, figure.length()).with("text-anchor", "end");
  }

  private static Html.Element words(String style, int x, int y, String words, int width) {
    return element("text", text(TextWidth.cut(words, width)))
        .styled(style)
        .with("x", Integer.toString(x))
        .with("y", Integer.toString(y));
  }

  private Box box(int node) {
    Box box = layout.boxes().get(node);
    if (box == null) {
      throw new IllegalStateException("node " + node + " has no place in the picture");
    }
    return box;
  }
}
