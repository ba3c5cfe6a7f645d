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
import org.snakeyaml.engine.v2.common.ScalarStyle;
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

  /** Aliases of aliases grow without end too; no document that a person writes is as large. */
  private static final int MAX_VALUES = 100_000;

  private final String file;
  private final Problems problems;
  private int values;
  private boolean isTooLarge;

  private DocumentParser(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Parses a document.
   *
   * @param file the name that places carry
   * @return empty when the text cannot be read as a document; one that could be read may have
   *     faults all the same, such as a key that is written twice, of which the first counts
   */
  public static Optional<Node> parse(String file, String text, Problems problems) {
    return new DocumentParser(file, problems).parse(text);
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
      Node document = convert(root.get(), "", 0);
      return isTooLarge ? Optional.empty() : Optional.of(document);
    } catch (YamlEngineException e) {
      problems.report(YamlFault.problem(file, text, e));
      return Optional.empty();
    }
  }

  private Node convert(org.snakeyaml.engine.v2.nodes.Node node, String path, int depth) {
    Place place = place(node, path);
    values++;
    if (isTooLarge || depth > MAX_DEPTH || values > MAX_VALUES) {
      refuse(place);
      return new Node.Scalar(place, "", true);
    }
    if (node instanceof ScalarNode scalar) {
      return new Node.Scalar(
          place,
          scalar.getValue(),
          scalar.getTag().equals(Tag.NULL),
          scalar.getScalarStyle() != ScalarStyle.PLAIN);
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

  /** Says once that there is no end to it; the path of such a value would have none either. */
  private void refuse(Place place) {
    if (!isTooLarge) {
      isTooLarge = true;
      String message =
          values > MAX_VALUES
              ? "the document has more than " + MAX_VALUES + " values"
              : "the document is nested more than " + MAX_DEPTH + " levels deep";
      problems.report(
          Problem.user(new Place(place.file(), place.line(), 0, ""), "too-large", message)
              .withHint("does an alias contain itself?"));
    }
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
