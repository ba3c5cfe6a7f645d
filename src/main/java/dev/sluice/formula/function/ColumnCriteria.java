package dev.sluice.formula.function;

import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Comparisons;
import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.KeyPair;
import dev.sluice.formula.compile.Kind;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.function.criteria.Criterion;
import dev.sluice.formula.runtime.Wildcards;
import dev.sluice.formula.syntax.Node;
import dev.sluice.formula.value.CellValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Criteria over whole columns. A constant criterion becomes a condition on the table; one that
 * depends on the row becomes an equality key, its text taken as it is: operators and wildcards
 * count only where the formula itself writes them.
 */
final class ColumnCriteria {

  private ColumnCriteria() {}

  /** The aggregation of the rows that meet the criteria; nothing when a fault was reported. */
  static Optional<Aggregation> of(Call call, Operand.Column aggregated, int first, int end) {
    List<KeyPair> keys = new ArrayList<>();
    Expression condition = null;
    boolean sound = true;
    for (int i = first; i + 1 < end; i += 2) {
      if (!(call.operand(i) instanceof Operand.Column column)) {
        call.fault(i, "not-a-column", "here a whole column of the same table is expected", null);
        return Optional.empty();
      }
      if (!column.table().equals(aggregated.table())) {
        call.fault(
            i,
            "another-table",
            "this column is of another table than the first; all must be of \""
                + aggregated.table().name()
                + "\"",
            null);
        return Optional.empty();
      }
      Scalar criterion = call.scalar(i + 1);
      if (Arguments.isConstant(criterion)) {
        Criterion constant = Criterion.of(Constants.value(criterion));
        condition = Expressions.all(condition, condition(constant, column.attribute()));
      } else {
        Optional<KeyPair> key = key(call, i + 1, criterion, column.attribute());
        key.ifPresent(keys::add);
        sound &= key.isPresent();
      }
    }
    return sound ? Optional.of(new Aggregation(call, keys, condition)) : Optional.empty();
  }

  /** The rows of a column that meet a criterion; never null. */
  static Expression condition(Criterion criterion, Attribute column) {
    Expression holds =
        switch (criterion.operator()) {
          case "=" -> equal(criterion.operand(), column);
          case "<>" -> new Not(equal(criterion.operand(), column));
          default -> compared(criterion.operator(), criterion.operand(), column);
        };
    return Expressions.coalesce(holds, Expressions.literal(false));
  }

  private static Expression equal(CellValue operand, Attribute column) {
    if (operand instanceof CellValue.Blank) {
      return Expressions.isNull(column);
    }
    Expression equal =
        operand instanceof CellValue.Text pattern
            ? fits(pattern.value(), column)
            : compared("=", operand, column);
    return Expressions.coalesce(equal, Expressions.literal(false));
  }

  private static Expression fits(String pattern, Attribute column) {
    if (!column.dataType().equals(DataTypes.StringType)) {
      return pattern.isEmpty() ? Expressions.isNull(column) : Expressions.literal(false);
    }
    Expression wanted = Expressions.literal(pattern);
    if (Wildcards.isPattern(UTF8String.fromString(pattern))) {
      return Expressions.callTotal(
          Wildcards.class, "matches", DataTypes.BooleanType, column, wanted);
    }
    Expression same =
        Expressions.part(
            Comparisons.compare("=", Scalar.text(column, null), Scalar.text(wanted, null)).bool());
    return pattern.isEmpty() ? Expressions.coalesce(same, Expressions.literal(true)) : same;
  }

  private static Expression compared(String operator, CellValue operand, Attribute column) {
    Kind kind = Kind.of(column.dataType());
    if (!Cells.kind(operand).map(kind::comparableWith).orElse(false)) {
      return Expressions.literal(false);
    }
    Scalar bound =
        operand instanceof CellValue.Number number
            ? Scalar.literal(BigDecimal.valueOf(number.value()))
            : Constants.scalar(operand);
    Scalar cell = Arguments.notBlank(Scalar.ofType(column, null));
    return Expressions.part(Comparisons.compare(operator, cell, bound).bool());
  }

  private static Optional<KeyPair> key(
      Call call, int argument, Scalar criterion, Attribute column) {
    if (startsWithOperator(call.nodes().get(argument))) {
      call.fault(
          argument,
          "criterion-not-equality",
          "a criterion that depends on the row can only ask for equality",
          "write the value without an operator, or make the criterion a constant");
      return Optional.empty();
    }
    boolean numeric =
        Kind.of(column.dataType()) == Kind.NUMBER || Kind.of(column.dataType()) == Kind.DATE;
    boolean blankIsZero =
        numeric
            && criterion.text() == null
            && criterion.bool() == null
            && criterion.onlyKind() == Kind.NUMBER;
    Optional<KeyPair> key =
        KeyPair.of(blankIsZero ? Coercion.number(criterion) : criterion, column);
    if (key.isEmpty()) {
      call.fault(
          argument,
          "kinds-never-equal",
          "this can never equal \""
              + column.name()
              + "\", which is a "
              + Kind.of(column.dataType()).described(),
          Kind.of(column.dataType()) == Kind.TEXT ? "append &\"\" to make it a text" : null);
    }
    return key;
  }

  private static boolean startsWithOperator(Node node) {
    if (node instanceof Node.BinaryNode binary && binary.operator().equals("&")) {
      return startsWithOperator(binary.left());
    }
    return node instanceof Node.TextNode text
        && !text.value().isEmpty()
        && "<>=".indexOf(text.value().charAt(0)) >= 0;
  }
}
