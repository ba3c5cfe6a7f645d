package dev.sluice.match;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.match.block.VerdictColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.StepResult;
import dev.sluice.step.column.ColumnReference;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The table of all items with what became of them, in the user's words. */
final class ItemsTable {

  static final String MATCHED = "matched";
  static final String WITHIN_TOLERANCE = "within-tolerance";
  static final String IN_GROUP = "matched-in-group";
  static final String CONFIRMED = "confirmed";
  static final String CLOSED = "closed";
  static final String SUGGESTED = "suggested";
  static final String OPEN = "open";
  static final String CARRIED = "carried";

  /** The buckets of items that are still to be cleared. */
  static final List<String> STILL_OPEN = List.of(SUGGESTED, OPEN, CARRIED);

  private final Match match;
  private final MatchLayout layout;
  private final LocalDate asOf;
  private final MatchClaims claims;

  ItemsTable(Match match, MatchLayout layout, LocalDate asOf, MatchClaims claims) {
    this.match = match;
    this.layout = layout;
    this.asOf = asOf;
    this.claims = claims;
  }

  /** What it needs of an item, beside the verdict. */
  static List<StructField> needed(MatchLayout layout) {
    List<StructField> fields = new ArrayList<>();
    for (StructField own : ItemColumns.fields(layout.amount(), layout.difference())) {
      switch (own.name()) {
        case ItemColumns.SIDE,
            ItemColumns.ID,
            ItemColumns.ACCOUNT,
            ItemColumns.CURRENCY,
            ItemColumns.AMOUNT,
            ItemColumns.DATE,
            ItemColumns.FIRST_SEEN,
            ItemColumns.ORIGIN,
            ItemColumns.PREVIOUS_AMOUNT,
            ItemColumns.PREVIOUS_ACCOUNT,
            ItemColumns.PREVIOUS_CURRENCY,
            ItemColumns.COMMENT ->
            fields.add(own);
        default -> {
          // Made of the verdict.
        }
      }
    }
    fields.add(DataTypes.createStructField(ItemColumns.ACTION, DataTypes.StringType, true));
    fields.add(
        DataTypes.createStructField(ItemColumns.DECISION_REASON, DataTypes.StringType, true));
    fields.add(DataTypes.createStructField(ItemColumns.NOTE, DataTypes.StringType, true));
    fields.add(DataTypes.createStructField(ItemColumns.FOLDED, DataTypes.LongType, true));
    fields.addAll(List.of(layout.columns().fields()));
    return fields;
  }

  StepResult result(Dataset<Row> judged) {
    List<Column> columns = new ArrayList<>();
    for (StructField own : ItemColumns.fields(layout.amount(), layout.difference())) {
      columns.add(value(own.name()).cast(own.dataType()).as(own.name()));
    }
    for (String name : layout.columns().fieldNames()) {
      columns.add(ColumnReference.named(name));
    }
    columns.add(col(ItemColumns.FOLDED).as(ControlColumns.FOLDED));
    return claims.certify(judged.select(columns.toArray(Column[]::new)));
  }

  private Column value(String name) {
    return switch (name) {
      case ItemColumns.BUCKET -> bucket();
      case ItemColumns.MATCH_ID -> when(isMatched(), col(VerdictColumns.MATCH_ID));
      case ItemColumns.BREAK_ID -> when(isOpen(), breakId());
      case ItemColumns.RULE -> rule();
      case ItemColumns.CARDINALITY ->
          when(
              isMatched(),
              concat(
                  col(VerdictColumns.LEFT_COUNT).cast(DataTypes.StringType),
                  lit(":"),
                  col(VerdictColumns.RIGHT_COUNT).cast(DataTypes.StringType)));
      case ItemColumns.DIFFERENCE -> col(VerdictColumns.DIFFERENCE);
      case ItemColumns.TOLERANCE_SPENT ->
          when(
              col(VerdictColumns.MEMBER)
                  .equalTo(0)
                  .and(isSuggested().unary_$bang())
                  .and(isConfirmed().unary_$bang()),
              abs(col(VerdictColumns.DIFFERENCE)));
      case ItemColumns.DAYS_APART -> col(VerdictColumns.DAYS);
      case ItemColumns.PARTNER_ID -> col(VerdictColumns.PARTNER_ID);
      case ItemColumns.PARTNER_AMOUNT -> col(VerdictColumns.PARTNER_AMOUNT);
      case ItemColumns.PARTNER_DATE -> col(VerdictColumns.PARTNER_DAY);
      case ItemColumns.BREAK_TYPE ->
          when(isSuggested(), SUGGESTED).otherwise(col(VerdictColumns.BREAK_TYPE));
      case ItemColumns.REASON -> reason();
      case ItemColumns.AGE_DAYS -> when(isOpen(), age());
      case ItemColumns.AGEING -> when(isOpen(), ageing());
      case ItemColumns.AS_OF -> lit(Date.valueOf(asOf));
      default -> col(name);
    };
  }

