package dev.sluice.run;

import dev.sluice.io.table.CatalogSettings;
import dev.sluice.spec.Settings;
import java.nio.file.Files;
import java.nio.file.Path;

/** The catalog that the settings of a project choose. */
public final class Catalogs {

  private Catalogs() {}

  /** False when the project has only the embedded catalog, and it was never made. */
  public static boolean exists(Settings settings) {
    return !settings.catalog().isEmpty() || Files.isDirectory(Path.of(settings.warehouse()));
  }

  /** The configured catalog, or the embedded one of the project. */
  public static CatalogSettings of(Settings settings) {
    return settings.catalog().isEmpty()
        ? CatalogSettings.embedded(Path.of(settings.warehouse()))
        : CatalogSettings.of(settings.catalog());
  }
}
