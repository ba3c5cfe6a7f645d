package dev.sluice.spec;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the keys of a source of bank statements, whose columns and types are given. */
final class StatementLayoutReader {

  private final Fields fields;
  private final Problems problems;

  StatementLayoutReader(Fields fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /** The layout; empty when one of the keys has no meaning. */
  Optional<SourceLayout> read() {
    fields
        .entries("columns")
        .forEach(
            (name, node) -> {
              // A hidden name is reported with the others.
              if (!HiddenColumns.isHidden(name)) {
                column(name, node);
              }
            });
    Optional<SourceLayout.StatementRows> rows =
        choice("rows", SourceLayout.StatementRows.class, SourceLayout.StatementRows.ENTRIES);
    return rows.map(
        kind ->
            new SourceLayout.Statement(
                kind,
                JobShape.constant(
                    SourceLayout.Unbalanced.class, fields.text("unbalanced", "reject"))));
  }

  private <E extends Enum<E>> Optional<E> choice(String key, Class<E> type, E otherwise) {
    if (!fields.has(key)) {
      return Optional.of(otherwise);
    }
    List<String> words = JobShape.words(type.getEnumConstants());
    String word = fields.text(key, "");
    if (!words.contains(word)) {
      problems.report(
          Problem.user(
                  fields.place(key),
                  "unknown-word",
                  "\"" + word + "\" is not allowed; it must be " + String.join(" or ", words))
              .withHint(Suggestion.hint(word, words).orElse(null)));
      return Optional.empty();
    }
    return Optional.of(JobShape.constant(type, word));
  }

  private void column(String name, Node node) {
    Optional<StatementColumn> column = StatementColumn.of(name);
    if (column.isEmpty()) {
      problems.report(
          Problem.user(
                  node.place(),
                  "unknown-column",
                  "a bank statement has no column \""
                      + name
                      + "\"; it has "
                      + String.join(", ", StatementColumn.names()))
              .withHint(Suggestion.hint(name, StatementColumn.names()).orElse(null)));
    } else if (typeOf(node) instanceof Node.Scalar type) {
      // A type that is none at all is reported where all types are read.
      ColumnType.parse(type.text(), type.place(), new Problems())
          .filter(declared -> !column.get().takes(declared))
          .ifPresent(declared -> problems.report(wrongType(column.get(), declared, type)));
    }
  }

  private static @Nullable Node typeOf(Node column) {
    if (column instanceof Node.Mapping mapping) {
      Node.Entry type = mapping.entries().get("type");
      return type == null ? null : type.value();
    }
    return column;
  }

  private static Problem wrongType(StatementColumn column, ColumnType type, Node node) {
    String own =
        column.type().kind() == ColumnType.Kind.DECIMAL ? "a decimal" : column.type().toString();
    return Problem.user(
        node.place(),
        "wrong-type",
        "column \"" + column.columnName() + "\" of a bank statement is " + own + ", not " + type);
  }
}
