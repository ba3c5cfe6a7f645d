package dev.sluice.spec;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.Node;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A source as an argument of the command line names it: a path whose ending tells the format, or a
 * table of the catalog. A path is relative to the current folder.
 */
public final class SourceArgument {

  private static final Pattern TABLE =
      Pattern.compile("([A-Za-z][A-Za-z0-9_]*\\.[A-Za-z][A-Za-z0-9_]*)(?:@([0-9]{1,19}))?");

  private SourceArgument() {}

  /**
   * Reads an argument; what cannot be a source is reported.
   *
   * @param name what the source is called
   * @param written {@code out/july.csv}, {@code finance.ledger} or {@code finance.ledger@SNAPSHOT}
   * @param options further keys of a source of a job, as in <code>{delimiter: ";"}</code>; may be
   *     empty
   */
  public static Optional<Source> read(
      String name, String written, String options, Place place, Problems problems) {
    LinkedHashMap<String, Node.Entry> keys = new LinkedHashMap<>();
    if (!options.isBlank()) {
      Optional<Node> node = DocumentParser.parse(place.path(), options, problems);
      if (node.isEmpty()) {
        return Optional.empty();
      }
      if (!(node.get() instanceof Node.Mapping mapping)) {
        problems.report(
            Problem.user(
                place,
                "wrong-type",
                "\"" + options + "\" are no options; they are written like {delimiter: \";\"}"));
        return Optional.empty();
      }
      keys.putAll(mapping.entries());
    }
    // A name that ends as the files of a known format do is a file.
    Matcher table = TABLE.matcher(written);
    boolean isTable =
        table.matches() && SourceFormat.ofName(written).isEmpty() && !keys.containsKey("format");
    Node location = new Node.Scalar(place, isTable ? table.group(1) : written, false);
    keys.put(isTable ? "table" : "path", new Node.Entry(place, location));
    LinkedHashMap<String, Node> sources = new LinkedHashMap<>();
    sources.put(name, new Node.Mapping(place, keys));
    ProjectRoot here = new ProjectRoot(Path.of("").toAbsolutePath().toString());
    return Optional.ofNullable(new SourceReader(here, problems).read(sources).get(name))
        .map(source -> isTable ? at(source, table.group(2)) : source);
  }

  private static Source at(Source source, @Nullable String snapshot) {
    return snapshot == null || !(source.origin() instanceof Source.Table table)
        ? source
        : new Source(
            source.name(),
            source.place(),
            new Source.Table(
                table.location(),
                OptionalLong.of(Long.parseLong(snapshot)),
                table.mayBeMissing(),
                table.place()),
            source.columns(),
            source.controlTotals(),
            source.maxRejected());
  }
}
