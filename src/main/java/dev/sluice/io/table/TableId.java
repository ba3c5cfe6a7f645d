package dev.sluice.io.table;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.jspecify.annotations.Nullable;

/** The name of a table within the catalog, as a job writes it: {@code finance.breaks}. */
record TableId(Namespace namespace, String table) {

  /**
   * Reads {@code namespace.table}; the namespace may have several levels.
   *
   * @throws ProblemException (user) when a part is missing or empty
   */
  static TableId parse(String written, Place place) {
    List<String> parts = Arrays.asList(written.split("\\.", -1));
    if (parts.size() < 2 || parts.stream().anyMatch(String::isBlank)) {
      throw new ProblemException(
          Problem.user(
              place,
              "bad-table-name",
              "\""
                  + written
                  + "\" is no table name; write namespace.table, such as finance.ledger"));
    }
    int last = parts.size() - 1;
    return new TableId(
        Namespace.of(parts.subList(0, last).toArray(String[]::new)), parts.get(last));
  }

  TableIdentifier identifier() {
    return TableIdentifier.of(namespace, table);
  }

  /** The quoted name for Spark. */
  String inSpark(String catalog) {
    return quoted(catalog, null);
  }

  /** The quoted name for Spark of one branch ({@code branch_x}) or snapshot of the table. */
  String inSpark(String catalog, String selector) {
    return quoted(catalog, selector);
  }

  private String quoted(String catalog, @Nullable String selector) {
    List<String> parts = new ArrayList<>();
    parts.add(catalog);
    parts.addAll(Arrays.asList(namespace.levels()));
    parts.add(table);
    if (selector != null) {
      parts.add(selector);
    }
    return parts.stream()
        .map(part -> "`" + part.replace("`", "``") + "`")
        .collect(Collectors.joining("."));
  }

  @Override
  public String toString() {
    return namespace + "." + table;
  }
}
