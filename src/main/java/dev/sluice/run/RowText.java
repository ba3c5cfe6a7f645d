package dev.sluice.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.spec.ProjectRoot;
import dev.sluice.step.TableSchemas;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is written of a row so that a person finds it again: its file and its cells. */
record RowText(ProjectRoot root) {

  /**
   * The file of a row by its path within the project: the same on every machine.
   *
   * @param known the file as the stage itself tells it, or null
   */
  Column file(Dataset<Row> made, Column known) {
    boolean hasOrder = Arrays.asList(made.columns()).contains(HiddenColumns.ROW_ORDER);
    Column file = hasOrder ? coalesce(known, col(HiddenColumns.ROW_ORDER).getField("file")) : known;
    String folder = root.folder() + "/";
    return when(file.startsWith(folder), file.substr(lit(folder.length() + 1), length(file)))
        .otherwise(file);
  }

  /** The user's columns of a row as JSON. */
  static Column cells(Dataset<Row> made) {
    return to_json(
        struct(
            TableSchemas.visible(made.schema()).stream()
                .map(name -> made.col("`" + name.replace("`", "``") + "`"))
                .toArray(Column[]::new)),
        Map.of("ignoreNullFields", "false"));
  }
}
