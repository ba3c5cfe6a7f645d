package dev.sluice.io.table;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * The SQLite file in which local mode keeps the names of its tables.
 *
 * <p>Iceberg's JDBC catalog would make the two tables itself, but looks for them with a query that
 * it never closes: each process then holds a read lock as long as it lives, on which the others'
 * commits fail. So they are made here, and Iceberg is told not to look.
 */
final class EmbeddedDatabase {

  /** How long one process waits for another that is writing, in milliseconds. */
  private static final int BUSY_TIMEOUT = 60_000;

  /** The layout that Iceberg's JDBC catalog expects at {@code jdbc.schema-version} V1. */
  private static final String[] TABLES = {
    """
    CREATE TABLE IF NOT EXISTS iceberg_tables (
      catalog_name VARCHAR(255) NOT NULL,
      table_namespace VARCHAR(255) NOT NULL,
      table_name VARCHAR(255) NOT NULL,
      metadata_location VARCHAR(1000),
      previous_metadata_location VARCHAR(1000),
      iceberg_type VARCHAR(5),
      PRIMARY KEY (catalog_name, table_namespace, table_name))
    """,
    """
    CREATE TABLE IF NOT EXISTS iceberg_namespace_properties (
      catalog_name VARCHAR(255) NOT NULL,
      namespace VARCHAR(255) NOT NULL,
      property_key VARCHAR(255),
      property_value VARCHAR(1000),
      PRIMARY KEY (catalog_name, namespace, property_key))
    """,
  };

  private EmbeddedDatabase() {}

  /** Makes folder and database where they are missing; gives Iceberg's properties for them. */
  static Map<String, String> in(Path warehouse) {
    Path folder = warehouse.toAbsolutePath().normalize();
    Path data = folder.resolve("data");
    Path database = folder.resolve("catalog.db");
    try {
      Files.createDirectories(data);
      makeUnlessThere(database);
    } catch (IOException | SQLException e) {
      throw new ProblemException(
          Problem.external(
              Place.file(folder.toString()),
              "warehouse-failed",
              "the folder of the tables cannot be used: " + e.getMessage()),
          e);
    }
    Map<String, String> properties = new TreeMap<>();
    properties.put("type", "jdbc");
    properties.put("uri", url(database));
    properties.put("jdbc.schema-version", "V1");
    properties.put("jdbc.init-catalog-tables", "false");
    properties.put("jdbc.busy_timeout", Integer.toString(BUSY_TIMEOUT));
    properties.put("warehouse", data.toString());
    if (LocalFileIO.isVisibleToIceberg()) {
      properties.put("io-impl", LocalFileIO.class.getName());
    }
    return properties;
  }

  /**
   * Makes the database under another name and gives it its own when it is whole. Processes that
   * start at once would otherwise open a file of no pages, and each would try to remove the
   * write-ahead log that it takes for a leftover.
   */
  private static void makeUnlessThere(Path database) throws IOException, SQLException {
    if (Files.exists(database)) {
      makeTables(database);
      return;
    }
    Path made = Files.createTempFile(database.getParent(), "catalog-", ".new");
    try {
      makeTables(made);
      Files.createLink(database, made);
    } catch (FileAlreadyExistsException madeByAnother) {
      makeTables(database);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private static void makeTables(Path database) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(database));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + BUSY_TIMEOUT);
      // Readers do not stop writers, nor they them; the file itself remembers this.
      statement.execute("PRAGMA journal_mode = WAL");
      for (String table : TABLES) {
        statement.execute(table);
      }
    }
  }

  private static String url(Path database) {
    return "jdbc:sqlite:" + database;
  }
}
