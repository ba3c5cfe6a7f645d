package dev.sluice.formula.function;

import dev.sluice.formula.compile.Branches;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.KeyPair;
import dev.sluice.formula.compile.Kind;
import dev.sluice.formula.compile.LookupRequest;
import dev.sluice.formula.compile.LookupRequest.Mode;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.syntax.Node;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;

/**
 * Lookups in the tables of a job: one join for all lookups of the same row. Wildcards count when
 * the formula itself writes them, not when they come out of the data.
 */
final class ColumnLookup {

  private ColumnLookup() {}

  static Operand vertical(Call call, Operand.Table table) {
    Optional<Double> column = Arguments.constantNumber(Coercion.truncated(call.scalar(2)));
    if (column.isEmpty()) {
      return call.fault(2, "not-constant", "the number of the column must be a constant", null);
    }
    int at = column.get().intValue();
    if (at < 1 || at > table.columns().size()) {
      return call.fault(
          2,
          "no-such-column",
          "the table has no column "
              + at
              + "; it has "
              + table.columns().size()
              + (table.columns().size() == 1 ? " column" : " columns"),
          null);
    }
    Optional<Boolean> approximate = call.count() < 4 ? Optional.of(true) : constantBoolean(call, 3);
    if (approximate.isEmpty()) {
      return call.fault(3, "not-constant", "this must be TRUE or FALSE", null);
    }
    return request(
            call, table.columns().get(0), approximate.get() ? Mode.NOT_LARGER : exactMode(call))
        .<Operand>map(request -> value(call, request, table.columns().get(at - 1)))
        .orElseGet(() -> Scalar.error(ExcelError.VALUE));
  }

  static Operand place(Call call, Operand.Column keys) {
    Optional<Double> mode =
        call.count() < 3 ? Optional.of(1d) : Arguments.constantNumber(call.doubled(2));
    if (mode.isEmpty()) {
      return call.fault(2, "not-constant", "the mode must be a constant: 0, 1 or -1", null);
    }
    Mode wanted = mode.get() == 0 ? exactMode(call) : LookupFunctions.approximate(mode.get());
    return request(call, keys, wanted)
        .<Operand>map(request -> new Operand.Position(request, notFound(call, request)))
        .orElseGet(() -> Scalar.error(ExcelError.VALUE));
  }

  static Operand index(Call call) {
    if (!(call.operand(1) instanceof Operand.Position position)) {
      return call.fault(
          1,
          "rows-have-no-number",
          "rows of a table have no number here; the row must come from MATCH",
          "write INDEX(table[column], MATCH([@key], table[key], 0))");
    }
    Optional<Operand.Column> column = indexed(call);
    if (column.isEmpty()) {
      return Scalar.error(ExcelError.VALUE);
    }
    if (!column.get().table().equals(position.lookup().table())) {
      return call.fault(
          1,
          "another-table",
          "MATCH finds a row of \""
              + position.lookup().table().name()
              + "\", but the column is of \""
              + column.get().table().name()
              + "\"",
          null);
    }
    Attribute found = call.joins().column(position.lookup(), column.get().attribute());
    return Scalar.ofType(found, position.error());
  }

  private static Optional<Operand.Column> indexed(Call call) {
    if (call.operand(0) instanceof Operand.Column column) {
      return Optional.of(column);
    }
    Operand.Table table = (Operand.Table) call.operand(0);
    int at = Arguments.constantNumber(call.truncated(2, 0)).map(Double::intValue).orElse(0);
    if (at < 1 || at > table.columns().size()) {
      call.fault(
          2,
          "no-such-column",
          "the number of the column must be a constant from 1 to " + table.columns().size(),
          null);
      return Optional.empty();
    }
    return Optional.of(table.columns().get(at - 1));
  }

