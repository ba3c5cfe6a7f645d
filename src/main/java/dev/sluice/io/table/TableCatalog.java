package dev.sluice.io.table;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.SparkSession;

/** An open catalog. */
public final class TableCatalog implements Closeable {

  private final String name;
  private final Catalog catalog;

  TableCatalog(String name, Catalog catalog) {
    this.name = name;
    this.catalog = catalog;
  }

  /** The catalog that the session has open already; closing it is the session's business. */
  public static TableCatalog of(SparkSession spark, CatalogSettings settings) {
    return CatalogFailure.guard(
        "catalog " + settings.name(),
        () ->
            new TableCatalog(
                settings.name(), Spark3Util.loadIcebergCatalog(spark, settings.name())));
  }

  String name() {
    return name;
  }

  Catalog iceberg() {
    return catalog;
  }

  /** The names of the tables of a namespace; none when the namespace does not exist. */
  public List<String> tables(String namespace) {
    return tables(Namespace.of(namespace.split("\\.")));
  }

  private List<String> tables(Namespace namespace) {
    return CatalogFailure.guard(
        "catalog " + name,
        () -> {
          try {
            return catalog.listTables(namespace).stream().map(id -> id.name()).sorted().toList();
          } catch (NoSuchNamespaceException e) {
            return List.of();
          }
        });
  }

  /** The names of all namespaces of one or more levels. */
  public List<String> namespaces() {
    if (!(catalog instanceof SupportsNamespaces namespaces)) {
      return List.of();
    }
    return CatalogFailure.guard(
        "catalog " + name,
        () -> namespaces.listNamespaces().stream().map(Namespace::toString).sorted().toList());
  }

  /** Makes the namespace when the catalog has namespaces and not yet this one. */
  void createNamespace(Namespace namespace) {
    if (catalog instanceof SupportsNamespaces namespaces
        && !namespaces.namespaceExists(namespace)) {
      try {
        namespaces.createNamespace(namespace);
      } catch (AlreadyExistsException | UncheckedSQLException e) {
        // The JDBC catalog tells of a run that was faster, which is as good, as a failed insert.
        if (!namespaces.namespaceExists(namespace)) {
          throw e;
        }
      }
    }
  }

  /** The table with its newest metadata, if it exists. */
  Optional<BaseTable> find(TableId id) {
    return CatalogFailure.guard("table " + id, () -> newest(id));
  }

  private Optional<BaseTable> newest(TableId id) {
    try {
      BaseTable table = (BaseTable) catalog.loadTable(id.identifier());
      String uuid = table.operations().current().uuid();
      // A catalog that caches may hand out a table that was dropped and made anew.
      table.refresh();
      return table.operations().current().uuid().equals(uuid) ? Optional.of(table) : reloaded(id);
    } catch (NoSuchTableException | IllegalStateException e) {
      return reloaded(id);
    }
  }

  private Optional<BaseTable> reloaded(TableId id) {
    catalog.invalidateTable(id.identifier());
    try {
      return Optional.of((BaseTable) catalog.loadTable(id.identifier()));
    } catch (NoSuchTableException e) {
      return Optional.empty();
    }
  }

  /** The table, or a problem that names the one the user probably meant. */
  Optional<BaseTable> find(TableId id, Place place, Problems problems) {
    Optional<BaseTable> table = find(id);
    if (table.isEmpty()) {
      List<String> others = tables(id.namespace());
      String there =
          others.isEmpty()
              ? "namespace \"" + id.namespace() + "\" has no tables"
              : "\"" + id.namespace() + "\" has " + String.join(", ", others);
      problems.report(
          Problem.user(place, "missing-table", "table \"" + id + "\" does not exist; " + there)
              .withHint(Suggestion.hint(id.table(), others).orElse(null)));
    }
    return table;
  }

  @Override
  public void close() {
    if (catalog instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
