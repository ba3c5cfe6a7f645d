package dev.sluice.spec;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads the sources of a job. */
final class SourceReader {

  private static final Pattern TABLE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private final ProjectRoot root;
  private final Problems problems;

  SourceReader(ProjectRoot root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  LinkedHashMap<String, Source> read(LinkedHashMap<String, Node> written) {
    LinkedHashMap<String, Source> sources = new LinkedHashMap<>();
    written.forEach(
        (name, node) -> {
          int before = problems.count();
          requireTableName(name, node.place());
          ShapeChecker.read(node, JobShape.SOURCE, problems)
              .flatMap(fields -> source(name, fields))
              .filter(source -> problems.count() == before)
              .ifPresent(source -> sources.put(name, source));
        });
    return sources;
  }

  private void requireTableName(String name, Place place) {
    if (!TABLE_NAME.matcher(name).matches()) {
      problems.report(
          Problem.user(
              place,
              "bad-name",
              "\""
                  + name
                  + "\" is no table name; it must be letters, digits and _, starting with"
                  + " a letter"));
    }
  }

  private Optional<Source> source(String name, Fields fields) {
    Optional<Source.Origin> origin = fields.has("table") ? table(fields) : files(name, fields);
    LinkedHashMap<String, ColumnType> columns = columns(fields);
    origin
        .flatMap(SourceReader::wholeColumn)
        .ifPresent(column -> whole(column, fields.place(), columns));
    List<String> controlTotals = controlTotals(name, fields, columns);
    Optional<RejectLimit> limit =
        fields
            .optionalText("max-rejected")
            .map(text -> RejectLimit.parse(text, fields.place("max-rejected"), problems))
            .orElse(Optional.of(RejectLimit.NOT_ALL));
    return origin.flatMap(
        from ->
            limit.map(
                rejects ->
                    new Source(name, fields.place(), from, columns, controlTotals, rejects)));
  }

  private static Optional<String> wholeColumn(Source.Origin origin) {
    return origin instanceof Source.Files files ? files.layout().wholeColumn() : Optional.empty();
  }

  /** Records that are not taken apart have one column, whatever is declared. */
  private void whole(String column, Place place, LinkedHashMap<String, ColumnType> columns) {
    columns.clear();
    if (isAllowed(column, place)) {
      columns.put(column, ColumnType.TEXT);
    }
  }

  private Optional<Source.Origin> table(Fields fields) {
    boolean mayBeMissing = fields.text(JobShape.IF_MISSING, "").equals(JobShape.EMPTY);
    List<String> forFiles = new ArrayList<>(List.of("format"));
    if (!mayBeMissing) {
      forFiles.add("columns");
    } else if (!fields.has("columns")) {
      problems.report(
          Problem.user(
                  fields.place(JobShape.IF_MISSING),
                  "missing-key",
                  "a table that may be missing needs \"columns\"")
              .withHint("declare the columns that the steps use"));
    }
    forFiles.addAll(SourceFormat.allKeys());
    for (String key : forFiles) {
      if (fields.has(key)) {
        problems.report(
            Problem.user(
                fields.place(key), "conflicting-keys", "\"" + key + "\" is for files, not tables"));
      }
    }
    return TableIdentifier.require(fields.text("table"), fields.place("table"), problems)
        .map(id -> new Source.Table(id, OptionalLong.empty(), mayBeMissing, fields.place("table")));
  }

  private Optional<Source.Origin> files(String name, Fields fields) {
    if (fields.has(JobShape.IF_MISSING)) {
      problems.report(
          Problem.user(
              fields.place(JobShape.IF_MISSING),
              "conflicting-keys",
              "\"" + JobShape.IF_MISSING + "\" is for tables, not files"));
    }
    String location = fields.text("path");
    Optional<SourceFormat> format =
        fields
            .optionalText("format")
            .map(word -> JobShape.constant(SourceFormat.class, word))
            .or(() -> SourceFormat.ofName(location));
    if (format.isEmpty()) {
      problems.report(
          Problem.user(
                  fields.place("path"),
                  "unknown-format",
                  "the name \""
                      + location
                      + "\" does not tell the format of source \""
                      + name
                      + "\"")
              .withHint(
                  "add format: " + String.join(" | ", JobShape.words(SourceFormat.values()))));
      return Optional.empty();
    }
    return new SourceLayoutReader(fields, format.get(), problems)
        .read()
        .map(
            layout ->
                new Source.Files(
                    location, root.resolve(location), format.get(), layout, fields.place("path")));
  }

  private LinkedHashMap<String, ColumnType> columns(Fields fields) {
    LinkedHashMap<String, ColumnType> columns = new LinkedHashMap<>();
    fields
        .entries("columns")
        .forEach(
            (column, node) -> {
              if (isAllowed(column, node.place())) {
                typeOf(node).ifPresent(type -> columns.put(column, type));
              }
            });
    return columns;
  }

  private boolean isAllowed(String column, Place place) {
    if (!HiddenColumns.isHidden(column)) {
      return true;
    }
    problems.report(
        Problem.user(
            place,
            "bad-name",
            "column \""
                + column
                + "\" cannot be: names that start with "
                + HiddenColumns.PREFIX
                + " are Sluice's own"));
    return false;
  }

  private Optional<ColumnType> typeOf(Node column) {
    if (column instanceof Node.Scalar scalar) {
      return ColumnType.parse(scalar.text(), column.place(), problems);
    }
    return ShapeChecker.read(column, CellShape.COLUMN, problems)
        .flatMap(more -> ColumnType.parse(more.text("type"), more.place("type"), problems));
  }

  private List<String> controlTotals(
      String name, Fields fields, LinkedHashMap<String, ColumnType> columns) {
    List<String> totals = fields.texts("control-totals");
    for (Node item : fields.items("control-totals")) {
      String column = ((Node.Scalar) item).text();
      ColumnType type = columns.get(column);
      if (columns.isEmpty() && fields.entries("columns").isEmpty()
          || type == null && fields.entries("columns").containsKey(column)) {
        continue; // known only later, or its type is reported already
      }
      if (type == null
          || type.kind() != ColumnType.Kind.DECIMAL && type.kind() != ColumnType.Kind.INTEGER) {
        problems.report(
            Problem.user(
                item.place(),
                "bad-control-total",
                "control total \""
                    + column
                    + "\" of \""
                    + name
                    + "\" "
                    + (type == null ? "is not a declared column" : "is " + type)
                    + "; it must be a decimal or integer column"));
      }
    }
    return totals;
  }
}