  static Operand extended(Call call, Operand.Column keys) {
    if (!(call.operand(2) instanceof Operand.Column values)) {
      return call.fault(
          2, "not-a-column", "here a whole column of the same table is expected", null);
    }
    if (!values.table().equals(keys.table())) {
      return call.fault(
          2, "another-table", "the keys and the values must be columns of one table", null);
    }
    Optional<Double> mode =
        call.has(4) ? Arguments.constantNumber(call.doubled(4)) : Optional.of(0d);
    Optional<Double> search =
        call.has(5) ? Arguments.constantNumber(call.doubled(5)) : Optional.of(1d);
    if (mode.isEmpty() || search.isEmpty()) {
      return call.fault(4, "not-constant", "the modes must be constants", null);
    }
    if (search.get() != 1) {
      return call.fault(5, "not-supported", "a table is searched from its first row on: 1", null);
    }
    Mode wanted =
        switch (mode.get().intValue()) {
          case -1 -> Mode.NOT_LARGER;
          case 1 -> Mode.NOT_SMALLER;
          case 2 -> Mode.WILDCARD;
          default -> Mode.EXACT;
        };
    Optional<LookupRequest> request = request(call, keys, wanted);
    if (request.isEmpty()) {
      return Scalar.error(ExcelError.VALUE);
    }
    Scalar found = value(call, request.get(), values);
    if (!call.has(3)) {
      return found;
    }
    Scalar key = call.scalar(0);
    Expression matched = call.joins().matched(request.get());
    Scalar foundRow = Scalar.ofType(call.joins().column(request.get(), values.attribute()), null);
    Scalar isMatched =
        Scalar.bool(
            Expressions.unlessError(
                key.error(), Expressions.coalesce(matched, Expressions.literal(false))),
            key.error());
    return Branches.choose(isMatched, foundRow, call.scalar(3));
  }

  /** LOOKUP in a column of keys, of which the last that is not larger is found. */
  static Optional<Operand> besides(Call call) {
    Operand last = call.operand(call.count() - 1);
    if (!(call.operand(1) instanceof Operand.Column keys)
        || !(last instanceof Operand.Column values)
        || !keys.table().equals(values.table())) {
      return Optional.empty();
    }
    return Optional.of(
        request(call, keys, Mode.NOT_LARGER)
            .<Operand>map(request -> value(call, request, values))
            .orElseGet(() -> Scalar.error(ExcelError.VALUE)));
  }

  private static Scalar value(Call call, LookupRequest request, Operand.Column column) {
    Attribute found = call.joins().column(request, column.attribute());
    return Scalar.ofType(found, notFound(call, request));
  }

  private static Expression notFound(Call call, LookupRequest request) {
    Expression missing =
        Expressions.when(
            Expressions.isNull(call.joins().matched(request)), Expressions.literal(ExcelError.NA));
    Expression first = Expressions.firstError(call.scalar(0).error(), missing);
    return first == null ? missing : first;
  }

  private static Optional<LookupRequest> request(Call call, Operand.Column keys, Mode mode) {
    Scalar key = call.scalar(0);
    Optional<KeyPair> pair = KeyPair.of(key, keys.attribute());
    if (pair.isEmpty()) {
      Kind kind = Kind.of(keys.attribute().dataType());
      call.fault(
          0,
          "kinds-never-equal",
          "this can never equal \""
              + keys.attribute().name()
              + "\", which is a "
              + kind.described(),
          kind == Kind.TEXT ? "append &\"\" to make it a text" : null);
      return Optional.empty();
    }
    return pair.map(found -> new LookupRequest(keys.table(), found.row(), found.table(), mode));
  }

  private static Mode exactMode(Call call) {
    return hasWildcard(call.nodes().get(0)) ? Mode.WILDCARD : Mode.EXACT;
  }

  private static boolean hasWildcard(Node node) {
    if (node instanceof Node.BinaryNode binary && binary.operator().equals("&")) {
      return hasWildcard(binary.left()) || hasWildcard(binary.right());
    }
    return node instanceof Node.TextNode text && text.value().matches("(?s).*[*?~].*");
  }

  private static Optional<Boolean> constantBoolean(Call call, int argument) {
    Scalar bool = Coercion.bool(call.scalar(argument));
    return Arguments.isConstant(bool) && Constants.value(bool) instanceof CellValue.Bool constant
        ? Optional.of(constant.value())
        : Optional.empty();
  }
}
