package dev.sluice.run;

import dev.sluice.operation.TableDiff;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.report.DiffRecord.SchemaDifference;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.TypeNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Which columns of two tables belong together.
 *
 * @param keys columns of A that pair the rows, each with its name in B
 * @param compared the other columns of A that are compared, each with its name in B
 * @param differences columns that are not alike
 */
record DiffColumns(
    StructType a,
    StructType b,
    Map<String, String> keys,
    Map<String, String> compared,
    List<SchemaDifference> differences) {

  /** The columns for the options; names that are not there are reported. */
  static DiffColumns of(StructType a, StructType b, DiffOptions options, Problems problems) {
    options.ignored().forEach(name -> requireEither(a, b, name, problems));
    options
        .renames()
        .forEach(
            (old, name) -> {
              Place place = Place.commandLine("--rename");
              TableSchemas.requireColumn(DiffPlan.A, a, old, place, problems);
              TableSchemas.requireColumn(DiffPlan.B, b, name, place, problems);
            });
    Map<String, String> pairs = new LinkedHashMap<>();
    List<SchemaDifference> differences = new ArrayList<>();
    for (StructField field : a.fields()) {
      String name = field.name();
      String nameInB = options.renames().getOrDefault(name, name);
      boolean isTaken = nameInB.equals(name) && options.renames().containsValue(name);
      if (options.ignored().contains(name)) {
        continue;
      }
      if (isTaken || !has(b, nameInB)) {
        differences.add(new SchemaDifference(name, written(field), null, false));
        continue;
      }
      StructField other = b.apply(nameInB);
      boolean canCompare = TableDiff.canCompare(field.dataType(), other.dataType());
      if (!written(field).equals(written(other))) {
        differences.add(new SchemaDifference(name, written(field), written(other), canCompare));
      }
      if (canCompare || options.columns().contains(name) || options.keys().contains(name)) {
        pairs.put(name, nameInB);
      }
    }
    for (StructField field : b.fields()) {
      String name = field.name();
      boolean isPaired =
          options.renames().containsValue(name)
              || has(a, name) && !options.renames().containsKey(name);
      if (!isPaired && !options.ignored().contains(name)) {
        differences.add(new SchemaDifference(name, null, written(field), false));
      }
    }
    return chosen(a, b, options, pairs, differences);
  }

  private static DiffColumns chosen(
      StructType a,
      StructType b,
      DiffOptions options,
      Map<String, String> pairs,
      List<SchemaDifference> differences) {
    Collection<String> wanted = options.columns().isEmpty() ? pairs.keySet() : options.columns();
    Map<String, String> keys = new LinkedHashMap<>();
    Map<String, String> compared = new LinkedHashMap<>();
    options.keys().forEach(name -> keys.put(name, nameInB(name, options)));
    for (String name : wanted) {
      if (!options.keys().contains(name)) {
        (options.comparesWholeRows() ? keys : compared).put(name, nameInB(name, options));
      }
    }
    List<SchemaDifference> shown =
        differences.stream()
            .filter(
                difference ->
                    options.columns().isEmpty()
                        || wanted.contains(difference.column())
                        || keys.containsKey(difference.column()))
            .toList();
    return new DiffColumns(a, b, keys, compared, shown);
  }

  private static String nameInB(String name, DiffOptions options) {
    return options.renames().getOrDefault(name, name);
  }

  private static void requireEither(StructType a, StructType b, String name, Problems problems) {
    if (!has(b, name)) {
      TableSchemas.requireColumn(DiffPlan.A, a, name, Place.commandLine("--ignore"), problems);
    }
  }

  private static boolean has(StructType schema, String name) {
    return Arrays.asList(schema.fieldNames()).contains(name);
  }

  private static String written(StructField field) {
    DataType type = field.dataType();
    return TypeNames.written(type);
  }

  /** The columns of A that pair or are compared. */
  StructType neededOfA() {
    return needed(a, keys.keySet(), compared.keySet());
  }

  /** The columns of B that pair or are compared. */
  StructType neededOfB() {
    return needed(b, keys.values(), compared.values());
  }

  private static StructType needed(
      StructType schema, Collection<String> keys, Collection<String> compared) {
    return new StructType(
        Arrays.stream(schema.fields())
            .filter(field -> keys.contains(field.name()) || compared.contains(field.name()))
            .toArray(StructField[]::new));
  }
}
