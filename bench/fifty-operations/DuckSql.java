import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * Runs a file of SQL statements in DuckDB, in memory, with two threads, and prints what queries give:
 *
 * <pre>java -cp duckdb_jdbc.jar DuckSql.java FILE [NAME=VALUE]...</pre>
 */
public final class DuckSql {

  private DuckSql() {}

  public static void main(String[] arguments) throws Exception {
    String script = Files.readString(Path.of(arguments[0])).replaceAll("(?m)^\\s*--.*$", "");
    String memory = "6GB";
    for (int i = 1; i < arguments.length; i++) {
      String name = arguments[i].substring(0, arguments[i].indexOf('='));
      String value = arguments[i].substring(name.length() + 1);
      if (name.equals("memory")) {
        memory = value;
      }
      script = script.replace("${" + name + "}", value);
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 2");
      statement.execute("SET memory_limit = '" + memory + "'");
      statement.execute("SET preserve_insertion_order = false");
      statement.execute("SET temp_directory = '" + System.getProperty("java.io.tmpdir") + "/duckdb'");
      for (String sql : script.split(";")) {
        if (!sql.isBlank() && statement.execute(sql)) {
          print(statement.getResultSet());
        }
      }
    }
  }

  private static void print(ResultSet rows) throws Exception {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      StringBuilder line = new StringBuilder();
      for (int i = 1; i <= columns; i++) {
        line.append(i == 1 ? "" : "\t").append(rows.getString(i));
      }
      System.out.println(line);
    }
  }
}
