package dev.sluice.ocsf.compile;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaText;
import dev.sluice.formula.compile.ObjectCall;
import dev.sluice.ocsf.plan.MappingPlan;
import dev.sluice.ocsf.plan.PlannedEvent;
import dev.sluice.ocsf.plan.PlannedObject;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.ocsf.schema.Constraint;
import dev.sluice.ocsf.schema.EventClass;
import dev.sluice.ocsf.validate.RowValidator;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Compiles the class mappings of one event class to one lazy projection: every record is read once,
 * every attribute is computed once.
 */
public final class EventCompiler {

  /** The columns that tell where in the lake an event lies. */
  public static final List<String> PLACES = List.of("region", "accountId", "eventDay");

  private static final String RECORD = HiddenColumns.PREFIX + "record";
  private static final String EVENT = HiddenColumns.PREFIX + "event";

  private final EventClass eventClass;
  private final List<PlannedEvent> variants;
  private final EventShape shape;
  private final EventOptions options;
  private final Formulas formulas;
  private final RecordColumns fields;
  private final Observables observables;
  private final List<String> observed = new ArrayList<>();

  /**
   * For the events of one class.
   *
   * @param variants all class mappings that make them
   */
  public EventCompiler(
      MappingPlan plan, List<PlannedEvent> variants, EventOptions options, Problems problems) {
    this.eventClass = variants.get(0).eventClass();
    this.variants = List.copyOf(variants);
    this.options = options;
    this.shape = EventShape.of(variants.stream().map(PlannedEvent::attributes).toList());
    List<FormulaText> texts = new ArrayList<>();
    Set<FieldPath> paths = new LinkedHashSet<>();
    for (PlannedEvent variant : variants) {
      FieldUses uses = FieldUses.of(variant);
      texts.addAll(uses.formulas());
      paths.addAll(uses.paths());
    }
    this.formulas = Formulas.of(texts, problems);
    paths.addAll(formulas.paths());
    this.fields = new RecordColumns(plan.mapping(), paths, col(RECORD));
    this.observables = Observables.in(eventClass, shape, plan.schema().observables(), observed);
  }

  /** The tables of the job that formulas look into. */
  public Set<String> tables() {
    return formulas.tables();
  }

  /** Checks the formulas against the tables of the job. */
  public void check(TableSchemas schemas, Problems problems) {
    formulas.check(schemas, problems);
  }

  /** The columns of the events, in the order of names, and then those of the lake's folders. */
  public StructType schema() {
    List<StructField> columns = new ArrayList<>();
    Map<String, DataType> added = new LinkedHashMap<>();
    added.put("unmapped", Leftovers.TYPE);
    if (hasObservables()) {
      added.put("observables", Observables.TYPE);
    }
    if (options.rawData()) {
      added.put("raw_data", DataTypes.StringType);
    }
    Map<String, DataType> all = new TreeMap<>(added);
    for (StructField field : shape.type().fields()) {
      all.put(field.name(), field.dataType());
    }
    all.forEach((name, type) -> columns.add(DataTypes.createStructField(name, type, true)));
    for (String name : PLACES) {
      columns.add(DataTypes.createStructField(name, DataTypes.StringType, true));
    }
    return new StructType(columns.toArray(StructField[]::new));
  }

  private boolean hasObservables() {
    return options.observables()
        && !observed.isEmpty()
        && !shape.members().containsKey("observables")
        && eventClass.attributes().containsKey("observables");
  }

