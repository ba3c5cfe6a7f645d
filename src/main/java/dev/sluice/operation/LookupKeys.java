package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.formula.LookupMatch;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.TypeNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What is looked up for each row: one column or formula, or several columns, and the columns of the
 * other table with the keys.
 *
 * @param match the columns of the other table, as many as keys
 */
record LookupKeys(List<LookupKey> keys, ColumnReference in, List<ColumnReference> match) {

  private static final String KEY = "key";
  private static final String KEYS = "keys";
  private static final String IN = "in";
  private static final String MATCH_COLUMN = "match-column";

  private static final Shape KEY_SHAPE = new Shape.Text("a column or a formula");
  private static final String KEY_HELP =
      "what to look up: a column of the table, or a formula that starts with =";
  private static final Shape IN_SHAPE = new Shape.Text("the name of a table");
  private static final String IN_HELP = "the table to look in";
  private static final Shape MATCH_SHAPE = new Shape.Text("a column");
  private static final String MATCH_HELP = "the column of that table with the keys";

  LookupKeys {
    keys = List.copyOf(keys);
    match = List.copyOf(match);
  }

  /** Adds the options of a lookup by one key. */
  static ObjectShape single(ObjectShape shape) {
    return shape
        .required(KEY, KEY_SHAPE, KEY_HELP)
        .required(IN, IN_SHAPE, IN_HELP)
        .required(MATCH_COLUMN, MATCH_SHAPE, MATCH_HELP);
  }

  /** Adds the options of a lookup by one key or several. */
  static ObjectShape several(ObjectShape shape) {
    return shape
        .optional(KEY, KEY_SHAPE, KEY_HELP)
        .optional(
            KEYS,
            new Shape.MapOf(MATCH_SHAPE),
            "several keys that must all be equal: columns of the table, each with the column of the"
                + " other table that it is compared with")
        .required(IN, IN_SHAPE, IN_HELP)
        .optional(MATCH_COLUMN, MATCH_SHAPE, MATCH_HELP + "; goes with key")
        .exactlyOneOf(KEY, KEYS);
  }

  /** Reads the options; what the shape cannot say is reported. */
  static LookupKeys read(Fields options, Problems problems) {
    ColumnReference in = new ColumnReference(options.text(IN), options.place(IN));
    if (options.has(KEY)) {
      if (!options.has(MATCH_COLUMN)) {
        problems.report(
            Problem.user(
                options.place(KEY),
                "missing-key",
                "\""
                    + MATCH_COLUMN
                    + "\" is missing: the column that \""
                    + KEY
                    + "\" is found in"));
      }
      return new LookupKeys(
          List.of(new LookupKey(options.text(KEY).strip(), options.place(KEY))),
          in,
          List.of(
              new ColumnReference(options.text(MATCH_COLUMN, ""), options.place(MATCH_COLUMN))));
    }
    if (options.has(MATCH_COLUMN)) {
      problems.report(
          Problem.user(
              options.place(MATCH_COLUMN),
              "conflicting-keys",
              "\"" + KEYS + "\" names the columns of the other table itself"));
    }
    List<LookupKey> keys = new ArrayList<>();
    List<ColumnReference> match = new ArrayList<>();
    Map<String, String> texts = options.textEntries(KEYS);
    for (Map.Entry<String, Node> entry : options.entries(KEYS).entrySet()) {
      keys.add(new LookupKey(entry.getKey(), entry.getValue().place()));
      match.add(
          new ColumnReference(texts.getOrDefault(entry.getKey(), ""), entry.getValue().place()));
      if (keys.get(keys.size() - 1).isFormula()) {
        problems.report(
            Problem.user(
                    entry.getValue().place(),
                    "formula-among-keys",
                    "\"" + KEYS + "\" takes columns, no formulas")
                .withHint("make it a column with a formula step before"));
      }
    }
    return new LookupKeys(keys, in, match);
  }

  /** The other tables that are read. */
  Set<String> tables() {
    Set<String> tables = new LinkedHashSet<>(List.of(in.name()));
    keys.forEach(key -> tables.addAll(key.tables()));
    return tables;
  }

