package dev.sluice.ocsf.mapping;

import dev.sluice.document.Node;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Puts shared fragments in the place of {@code $include}: what stands in a fragment is there unless
 * the including object says otherwise, objects within objects alike.
 */
final class Includes {

  static final String KEY = "$include";

  private final Documents documents;
  private final Problems problems;
  private final Deque<String> open = new ArrayDeque<>();

  Includes(Documents documents, Problems problems) {
    this.documents = documents;
    this.problems = problems;
  }

  /** The node without any include. */
  Node expand(Node node) {
    if (node instanceof Node.Sequence sequence) {
      return new Node.Sequence(
          sequence.place(), sequence.items().stream().map(this::expand).toList());
    }
    if (!(node instanceof Node.Mapping mapping)) {
      return node;
    }
    LinkedHashMap<String, Node.Entry> own = new LinkedHashMap<>();
    List<Node.Mapping> fragments = new ArrayList<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (key.equals(KEY)) {
                fragments.addAll(fragments(entry.value()));
              } else {
                own.put(key, new Node.Entry(entry.keyPlace(), expand(entry.value())));
              }
            });
    Node.Mapping merged = new Node.Mapping(mapping.place(), own);
    for (Node.Mapping fragment : fragments) {
      merged = merged(merged, fragment);
    }
    return merged;
  }

  /** Both objects in one; the first one's values count where both have one. */
  static Node.Mapping merged(Node.Mapping first, Node.Mapping second) {
    LinkedHashMap<String, Node.Entry> entries = new LinkedHashMap<>(first.entries());
    second
        .entries()
        .forEach(
            (key, entry) -> {
              Node.Entry there = entries.get(key);
              if (there == null) {
                entries.put(key, entry);
              } else if (there.value() instanceof Node.Mapping inner
                  && entry.value() instanceof Node.Mapping other
                  && !ValueReader.isDirective(inner)
                  && !ValueReader.isDirective(other)) {
                entries.put(key, new Node.Entry(there.keyPlace(), merged(inner, other)));
              }
            });
    return new Node.Mapping(first.place(), entries);
  }

  private List<Node.Mapping> fragments(Node written) {
    List<Node> names = written instanceof Node.Sequence list ? list.items() : List.of(written);
    List<Node.Mapping> fragments = new ArrayList<>();
    for (Node name : names) {
      if (name instanceof Node.Scalar path && !path.isNull()) {
        fragment(located(path), path.place()).ifPresent(fragments::add);
      } else {
        problems.report(
            Problem.user(
                name.place(), "wrong-type", name.described() + " stands where a file is expected"));
      }
    }
    return fragments;
  }

  /** Paths that start with a dot are meant from the file in which they are written. */
  private static String located(Node.Scalar path) {
    String file = path.place().file();
    return path.text().startsWith(".")
        ? Path.of(file).toAbsolutePath().resolveSibling(path.text()).normalize().toString()
        : path.text();
  }

  private Optional<Node.Mapping> fragment(String path, Place place) {
    if (open.contains(path)) {
      problems.report(
          Problem.user(place, "cyclic-include", "the fragment \"" + path + "\" includes itself"));
      return Optional.empty();
    }
    open.push(path);
    try {
      return documents
          .load(path, place)
          .flatMap(
              node -> {
                if (expand(node) instanceof Node.Mapping mapping) {
                  return Optional.of(mapping);
                }
                problems.report(
                    Problem.user(place, "wrong-type", "\"" + path + "\" is no mapping of keys"));
                return Optional.empty();
              });
    } finally {
      open.pop();
    }
  }
}
