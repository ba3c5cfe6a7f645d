package dev.sluice.quality;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one list of rule types. */
final class RuleTypes {

  /** Every rule type that is honoured. */
  static final List<RuleType> ALL =
      Stream.<List<? extends RuleType>>of(
              List.of(new RowCountRule(), new ColumnCountRule(), new ColumnExistsRule()),
              List.of(CompletenessRule.values()),
              List.of(KeyRule.values()),
              List.of(new ColumnValuesRule(), new ColumnLengthRule(), new ColumnDataTypeRule()),
              List.of(StatisticRule.values()),
              List.of(new ColumnCorrelationRule(), new CustomSqlRule()))
          .<RuleType>flatMap(List::stream)
          .toList();

  /** Rule types that exist in DQDL, so that nobody looks for a misspelling. */
  static final Set<String> KNOWN_ELSEWHERE =
      Set.of(
          "AggregateMatch",
          "AllStatistics",
          "ColumnNamesMatchPattern",
          "DataFreshness",
          "DatasetMatch",
          "DetectAnomalies",
          "DuplicateRowCount",
          "FileFreshness",
          "FileMatch",
          "FileSize",
          "FileUniqueness",
          "InterquartileRange",
          "Kurtosis",
          "Range",
          "ReferentialIntegrity",
          "RowCountMatch",
          "SchemaMatch",
          "Skewness",
          "Variance",
          "ZerosCount");

  private static final Set<String> NAMES =
      ALL.stream().map(RuleType::ruleName).collect(Collectors.toUnmodifiableSet());

  private RuleTypes() {}

  static Optional<RuleType> named(String name) {
    return ALL.stream().filter(type -> type.ruleName().equals(name)).findFirst();
  }

  /** The names of the rule types that are honoured. */
  static Set<String> names() {
    return NAMES;
  }

  /** All names, as a message lists them. */
  static String listed() {
    return ALL.stream().map(RuleType::ruleName).collect(Collectors.joining(", "));
  }

  /** True for every name that stands at the start of a rule of DQDL. */
  static boolean isRuleName(String word) {
    return NAMES.contains(word) || KNOWN_ELSEWHERE.contains(word);
  }
}