  /** Reports columns that are not there and keys that can never fit. */
  void check(
      InputTable table,
      Optional<StructType> rows,
      Optional<StructType> other,
      LookupMatch how,
      TableSchemas tables,
      Problems problems) {
    for (int i = 0; i < keys.size(); i++) {
      LookupKey key = keys.get(i);
      ColumnReference column = match.get(i);
      Optional<DataType> keyType =
          rows.flatMap(schema -> key.check(table.name(), schema, tables, problems));
      Optional<DataType> matchType =
          other
              .flatMap(
                  schema ->
                      TableSchemas.requireColumn(
                          in.name(), schema, column.name(), column.place(), problems))
              .map(StructField::dataType);
      keyType.ifPresent(
          left ->
              matchType.ifPresent(right -> checkKinds(key, left, column, right, how, problems)));
    }
  }

  private void checkKinds(
      LookupKey key,
      DataType keyType,
      ColumnReference column,
      DataType matchType,
      LookupMatch how,
      Problems problems) {
    String found =
        "\"" + column.name() + "\" of \"" + in.name() + "\" is " + TypeNames.written(matchType);
    if (!JoinKeys.isComparable(keyType, matchType)) {
      problems.report(
          Problem.user(
                  key.place(),
                  "kinds-never-equal",
                  "the key is "
                      + TypeNames.written(keyType)
                      + " but "
                      + found
                      + ": these can never be equal")
              .withHint(conversion(key, keyType, matchType)));
    } else if (how == LookupMatch.WILDCARD && !(keyType instanceof StringType)) {
      problems.report(
          Problem.user(
              column.place(), "wildcard-needs-text", "wildcards fit texts only, but " + found));
    }
  }

  private @Nullable String conversion(LookupKey key, DataType keyType, DataType matchType) {
    if (keys.size() > 1) {
      return "convert one of them with a formula step before";
    }
    String reference = key.isFormula() ? key.written().substring(1) : "[@" + key.written() + "]";
    if (matchType instanceof StringType) {
      return "make the key a text with key: '=" + reference + "&\"\"'";
    }
    return keyType instanceof StringType && matchType instanceof NumericType
        ? "make the key a number with key: '=VALUE(" + reference + ")'"
        : null;
  }

  /** True when a key can be an error. */
  boolean canFail(String table, StructType schema, TableSchemas tables) {
    return keys.stream().anyMatch(key -> key.canFail(table, schema, tables));
  }

  /** The rows with the keys in {@link #columns}, and with the errors that they can have. */
  Dataset<Row> with(String table, Dataset<Row> rows, Tables tables) {
    Dataset<Row> keyed = rows;
    for (LookupKey key : keys) {
      keyed = key.with(table, keyed, tables);
    }
    return keyed;
  }

  /** The names of the columns that hold the keys. */
  List<String> columns() {
    return keys.stream().map(LookupKey::column).toList();
  }

  /** The names of the columns of the other table. */
  List<String> matchColumns() {
    return match.stream().map(ColumnReference::name).toList();
  }

  /** The first error of a key; nothing when rows with this schema have none. */
  Optional<Column> error(StructType schema) {
    List<Column> errors =
        keys.stream()
            .flatMap(key -> key.errorColumn(schema).stream())
            .map(ColumnReference::named)
            .toList();
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of(coalesce(errors.toArray(Column[]::new)));
  }

  /** True when a key is blank. */
  Column isBlank() {
    Column blank = lit(false);
    for (String column : columns()) {
      blank = blank.or(ColumnReference.named(column).isNull());
    }
    return blank;
  }

  /** The column that a rejection names. */
  String source(String newColumn) {
    return keys.get(0).isFormula()
        ? newColumn
        : keys.stream().map(LookupKey::written).collect(Collectors.joining(", "));
  }

  /** The keys of a row as a text; null where a single key is blank. */
  Column text() {
    List<Column> texts =
        columns().stream()
            .map(column -> ColumnReference.named(column).cast(DataTypes.StringType))
            .toList();
    return texts.size() == 1 ? texts.get(0) : concat_ws(", ", texts.toArray(Column[]::new));
  }

  /** {@code account in accounts.id}. */
  String described() {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> keys.get(i).written() + " in " + in.name() + "." + match.get(i).name())
        .collect(Collectors.joining(", "));
  }
}