  /**
   * Makes the events.
   *
   * @param records have the text and, in the column of rules, which class mapping takes them
   * @return the same rows with the columns of {@link #schema}, null where another class's mapping
   *     takes the record, and the other columns of the records
   */
  public Dataset<Row> events(Dataset<Row> records, Column text, Column rule, Tables tables) {
    List<Integer> rules = variants.stream().map(PlannedEvent::rule).toList();
    Dataset<Row> read =
        records.withColumn(RECORD, fields.readWhen(rule.isin(rules.toArray()), text));
    Dataset<Row> computed = formulas.apply(read, fields, tables.schemas(), tables.byName());
    ValueTexts texts = new ValueTexts(fields, formulas);
    ObjectCompiler objects = new ObjectCompiler(eventClass, texts, text);
    Dataset<Row> made =
        computed.withColumn(
            EVENT,
            ComputedOnce.of(byRule(rule, variant -> objects.event(variant.attributes(), shape))));
    Leftovers leftovers = new Leftovers(fields, texts, shape.type(), col(EVENT));
    List<Column> columns = new ArrayList<>();
    for (String name : records.columns()) {
      columns.add(ColumnReference.named(name));
    }
    for (StructField field : schema().fields()) {
      columns.add(column(field.name(), text, rule, leftovers).as(field.name()));
    }
    return made.select(columns.toArray(Column[]::new));
  }

  private Column column(String name, Column text, Column rule, Leftovers leftovers) {
    Column event = col(EVENT);
    if (shape.members().containsKey(name)) {
      return event.getField(name);
    }
    return switch (name) {
      case "unmapped" -> ComputedOnce.of(byRule(rule, leftovers::of));
      case "observables" ->
          ObjectCall.of(observables, "of", Observables.TYPE, observedValues(event));
      case "raw_data" -> when(event.isNotNull(), text);
      case "region" -> place("cloud.region", options.region());
      case "accountId" -> place("cloud.account.uid", options.account());
      case "eventDay" -> date_format(timestamp_millis(event.getField("time")), "yyyyMMdd");
      default -> throw new IllegalStateException("no such column " + name);
    };
  }

  private Column observedValues(Column event) {
    return array(
        observed.stream()
            .map(
                place -> {
                  Column value = event;
                  for (String name : place.split("\\.")) {
                    value = value.getField(name);
                  }
                  return value.cast(DataTypes.StringType);
                })
            .toArray(Column[]::new));
  }

  /** Where the event was logged, as it says itself or as the job says. */
  private Column place(String path, String otherwise) {
    EventShape inside = shape;
    Column value = col(EVENT);
    for (String name : path.split("\\.")) {
      EventShape.Member member = inside == null ? null : inside.members().get(name);
      if (member == null) {
        return when(col(EVENT).isNotNull(), lit(otherwise));
      }
      value = value.getField(name);
      inside = member.inside();
    }
    return when(col(EVENT).isNotNull(), coalesce(value, lit(otherwise)));
  }

  private Column byRule(Column rule, Function<PlannedEvent, Column> made) {
    Column chosen = null;
    for (PlannedEvent variant : variants) {
      Column is = rule.equalTo(variant.rule());
      chosen =
          chosen == null ? when(is, made.apply(variant)) : chosen.when(is, made.apply(variant));
    }
    return Objects.requireNonNull(chosen);
  }

  /**
   * Whether a finished event may be invalid. All but this holds by construction: values have the
   * types and enums of the schema, and an object within an event that lacks what it must have is
   * not there; so only what the event itself must have is left to be looked at.
   */
  public Column maybeInvalid() {
    Column maybe = lit(false);
    for (PlannedEvent variant : variants) {
      PlannedObject event = variant.attributes();
      for (String name : event.required()) {
        if (shape.members().containsKey(name)) {
          maybe = maybe.or(ColumnReference.named(name).isNull());
        } else {
          maybe = lit(true);
        }
      }
      for (Constraint constraint : event.type().constraints()) {
        maybe = maybe.or(not(holds(constraint)));
      }
    }
    return maybe;
  }

  private Column holds(Constraint constraint) {
    Column there = lit(0);
    for (String name : constraint.attributes()) {
      if (shape.members().containsKey(name)) {
        there = there.plus(when(ColumnReference.named(name).isNull(), 0).otherwise(1));
      }
    }
    return constraint.kind() == Constraint.Kind.JUST_ONE ? there.equalTo(1) : there.gt(0);
  }

  /** Why an event is rejected by a validator; null when it is valid. */
  public static Column rejection(RowValidator validator, Column event) {
    return ObjectCall.of(validator, "rejection", ControlColumns.REJECT_TYPE, event);
  }
}
