package dev.sluice.spec;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a project, from {@code sluice.yaml} in its folder; every one has a default, so
 * that no project needs the file.
 *
 * @param warehouse folder of the local catalog
 * @param catalog properties of another Iceberg catalog (type rest, glue, hadoop ...); empty for the
 *     local one
 * @param runs folder that gets a folder for each run
 * @param spark further Spark settings
 */
public record Settings(
    String warehouse, Map<String, String> catalog, String runs, Map<String, String> spark) {

  private static final Shape PROPERTIES = new Shape.MapOf(new Shape.Text("a value"));

  /** The keys of {@code sluice.yaml}. */
  public static final ObjectShape SHAPE =
      ObjectShape.of()
          .optional(
              "warehouse",
              new Shape.Text("a folder"),
              "where the local catalog keeps its tables (default warehouse)")
          .optional(
              "catalog",
              PROPERTIES,
              "properties of another Iceberg catalog, such as type: rest and uri: ...")
          .optional("runs", new Shape.Text("a folder"), "where run folders go (default runs)")
          .optional("spark", PROPERTIES, "further Spark settings, by their full names");

  public Settings {
    catalog = new LinkedHashMap<>(catalog);
    spark = new LinkedHashMap<>(spark);
  }

  /** Reads the settings of a project. */
  public static Settings of(ProjectRoot root, Problems problems) {
    Path file = Path.of(root.folder(), ProjectRoot.SETTINGS_FILE);
    Settings defaults =
        new Settings(root.resolve("warehouse"), Map.of(), root.resolve("runs"), Map.of());
    if (!Files.isRegularFile(file)) {
      return defaults;
    }
    String name = ProjectRoot.displayed(file.toString());
    try {
      return DocumentParser.parse(name, Files.readString(file, StandardCharsets.UTF_8), problems)
          .flatMap(node -> ShapeChecker.read(node, SHAPE, problems))
          .map(fields -> read(fields, root))
          .orElse(defaults);
    } catch (IOException e) {
      problems.report(
          Problem.external(
              Place.file(name), "unreadable-file", "cannot read it: " + e.getMessage()));
      return defaults;
    }
  }

  private static Settings read(Fields fields, ProjectRoot root) {
    return new Settings(
        root.resolve(fields.text("warehouse", "warehouse")),
        fields.textEntries("catalog"),
        root.resolve(fields.text("runs", "runs")),
        fields.textEntries("spark"));
  }
}
