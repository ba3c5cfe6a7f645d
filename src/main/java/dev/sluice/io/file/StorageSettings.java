package dev.sluice.io.file;

import java.io.File;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * How storage is reached, as Hadoop settings on top of Hadoop's own defaults; travels to the
 * executors.
 *
 * @param hadoop settings such as {@code fs.s3a.endpoint}
 */
public record StorageSettings(Map<String, String> hadoop) implements Serializable {

  /** Hadoop's defaults: enough for local files. */
  public static final StorageSettings DEFAULT = new StorageSettings(Map.of());

  private static final Pattern WILDCARD = Pattern.compile("[\\[\\]{}*?\\\\]");
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:/.*");

  // Reading Hadoop's configuration files takes longer than opening a file.
  private static final Map<StorageSettings, HadoopStorage> HADOOP = new ConcurrentHashMap<>();

  public StorageSettings {
    hadoop = Map.copyOf(hadoop);
  }

  /** The settings of a session: {@code spark.hadoop.*} and what its configuration files say. */
  public static StorageSettings of(SparkSession session) {
    Configuration defaults = new Configuration();
    Map<String, String> settings = new TreeMap<>();
    session
        .sessionState()
        .newHadoopConf()
        .forEach(
            setting -> {
              if (!setting.getValue().equals(defaults.getRaw(setting.getKey()))) {
                settings.put(setting.getKey(), setting.getValue());
              }
            });
    return new StorageSettings(settings);
  }

  /** The storage of a path: the JDK for local files, Hadoop for everything with a scheme. */
  public Storage storageOf(String path) {
    return isLocal(path)
        ? LocalStorage.INSTANCE
        : HADOOP.computeIfAbsent(this, StorageSettings::hadoopStorage);
  }

  /** True when the path is a file of this machine. */
  public static boolean isLocal(String path) {
    return path.startsWith("file:") || !SCHEME.matcher(path).matches();
  }

  /** Hadoop would take a colon or a percent sign in a plain path for something else. */
  public static Path hadoopPath(InputFile file) {
    String path = file.path();
    return isLocal(path) && !path.startsWith("file:")
        ? new Path(new File(path).toURI())
        : new Path(path);
  }

  /**
   * The files as Spark must be told them, each as a pattern that only its own name matches: told to
   * take names as they are, Spark reads the other files twice when one has a bracket in its name.
   */
  public static String[] sparkPaths(List<InputFile> files) {
    return files.stream()
        .map(file -> WILDCARD.matcher(hadoopPath(file).toString()).replaceAll("\\\\$0"))
        .toArray(String[]::new);
  }

  private HadoopStorage hadoopStorage() {
    Configuration configuration = new Configuration();
    hadoop.forEach(configuration::set);
    return new HadoopStorage(configuration);
  }
}
