package dev.sluice.match;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How users write {@link MatchNames}. */
final class NamesReader {

  /** The keys in the order of {@link MatchNames#all()}, each with what the table holds. */
  private static final Map<String, String> KEYS = new LinkedHashMap<>();

  static {
    KEYS.put("items", "every row of both tables, with what became of it");
    KEYS.put("matches", "the rows that are matched or suggested, with the id of their match");
    KEYS.put("breaks", "one row a break");
    KEYS.put("open", "the rows that stay open, for the next run");
    KEYS.put("cleared", "rows that were open before this run and are no more");
    KEYS.put("rollforward", "opening, new, cleared and closing by side, account and currency");
    KEYS.put("summary", "counts and amounts by rule, bucket, side, account and currency");
  }

  private NamesReader() {}

  static ObjectShape options() {
    ObjectShape shape = ObjectShape.of();
    List<String> defaults = MatchNames.DEFAULTS.all();
    int next = 0;
    for (Map.Entry<String, String> key : KEYS.entrySet()) {
      shape =
          shape.optional(
              key.getKey(),
              new Shape.Text("the name of a table"),
              key.getValue() + "; without it " + defaults.get(next++));
    }
    return shape;
  }

  static MatchNames read(Optional<Fields> written, Problems problems) {
    if (written.isEmpty()) {
      return MatchNames.DEFAULTS;
    }
    Fields options = written.get();
    List<String> defaults = MatchNames.DEFAULTS.all();
    List<String> names = new ArrayList<>();
    for (String key : KEYS.keySet()) {
      String name = options.text(key, defaults.get(names.size()));
      if (HiddenColumns.isHidden(name) || names.contains(name)) {
        problems.report(
            Problem.user(
                options.place(key),
                "bad-table-name",
                "\"" + name + "\" cannot be the name of this table, or is that of another one"));
      }
      names.add(name);
    }
    return new MatchNames(
        names.get(0),
        names.get(1),
        names.get(2),
        names.get(3),
        names.get(4),
        names.get(5),
        names.get(6));
  }

  /** The names as far as they can be read, whatever else is wrong. */
  static Set<String> written(@Nullable Node into) {
    Set<String> names = new LinkedHashSet<>();
    List<String> defaults = MatchNames.DEFAULTS.all();
    int next = 0;
    for (String key : KEYS.keySet()) {
      String otherwise = defaults.get(next++);
      Node.Entry entry = into instanceof Node.Mapping mapping ? mapping.entries().get(key) : null;
      names.add(
          entry != null && entry.value() instanceof Node.Scalar scalar ? scalar.text() : otherwise);
    }
    return names;
  }
}
