package dev.sluice.ocsf.compile;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaText;
import dev.sluice.ocsf.mapping.ClassMapping;
import dev.sluice.ocsf.mapping.Mapping;
import dev.sluice.ocsf.plan.MappingPlan;
import dev.sluice.ocsf.plan.PlannedEvent;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Finds for each record the class mapping that takes it. */
public final class RecordRouter {

  /** The column with the text of a record. */
  public static final String LINE = "line";

  /** The column with the name of the event class. */
  public static final String CLASS = "ocsf_class";

  /** The column with the place of the class mapping in its document, from 1. */
  public static final String RULE = "ocsf_rule";

  /** The user's columns of routed records. */
  public static final StructType SCHEMA =
      new StructType()
          .add(LINE, DataTypes.StringType)
          .add(CLASS, DataTypes.StringType)
          .add(RULE, DataTypes.IntegerType);

  private static final String RECORD = HiddenColumns.PREFIX + "record";
  private static final int SHOWN = 200;

  private final Mapping mapping;
  private final Map<Integer, String> classes;
  private final Formulas conditions;
  private final RecordColumns fields;

  /** For the class mappings of a plan. */
  public RecordRouter(MappingPlan plan, Problems problems) {
    this(plan.mapping(), plannedClasses(plan), problems);
  }

  /**
   * For some class mappings of a mapping.
   *
   * @param classes the name of the class that each of them makes, by its place from 1
   */
  public RecordRouter(Mapping mapping, Map<Integer, String> classes, Problems problems) {
    this.mapping = mapping;
    this.classes = new TreeMap<>(classes);
    List<FormulaText> texts =
        mapping.classes().stream().map(ClassMapping::when).flatMap(Optional::stream).toList();
    this.conditions = Formulas.of(texts, problems);
    Set<FieldPath> paths = new LinkedHashSet<>(conditions.paths());
    mapping.matchedField().ifPresent(paths::add);
    this.fields = new RecordColumns(mapping, paths, col(RECORD));
  }

  private static Map<Integer, String> plannedClasses(MappingPlan plan) {
    return plan.events().stream()
        .collect(Collectors.toMap(PlannedEvent::rule, event -> event.eventClass().name()));
  }

  /** The tables of the job that conditions look into. */
  public Set<String> tables() {
    return conditions.tables();
  }

  /** Checks the conditions against the tables of the job. */
  public void check(TableSchemas schemas, Problems problems) {
    conditions.check(schemas, problems);
  }

  /**
   * The records with the columns of {@link #SCHEMA}, the hidden ones that they had, and the reason
   * for which some go to quarantine.
   */
  public Dataset<Row> route(Dataset<Row> rows, Tables tables) {
    List<Column> carried = hidden(rows);
    carried.add(text(rows).as(LINE));
    Dataset<Row> read =
        rows.select(carried.toArray(Column[]::new)).withColumn(RECORD, fields.read(col(LINE)));
    Dataset<Row> judged = conditions.apply(read, fields, tables.schemas(), tables.byName());
    Dataset<Row> routed = judged.withColumn(RULE, rule());
    List<Column> columns = hidden(rows);
    columns.add(col(LINE));
    columns.add(className().as(CLASS));
    columns.add(col(RULE));
    columns.add(
        when(
                reason().isNotNull(),
                struct(
                        lit(null).cast(DataTypes.StringType).as("file"),
                        lit(null).cast(DataTypes.LongType).as("line"),
                        lit(LINE).as("column"),
                        substring(col(LINE), 1, SHOWN).as("text"),
                        reason().as("reason"),
                        col(LINE).as("record"))
                    .cast(ControlColumns.REJECT_TYPE))
            .as(ControlColumns.REJECT));
    return routed.select(columns.toArray(Column[]::new));
  }

  private static List<Column> hidden(Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    Arrays.stream(rows.columns())
        .filter(HiddenColumns::isHidden)
        .forEach(name -> columns.add(ColumnReference.named(name)));
    return columns;
  }

  /** The text of a record; rows of several columns are read as the JSON objects that they are. */
  private static Column text(Dataset<Row> rows) {
    List<String> visible = TableSchemas.visible(rows.schema());
    if (visible.equals(List.of(LINE))) {
      return col(LINE);
    }
    return to_json(struct(visible.stream().map(ColumnReference::named).toArray(Column[]::new)));
  }

  private Column rule() {
    Column rule = null;
    for (int i = 0; i < mapping.classes().size(); i++) {
      ClassMapping written = mapping.classes().get(i);
      if (written.reject().isPresent() || classes.containsKey(i + 1)) {
        Column takes = takes(written);
        rule = rule == null ? when(takes, lit(i + 1)) : rule.when(takes, lit(i + 1));
      }
    }
    return rule == null
        ? lit(null).cast(DataTypes.IntegerType)
        : when(fields.fault().isNull(), rule);
  }

  private Column takes(ClassMapping written) {
    Column takes = lit(true);
    if (!written.matches().isEmpty() && mapping.matchedField().isPresent()) {
      Column value = fields.text(mapping.matchedField().get());
      takes = coalesce(value.isin(written.matches().toArray()), lit(false));
    }
    return written.when().isEmpty() ? takes : takes.and(conditions.condition(written.when().get()));
  }

  private Column className() {
    Column name = lit(null).cast(DataTypes.StringType);
    for (Map.Entry<Integer, String> rule : classes.entrySet()) {
      name = when(col(RULE).equalTo(rule.getKey()), lit(rule.getValue())).otherwise(name);
    }
    return name;
  }

  private Column reason() {
    List<String> matched =
        mapping.classes().stream().flatMap(written -> written.matches().stream()).toList();
    Column noClass =
        mapping
            .matchedField()
            .map(
                path ->
                    concat(
                        when(
                                fields.text(path).isin(matched.toArray()),
                                lit("no condition holds for " + path.text() + " "))
                            .otherwise(lit("no class is mapped for " + path.text() + " ")),
                        coalesce(concat(lit("\""), fields.text(path), lit("\"")), lit("(absent)"))))
            .orElse(lit("no class mapping takes the record"));
    Column reason =
        when(fields.fault().isNotNull(), fields.fault()).when(col(RULE).isNull(), noClass);
    for (int i = 0; i < mapping.classes().size(); i++) {
      Optional<String> reject = mapping.classes().get(i).reject();
      if (reject.isPresent()) {
        reason = reason.when(col(RULE).equalTo(i + 1), lit(reject.get()));
      }
    }
    return reason;
  }
}
