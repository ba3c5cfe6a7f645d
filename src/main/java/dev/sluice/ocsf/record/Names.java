package dev.sluice.ocsf.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Names of fields as bytes. */
final class Names {

  /** The field of what is no field. */
  static final byte[] TEXT = of("text");

  private Names() {}

  static byte[] of(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  static List<byte[]> path(String... names) {
    return Stream.of(names).map(Names::of).toList();
  }
}
