package dev.sluice.io.lake;

import java.net.URI;
import java.util.Map;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Local files under a scheme of their own, so that they are reached through Hadoop. */
public final class OtherScheme extends RawLocalFileSystem {

  /** What Hadoop must be told to know the scheme. */
  static final Map<String, String> SETTINGS = Map.of("fs.other.impl", OtherScheme.class.getName());

  /** The path of a local folder. */
  static String path(String local) {
    return "other://" + local;
  }

  @Override
  public String getScheme() {
    return "other";
  }

  @Override
  public URI getUri() {
    return URI.create("other:///");
  }
}
