package dev.sluice.io.columnar;

import dev.sluice.io.file.FileSchemas;
import dev.sluice.io.file.StorageSettings;
import java.util.Locale;

/** File formats that Spark reads, whose files say what columns they have. */
public enum ColumnarFormat {
  ORC("ORC"),
  AVRO("Avro");

  private final String title;

  ColumnarFormat(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** How Spark calls it. */
  String sparkName() {
    return title.toLowerCase(Locale.ROOT);
  }

  FileSchemas schemas(StorageSettings storage) {
    return switch (this) {
      case ORC -> new FileSchemas(title, "not-orc", new OrcFooters(storage));
      case AVRO -> new FileSchemas(title, "not-avro", new AvroHeaders(storage));
    };
  }
}
