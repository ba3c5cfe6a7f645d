package dev.sluice.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * Every rule type on each side of its boundary, on one small table that can be checked by eye. All
 * rules run in one ruleset, so that they also share their passes.
 */
class RuleTypesTest {

  /** Ten rows; {@code memo} has two nulls, {@code key} one, {@code code} repeats. */
  private static Dataset<Row> table() {
    return Rows.sql(
        """
        select cast(id as int) id, cast(if(id = 9, null, id) as bigint) key,
          case id when 3 then null when 4 then null when 5 then '' when 6 then ' ' when 7 then 'ünï'
            else 'ab' end memo,
          element_at(array('A', 'B', 'B', 'C'), cast(id % 4 as int) + 1) code,
          cast(id * 1.25 as decimal(12, 2)) amount, cast(id as double) / 4 price,
          cast(id as float) / 10 ratio, date_add(date'2026-01-01', cast(id as int)) day,
          timestamp'2026-10-31 12:00:00' + make_interval(0, 0, 0, 0, id, 0, 0) at,
          id % 2 = 0 even, cast(id as string) digits,
          if(id = 2, '2.5', cast(id as string)) almost
        from range(10)
        """);
  }

  private static final String EXPECTED =
      """
      PASS RowCount = 10
      PASS RowCount > 9
      FAIL RowCount > 10
      PASS RowCount >= 10
      FAIL RowCount < 10
      PASS RowCount <= 10
      PASS RowCount between 9 and 11
      FAIL RowCount between 10 and 11
      FAIL RowCount between 9 and 10
      PASS RowCount not between 10 and 11
      PASS RowCount in [9, 10]
      FAIL RowCount not in [9, 10]
      PASS RowCount != 9
      PASS RowCount = 3 where "id < 3"
      FAIL RowCount = 10 where "id < 3"
      PASS ColumnCount = 12
      FAIL ColumnCount > 12
      PASS ColumnExists "memo"
      FAIL ColumnExists "MEMO"
      FAIL ColumnExists "nope"
      PASS IsComplete "id"
      FAIL IsComplete "memo"
      PASS IsComplete "memo" where "id not in (3, 4)"
      PASS Completeness "memo" = 0.8
      PASS Completeness "memo" >= 0.8
      FAIL Completeness "memo" > 0.8
      PASS Completeness "memo" = 0.5 where "id between 3 and 6"
      PASS IsUnique "id"
      PASS IsUnique "key"
      FAIL IsUnique "code"
      PASS IsUnique "code" "id"
      PASS IsUnique "code" where "id < 2"
      PASS Uniqueness "code" = 0
      PASS Uniqueness "memo" = 0.375
      FAIL Uniqueness "memo" > 0.375
      PASS Uniqueness "memo" "even" between 0.2 and 0.7
      PASS UniqueValueRatio "memo" = 0.75
      FAIL UniqueValueRatio "memo" > 0.75
      PASS DistinctValuesCount "memo" = 4
      FAIL DistinctValuesCount "memo" > 4
      PASS DistinctValuesCount "code" "even" = 4
      PASS IsPrimaryKey "id"
      FAIL IsPrimaryKey "key"
      FAIL IsPrimaryKey "id" "memo"
      PASS IsPrimaryKey "id" "code"
      FAIL IsPrimaryKey "code" "even"
      PASS IsPrimaryKey "key" where "id < 9"
      PASS ColumnValues "id" >= 0
      FAIL ColumnValues "id" > 0
      PASS ColumnValues "id" > 0 where "id <> 0"
      PASS ColumnValues "id" <= 9
      FAIL ColumnValues "id" < 9
      PASS ColumnValues "id" < 9 with threshold >= 0.9
      FAIL ColumnValues "id" < 9 with threshold > 0.9
      PASS ColumnValues "id" between -1 and 10
      FAIL ColumnValues "id" between 0 and 10
      FAIL ColumnValues "id" between -1 and 9
      PASS ColumnValues "id" not between -5 and 0
      FAIL ColumnValues "id" not between -5 and 0.5
      PASS ColumnValues "id" != 10
      FAIL ColumnValues "id" != 9
      PASS ColumnValues "amount" in [0, 1.25, 2.5, 3.75, 5, 6.25, 7.5, 8.75, 10, 11.25]
      FAIL ColumnValues "amount" in [0, 1.25, 2.5, 3.75, 5, 6.25, 7.5, 8.75, 10, 11.2]
      PASS ColumnValues "ratio" in [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
      PASS ColumnValues "price" <= 2.25
      FAIL ColumnValues "price" < 2.25
      PASS ColumnValues "code" in ["A", "B", "C"]
      FAIL ColumnValues "code" in ["A", "B"]
      PASS ColumnValues "code" in ["A", "B"] with threshold = 0.8
      FAIL ColumnValues "code" in ["A", "B"] with threshold > 0.8
      PASS ColumnValues "code" not in ["D", "a"]
      FAIL ColumnValues "code" not in ["C"]
      PASS ColumnValues "code" != "D"
      FAIL ColumnValues "code" = "B"
      PASS ColumnValues "code" matches "[A-C]"
      FAIL ColumnValues "code" matches "[A-B]"
      PASS ColumnValues "code" matches "A|B|C"
      PASS ColumnValues "code" not matches "[D-Z]"
      FAIL ColumnValues "code" not matches "C"
      FAIL ColumnValues "digits" matches "\\d\\d"
      PASS ColumnValues "digits" matches "\\d"
      FAIL ColumnValues "memo" in ["ab", "ünï", NULL]
      PASS ColumnValues "memo" in ["ab", "ünï", NULL, EMPTY, WHITESPACES_ONLY]
      FAIL ColumnValues "memo" in ["ab", "ünï", NULL, EMPTY]
      FAIL ColumnValues "memo" in ["ab", "ünï", NULL, WHITESPACES_ONLY]
      PASS ColumnValues "memo" = EMPTY where "id = 5"
      FAIL ColumnValues "memo" != EMPTY
      PASS ColumnValues "memo" = WHITESPACES_ONLY where "id = 6"
      PASS ColumnValues "day" > "2025-12-31"
      FAIL ColumnValues "day" > "2026-01-01"
      PASS ColumnValues "day" >= "2026-01-01"
      PASS ColumnValues "day" between "2025-12-31" and "2026-01-11"
      FAIL ColumnValues "day" between "2026-01-01" and "2026-01-11"
      PASS ColumnValues "day" in ["2026-01-01", "2026-01-02"] where "id < 2"
      PASS ColumnValues "day" < now()
      PASS ColumnValues "at" > (now() - 13 hours)
      FAIL ColumnValues "at" > (now() - 12 hours)
      PASS ColumnValues "even" in ["true", "false"]
      FAIL ColumnValues "even" = "true"
      PASS ColumnLength "code" = 1
      FAIL ColumnLength "code" > 1
      PASS ColumnLength "memo" <= 3
      FAIL ColumnLength "memo" < 3
      PASS ColumnLength "memo" = 0 where "memo is null"
      FAIL ColumnLength "memo" > 0
      PASS ColumnLength "memo" in [0, 1, 2, 3]
      PASS ColumnDataType "digits" = "INTEGER"
      FAIL ColumnDataType "almost" = "Integer"
      PASS ColumnDataType "almost" = "DOUBLE"
      PASS ColumnDataType "almost" = "INTEGER" with threshold >= 0.9
      FAIL ColumnDataType "almost" = "INTEGER" with threshold > 0.9
      FAIL ColumnDataType "code" = "DATE"
      PASS Mean "id" = 4.5
      FAIL Mean "id" > 4.5
      PASS Mean "price" = 1.125
      PASS Mean "key" = 4
      PASS Mean "id" = 1 where "id < 3"
      PASS Sum "amount" = 56.25
      FAIL Sum "amount" > 56.25
      PASS Sum "key" = 36
      PASS Sum "price" = 11.25
      PASS Sum "ratio" between 4.4999 and 4.5001
      PASS StandardDeviation "id" between 2.87 and 2.88
      FAIL StandardDeviation "id" < 2.87
      PASS StandardDeviation "id" = 0.5 where "id < 2"
      PASS Entropy "even" between 0.693147 and 0.693148
      FAIL Entropy "even" > 0.693148
      PASS Entropy "code" between 1.0296 and 1.0298
      PASS ColumnCorrelation "id" "price" = 1
      FAIL ColumnCorrelation "id" "price" < 1
      PASS ColumnCorrelation "id" "price" > 0.99 where "id > 3"
      PASS CustomSql "select count(*) from primary where code = 'A'" = 3
      FAIL CustomSql "select count(*) from primary where code = 'A'" > 3
      PASS CustomSql "with big as (select * from primary where id > 4) select sum(amount) from big" = 43.75
      PASS CustomSql "select id from primary where id >= 0"
      FAIL CustomSql "select id from primary where id > 0"
      PASS CustomSql "select id from primary where id > 0" with threshold >= 0.9
      FAIL CustomSql "select id from primary where id > 0" with threshold > 0.9
      PASS CustomSql "select p.id from primary p where p.id in (select max(id) from primary) or p.id < 9"
      FAIL CustomSql "select p.id from primary p where p.id in (select max(id) from primary)"
      PASS (RowCount > 0) and (IsComplete "id")
      FAIL (RowCount > 0) and (IsComplete "memo")
      PASS (RowCount > 10) or (IsComplete "id")
      FAIL (RowCount > 10) or (IsComplete "memo")
      PASS (RowCount > 0) and ((IsComplete "memo") or (IsUnique "id"))
      FAIL (RowCount > 10) and ((IsComplete "memo") or (IsUnique "id"))
      PASS (RowCount > 10) or (IsComplete "memo") or (IsUnique "id")
      """;

