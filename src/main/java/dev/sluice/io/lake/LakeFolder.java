package dev.sluice.io.lake;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.jspecify.annotations.Nullable;

/**
 * Names of folders as Hive writes them: {@code region=eu-west-1/accountId=12/eventDay=20261031/}.
 */
final class LakeFolder {

  private LakeFolder() {}

  /** The folder of rows with these values; a missing value is an empty one. */
  static String of(List<@Nullable String> values) {
    StringBuilder folder = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      folder
          .append(LakeColumns.FOLDERS.get(i))
          .append('=')
          .append(value == null ? "" : ExternalCatalogUtils.escapePathName(value))
          .append('/');
    }
    return folder.toString();
  }

  /** The values that such a folder is named by. */
  static List<String> values(String folder) {
    List<String> values = new ArrayList<>();
    for (String column : LakeColumns.FOLDERS) {
      int from = folder.indexOf(column + "=") + column.length() + 1;
      String written = folder.substring(from, folder.indexOf('/', from));
      values.add(ExternalCatalogUtils.unescapePathName(written));
    }
    return values;
  }

  /** The folder that a path of a file begins with. */
  static String ofFile(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
