package dev.sluice.ocsf.record;

import dev.sluice.ocsf.record.FieldPath.All;
import dev.sluice.ocsf.record.FieldPath.Index;
import dev.sluice.ocsf.record.FieldPath.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes one tree of all the paths that are wanted and of the nested texts. */
final class PathTree {

  /** A path, or what is left of it, and the slot or the nested format that it leads to. */
  private record Way(List<Part> parts, int slot, int nested, boolean many) {
    Way below(List<Part> above) {
      List<Part> longer = new ArrayList<>(above);
      longer.addAll(parts);
      return new Way(longer, slot, nested, many);
    }

    Way rest() {
      return new Way(parts.subList(1, parts.size()), slot, nested, many);
    }
  }

  private PathTree() {}

  /**
   * The root of the tree.
   *
   * @param wanted different paths; each has its place in the list as its slot
   * @param lifts objects whose fields are looked for as if they stood at the top, too
   */
  static PathNode of(List<FieldPath> wanted, List<Nested> nested, List<FieldPath> lifts) {
    List<Way> ways = new ArrayList<>();
    for (int slot = 0; slot < wanted.size(); slot++) {
      FieldPath path = wanted.get(slot);
      ways.add(new Way(path.parts(), slot, PathNode.NONE, path.isMany()));
    }
    for (int number = 0; number < nested.size(); number++) {
      ways.add(new Way(nested.get(number).field().parts(), PathNode.NONE, number, false));
    }
    List<Way> lifted = new ArrayList<>();
    for (FieldPath lift : lifts) {
      ways.forEach(way -> lifted.add(way.below(lift.parts())));
    }
    // Who asks for a field by its own path goes before who would take it from the top.
    ways.addAll(lifted);
    return node(ways);
  }

  private static PathNode node(List<Way> ways) {
    List<Way> here = ways.stream().filter(way -> way.parts().isEmpty()).toList();
    int slot =
        here.stream()
            .filter(way -> way.slot() != PathNode.NONE && !way.many())
            .mapToInt(Way::slot)
            .findFirst()
            .orElse(PathNode.NONE);
    return new PathNode(
        slot,
        here.stream().filter(Way::many).mapToInt(Way::slot).toArray(),
        here.stream().mapToInt(Way::nested).filter(number -> number != PathNode.NONE).toArray(),
        named(ways),
        placed(ways),
        each(ways));
  }

  private static Map<String, PathNode> named(List<Way> ways) {
    Map<String, List<Way>> byName = new LinkedHashMap<>();
    for (Way way : ways) {
      if (!way.parts().isEmpty() && way.parts().get(0) instanceof FieldPath.Key key) {
        byName.computeIfAbsent(key.name(), name -> new ArrayList<>()).add(way.rest());
      }
    }
    Map<String, PathNode> children = new LinkedHashMap<>();
    byName.forEach((name, below) -> children.put(name, node(below)));
    return children;
  }

  /** An element that is asked for by its place is one of all, too. */
  private static Map<Integer, PathNode> placed(List<Way> ways) {
    Map<Integer, PathNode> children = new TreeMap<>();
    for (Way way : ways) {
      if (!way.parts().isEmpty() && way.parts().get(0) instanceof Index index) {
        children.computeIfAbsent(
            index.place(),
            place ->
                node(ways.stream().filter(other -> leadsTo(other, place)).map(Way::rest).toList()));
      }
    }
    return children;
  }

  private static boolean leadsTo(Way way, int place) {
    if (way.parts().isEmpty()) {
      return false;
    }
    Part first = way.parts().get(0);
    return first instanceof All || first.equals(new Index(place));
  }

  private static @Nullable PathNode each(List<Way> ways) {
    List<Way> below =
        ways.stream()
            .filter(way -> !way.parts().isEmpty() && way.parts().get(0) instanceof All)
            .map(Way::rest)
            .toList();
    return below.isEmpty() ? null : node(below);
  }
}