  @Test
  void everyRuleHoldsAndFailsAtItsBoundary() {
    List<String> lines = EXPECTED.lines().toList();
    String[] rules = lines.stream().map(line -> line.substring(5)).toArray(String[]::new);
    Verdict verdict = Rows.judge(table(), rules);
    List<String> actual = new ArrayList<>();
    verdict
        .rules()
        .forEach(
            result ->
                actual.add(
                    result.outcome()
                        + " "
                        + result.rule()
                        + (result.outcome() == Outcome.ERROR ? " : " + result.message() : "")));
    assertThat(actual).containsExactlyElementsOf(lines);
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void everyRuleTypeIsTestedOnBothSides() {
    for (String outcome : List.of("PASS", "FAIL")) {
      Set<String> tested =
          EXPECTED
              .lines()
              .filter(line -> line.startsWith(outcome))
              .map(line -> line.substring(5).split(" ")[0])
              .collect(Collectors.toSet());
      assertThat(tested).containsAll(RuleTypes.names());
    }
  }

  @Test
  void everyExampleIsARuleThatCanBeRead() {
    for (RuleType type : RuleTypes.ALL) {
      assertThat(Rows.rules(type.example()).size()).isEqualTo(1);
      assertThat(type.example()).startsWith(type.ruleName());
    }
  }
}
