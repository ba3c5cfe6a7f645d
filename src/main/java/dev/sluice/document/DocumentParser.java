package dev.sluice.document;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Turns the text of a document into nodes. YAML 1.2 includes JSON, so that one parser reads both.
 *
 * <pre>{@code
 * steps:
 *   - filter: {table: bank}   ->  Mapping{steps: Sequence[Mapping{filter: Mapping{table: "bank"}}]}
 * }</pre>
 */
public final class DocumentParser {

  /** Deeper nesting is no job; an alias that contains itself would never end. */
  private static final int MAX_DEPTH = 50;

  private final String file;
  private final Problems problems;

  private DocumentParser(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Parses a document.
   *
   * @param file the name that places carry
   * @return empty when the text is no sound document; the reasons are in {@code problems}
   */
  public static Optional<Node> parse(String file, String text, Problems problems) {
    int before = problems.count();
    Optional<Node> node = new DocumentParser(file, problems).parse(text);
    return problems.count() == before ? node : Optional.empty();
  }

  private Optional<Node> parse(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(true).build();
    try {
      Optional<org.snakeyaml.engine.v2.nodes.Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        problems.report(Problem.user(Place.file(file), "empty-document", "the document is empty"));
        return Optional.empty();
      }
      return Optional.of(convert(root.get(), "", 0));
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark();
      Place place =
          mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1, ""))
              .orElse(Place.file(file));
      problems.report(Problem.user(place, "bad-yaml", "this is not YAML: " + e.getProblem()));
      return Optional.empty();
    } catch (YamlEngineException e) {
      problems.report(
          Problem.user(Place.file(file), "bad-yaml", "this is not YAML: " + firstLine(e)));
      return Optional.empty();
    }
  }

  private static String firstLine(YamlEngineException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private Node convert(org.snakeyaml.engine.v2.nodes.Node node, String path, int depth) {
    Place place = place(node, path);
    if (depth > MAX_DEPTH) {
      problems.report(
          Problem.user(
              place, "too-deep", "the document is nested more than " + MAX_DEPTH + " levels deep"));
      return new Node.Scalar(place, "", true);
    }
    if (node instanceof ScalarNode scalar) {
      return new Node.Scalar(place, scalar.getValue(), scalar.getTag().equals(Tag.NULL));
    }
    if (node instanceof SequenceNode sequence) {
      List<Node> items = new ArrayList<>();
      for (org.snakeyaml.engine.v2.nodes.Node item : sequence.getValue()) {
        items.add(convert(item, path + "[" + items.size() + "]", depth + 1));
      }
      return new Node.Sequence(place, items);
    }
    return mapping((MappingNode) node, place, path, depth);
  }

  private Node mapping(MappingNode node, Place place, String path, int depth) {
    LinkedHashMap<String, Node.Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
        problems.report(
            Problem.user(place(tuple.getKeyNode(), path), "bad-key", "a key must be a plain name"));
        continue;
      }
      String key = keyNode.getValue();
      String childPath = path.isEmpty() ? key : path + "." + key;
      Place keyPlace = place(keyNode, childPath);
      Node value = convert(tuple.getValueNode(), childPath, depth + 1);
      Node.Entry earlier = entries.putIfAbsent(key, new Node.Entry(keyPlace, value));
      if (earlier != null) {
        problems.report(
            Problem.user(
                keyPlace,
                "duplicate-key",
                "\""
                    + key
                    + "\" is written twice; the first is on line "
                    + earlier.keyPlace().line()));
      }
    }
    return new Node.Mapping(place, entries);
  }

  private Place place(org.snakeyaml.engine.v2.nodes.Node node, String path) {
    return node.getStartMark()
        .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1, path))
        .orElse(new Place(file, 0, 0, path));
  }
}