  /** A suggested pair is one break; each member of a suggested group is one of its own. */
  private static Column breakId() {
    Column id = col(VerdictColumns.MATCH_ID);
    return when(
            isSuggested().and(isPair().unary_$bang()),
            concat_ws("-", id, col(VerdictColumns.MEMBER)))
        .otherwise(id);
  }

  private static Column isPair() {
    return col(VerdictColumns.LEFT_COUNT)
        .equalTo(1)
        .and(col(VerdictColumns.RIGHT_COUNT).equalTo(1));
  }

  private static Column isMatched() {
    return col(VerdictColumns.RULE).isNotNull();
  }

  private static Column isSuggested() {
    return coalesce(col(VerdictColumns.IS_SUGGESTED), lit(false));
  }

  private static Column isConfirmed() {
    return col(VerdictColumns.RULE).eqNullSafe(MatchPlan.CONFIRMED);
  }

  private static Column isClosed() {
    return col(VerdictColumns.RULE)
        .isNull()
        .and(col(ItemColumns.ACTION).eqNullSafe(Decisions.CLOSE));
  }

  private static Column isOpen() {
    return isSuggested().or(isMatched().unary_$bang().and(isClosed().unary_$bang()));
  }

  private static Column bucket() {
    return when(isClosed(), CLOSED)
        .when(
            isMatched().unary_$bang(),
            when(col(ItemColumns.ORIGIN).equalTo(Pool.NEW), OPEN).otherwise(CARRIED))
        .when(isSuggested(), SUGGESTED)
        .when(isConfirmed(), CONFIRMED)
        .when(isPair().unary_$bang(), IN_GROUP)
        .when(col(VerdictColumns.DIFFERENCE).equalTo(0), MATCHED)
        .otherwise(WITHIN_TOLERANCE);
  }

  private Column rule() {
    Column name = when(isConfirmed(), CONFIRMED);
    for (int i = 0; i < match.rules().size(); i++) {
      name = name.when(col(VerdictColumns.RULE).equalTo(i + 1), match.rules().get(i).name());
    }
    return name;
  }

  private Column reason() {
    return when(isClosed(), coalesce(col(ItemColumns.DECISION_REASON), lit("closed by decision")))
        .when(isConfirmed(), col(ItemColumns.DECISION_REASON))
        .when(
            isOpen(),
            concat_ws(
                "; ",
                coalesce(
                    col(VerdictColumns.REASON),
                    when(isSuggested(), concat(lit("suggested by rule "), rule()))),
                // A match that was decided but is not all there was not made.
                when(
                    isMatched().unary_$bang().and(col(ItemColumns.ACTION).equalTo("match")),
                    "the decided match is not complete"),
                col(ItemColumns.NOTE)));
  }

  private Column age() {
    Column since =
        match.ageing().isFromFirstSeen() || match.date().isEmpty()
            ? col(ItemColumns.FIRST_SEEN)
            : coalesce(col(ItemColumns.DATE), col(ItemColumns.FIRST_SEEN));
    return datediff(lit(Date.valueOf(asOf)), since);
  }

  private Column ageing() {
    List<String> names = match.ageing().buckets();
    List<Integer> days = match.ageing().days();
    Column bucket = when(age().leq(days.get(0)), names.get(0));
    for (int i = 1; i < days.size(); i++) {
      bucket = bucket.when(age().leq(days.get(i)), names.get(i));
    }
    return bucket.otherwise(names.get(names.size() - 1));
  }
}
