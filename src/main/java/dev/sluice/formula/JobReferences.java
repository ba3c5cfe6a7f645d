package dev.sluice.formula;

import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Faults;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Plans;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.compile.TableSource;
import dev.sluice.formula.syntax.CellArea;
import dev.sluice.formula.syntax.Node;
import dev.sluice.formula.syntax.Span;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.problem.Suggestion;
import dev.sluice.spec.HiddenColumns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.XxHash64;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** References to the columns of a job; the own table grows with the formulas before. */
final class JobReferences implements References {

  /** The hidden column beside a column that can fail. */
  static final String ERROR_PREFIX = HiddenColumns.PREFIX + "error_";

  private final Scope scope;
  private final Plans plans = new Plans();
  private final Map<String, Attribute> own;
  private final Map<String, Attribute> errors = new LinkedHashMap<>();
  private final Map<String, Map<String, Attribute>> tables = new LinkedHashMap<>();

  JobReferences(Scope scope) {
    this.scope = scope;
    this.own = attributes(scope.columns());
    scope.tables().forEach((name, columns) -> tables.put(name, attributes(columns)));
    for (StructField field : scope.columns().fields()) {
      if (field.name().startsWith(ERROR_PREFIX)) {
        errors.put(
            field.name().substring(ERROR_PREFIX.length()),
            Plans.attribute(field.name(), DataTypes.StringType));
      }
    }
  }

  private static Map<String, Attribute> attributes(StructType type) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (StructField field : type.fields()) {
      if (!HiddenColumns.isHidden(field.name())) {
        attributes.put(field.name(), Plans.attribute(field.name(), field.dataType()));
      }
    }
    return attributes;
  }

  /** From now on a column is what a formula made of it. */
  void define(Attribute column, @Nullable Attribute error) {
    plans.define(column);
    own.put(column.name(), column);
    if (error == null) {
      errors.remove(column.name());
    } else {
      plans.define(error);
      errors.put(column.name(), error);
    }
  }

  @Override
  public Operand row(Node.RowReference reference, Faults faults) {
    String table = reference.table();
    if (table != null && !table.equals(scope.table())) {
      return faults.report(
          reference.span(),
          "another-table",
          "\""
              + table
              + "\" has no row beside this one; @ means this row of \""
              + scope.table()
              + "\"",
          "look the value up, for example with XLOOKUP");
    }
    Optional<Attribute> column =
        column(scope.table(), own, reference.column(), reference.span(), faults);
    if (column.isEmpty()) {
      return Scalar.error(ExcelError.REF);
    }
    return Scalar.ofType(column.get(), errors.get(column.get().name())).asReference();
  }

  @Override
  public Operand column(Node.ColumnReference reference, Faults faults) {
    Optional<Operand.Table> found = table(reference.table(), reference.span(), faults);
    if (found.isEmpty()) {
      return Scalar.error(ExcelError.REF);
    }
    Operand.Table table = found.get();
    String first = reference.first();
    String last = reference.last();
    if (first == null || last == null) {
      return table;
    }
    Map<String, Attribute> columns = new LinkedHashMap<>();
    table.columns().forEach(column -> columns.put(column.attribute().name(), column.attribute()));
    String name = table.table().name();
    Optional<Attribute> from = column(name, columns, first, reference.span(), faults);
    Optional<Attribute> to =
        first.equals(last) ? from : column(name, columns, last, reference.span(), faults);
    if (from.isEmpty() || to.isEmpty()) {
      return Scalar.error(ExcelError.REF);
    }
    List<Attribute> order = new ArrayList<>(columns.values());
    int start = order.indexOf(from.get());
    int end = order.indexOf(to.get());
    List<Operand.Column> span =
        table.columns().subList(Math.min(start, end), Math.max(start, end) + 1);
    return span.size() == 1 ? span.get(0) : new Operand.Table(table.table(), span);
  }

  @Override
  public Operand name(Node.NameNode name, Faults faults) {
    return table(name.name(), name.span(), faults)
        .<Operand>map(table -> table)
        .orElseGet(() -> Scalar.error(ExcelError.NAME));
  }

  @Override
  public boolean isTable(String name) {
    return name.equals(scope.table()) || tables.containsKey(name);
  }

  private Optional<Operand.Table> table(@Nullable String name, Span span, Faults faults) {
    if (name == null || name.equals(scope.table())) {
      TableSource source = new TableSource(scope.table(), true);
      return Optional.of(
          new Operand.Table(
              source,
              own.values().stream()
                  .map(column -> new Operand.Column(source, column, errors.get(column.name())))
                  .toList()));
    }
    Map<String, Attribute> columns = tables.get(name);
    if (columns == null) {
      Set<String> known = tables.keySet();
      faults.report(
          span,
          "unknown-table",
          "there is no table \""
              + name
              + "\" here; there is "
              + (known.isEmpty() ? "only \"" + scope.table() + "\"" : String.join(", ", known)),
          own.containsKey(name)
              ? "the column of this row is [@" + name + "]"
              : Suggestion.hint(name, known).orElse(null));
      return Optional.empty();
    }
    TableSource source = new TableSource(name, false);
    return Optional.of(
        new Operand.Table(
            source,
            columns.values().stream()
                .map(column -> new Operand.Column(source, column, null))
                .toList()));
  }

  /** Excel finds columns without regard to case, but an exact one first. */
  private static Optional<Attribute> column(
      String table, Map<String, Attribute> columns, String written, Span span, Faults faults) {
    Attribute exact = columns.get(written);
    if (exact != null) {
      return Optional.of(exact);
    }
    List<Attribute> similar =
        columns.values().stream().filter(known -> known.name().equalsIgnoreCase(written)).toList();
    if (similar.size() == 1) {
      return Optional.of(similar.get(0));
    }
    faults.report(
        span,
        "unknown-column",
        "column \""
            + written
            + "\" is not in \""
            + table
            + "\"; it has "
            + String.join(", ", columns.keySet()),
        Suggestion.hint(written, columns.keySet()).orElse(null));
    return Optional.empty();
  }

  @Override
  public Operand area(Node.AreaReference reference, Faults faults) {
    return faults.report(
        reference.span(),
        "cell-reference",
        "a job has no cells; refer to this row's value as [@column]",
        null);
  }

  @Override
  public Optional<Operand> beside(Operand.Area area) {
    return Optional.empty();
  }

  @Override
  public Plans plans() {
    return plans;
  }

  @Override
  public Instant asOf() {
    return scope.asOf();
  }

  /** From the content of the row and its place in its file, but not from where the file is. */
  @Override
  public Expression rowSeed() {
    List<Expression> parts = new ArrayList<>();
    for (StructField field : scope.columns().fields()) {
      if (field.name().equals(HiddenColumns.ROW_ORDER)) {
        Attribute place = Plans.attribute(field.name(), field.dataType());
        parts.add(new GetStructField(place, 1, Option.empty()));
        parts.add(new GetStructField(place, 2, Option.empty()));
      } else if (!HiddenColumns.isHidden(field.name())) {
        parts.add(Plans.attribute(field.name(), field.dataType()));
      }
    }
    return new XxHash64(Expressions.sequence(parts), 42L);
  }

  @Override
  public Optional<Integer> columnNumber(@Nullable String table, String column) {
    Map<String, Attribute> columns =
        table == null || table.equals(scope.table()) ? own : tables.getOrDefault(table, Map.of());
    int at = new ArrayList<>(columns.keySet()).indexOf(column);
    return at < 0 ? Optional.empty() : Optional.of(at + 1);
  }

  @Override
  public Optional<CellArea> cell() {
    return Optional.empty();
  }
}
