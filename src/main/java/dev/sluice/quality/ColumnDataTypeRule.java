package dev.sluice.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * {@code ColumnDataType}: each text of a column can be read as a type. Reading is Spark's cast, as
 * AWS documents it, except that an integer must be written as one: Spark cuts {@code 2.5} to 2. A
 * null cannot be read and fails. Only text columns can be asked; the others have a type already.
 */
record ColumnDataTypeRule() implements RuleType {

  /** The types that a text may be asked to be. */
  private enum Type {
    BOOLEAN("boolean"),
    DATE("date"),
    TIMESTAMP("timestamp"),
    INTEGER("int"),
    LONG("bigint"),
    FLOAT("float"),
    DOUBLE("double");

    private final String sparkName;

    Type(String sparkName) {
      this.sparkName = sparkName;
    }

    Column reads(String column) {
      Column readable =
          expr("try_cast(%s AS %s)".formatted(Names.quoted(column), sparkName)).isNotNull();
      return this == INTEGER || this == LONG
          ? readable.and(
              coalesce(Names.column(column).rlike("\\A\\s*[+-]?[0-9]+\\s*\\z"), lit(false)))
          : readable;
    }
  }

  @Override
  public String ruleName() {
    return "ColumnDataType";
  }

  @Override
  public Shape shape() {
    return new Shape(Shape.Parameters.ONE_COLUMN, Shape.Condition.VALUE, true, true);
  }

  @Override
  public String example() {
    return "ColumnDataType \"booked_on\" = \"DATE\" with threshold > 0.9";
  }

  @Override
  public List<Cost> costs(WrittenRule rule) {
    return List.of(new Cost.SharedScan());
  }

  @Override
  public Optional<String> fault(WrittenRule rule) {
    if (type(rule).isPresent()) {
      return Optional.empty();
    }
    List<String> allowed = Arrays.stream(Type.values()).map(Type::name).toList();
    Optional<String> hint =
        rule.requiredCondition().operands().stream()
            .filter(Operand.Text.class::isInstance)
            .findFirst()
            .flatMap(operand -> Suggestion.hint(((Operand.Text) operand).value(), allowed));
    return Optional.of(
        "ColumnDataType is compared by = with one of %s%s"
            .formatted(String.join(", ", allowed), hint.map(words -> "; " + words).orElse("")));
  }

  @Override
  public Optional<Question> bind(WrittenRule rule, Table table, Problems problems) {
    boolean where = table.understandsWhere(rule, problems);
    Optional<StructField> field = table.column(rule, rule.parameter(), problems);
    if (field.isPresent() && !field.get().dataType().equals(DataTypes.StringType)) {
      problems.report(
          Faults.of(
              rule,
              "wrong-column-type",
              "ColumnDataType asks what text can be read as, but column \"%s\" is %s"
                  .formatted(rule.parameter(), field.get().dataType().simpleString()),
              rule.parameter()));
      return Optional.empty();
    }
    return where && field.isPresent()
        ? type(rule)
            .map(
                type ->
                    survey -> RowRule.ask(survey, rule, type.reads(rule.parameter()), "compliance"))
        : Optional.empty();
  }

  private static Optional<Type> type(WrittenRule rule) {
    Comparison condition = rule.requiredCondition();
    return condition.operator() == Operator.EQUAL
            && condition.operands().get(0) instanceof Operand.Text text
        ? Arrays.stream(Type.values())
            .filter(type -> type.name().equals(text.value().toUpperCase(Locale.ROOT)))
            .findFirst()
        : Optional.empty();
  }
}
