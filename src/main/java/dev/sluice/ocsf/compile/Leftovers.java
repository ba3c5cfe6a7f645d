package dev.sluice.ocsf.compile;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.compile.ObjectCall;
import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.plan.Planned;
import dev.sluice.ocsf.plan.PlannedEvent;
import dev.sluice.ocsf.plan.PlannedObject;
import dev.sluice.ocsf.record.ElementReader;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.ocsf.record.ReadRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/**
 * What of a record came into no attribute of the finished event: fields that the class mapping does
 * not take, those that only decided something, and those whose value did not fit its attribute.
 */
final class Leftovers {

  static final MapType TYPE =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, true);

  private final RecordColumns fields;
  private final ValueTexts texts;
  private final StructType eventType;
  private final Column event;

  /**
   * For records and what they became.
   *
   * @param event the column with the finished event, of this type
   */
  Leftovers(RecordColumns fields, ValueTexts texts, StructType eventType, Column event) {
    this.fields = fields;
    this.texts = texts;
    this.eventType = eventType;
    this.event = event;
  }

  /** A map of texts by dotted path; null when nothing is left. */
  Column of(PlannedEvent planned) {
    FieldUses uses = FieldUses.of(planned);
    List<String> names = new ArrayList<>();
    List<Column> values = new ArrayList<>();
    for (Map.Entry<String, MappedValue> own : planned.unmapped().entrySet()) {
      names.add(own.getKey());
      values.add(texts.of(own.getValue()));
    }
    for (FieldPath path : fields.paths()) {
      List<FieldUses.Direct> direct =
          uses.direct().stream().filter(use -> holds(use.path(), path)).toList();
      if (direct.stream().noneMatch(use -> use.target().isEmpty())) {
        names.add(name(path));
        values.add(left(path, direct, uses));
      }
    }
    Column rest =
        ObjectCall.ofAny(
            new Unmapped(names),
            "with",
            TYPE,
            fields.rest(),
            values.isEmpty()
                ? array().cast(DataTypes.createArrayType(DataTypes.StringType))
                : array(values.toArray(Column[]::new)));
    for (Planned.Each each : arrays(planned.attributes())) {
      List<FieldPath> wanted = List.copyOf(FieldUses.ofElement(each.element()));
      rest =
          ObjectCall.ofAny(
              new Unmapped(List.of(name(each.array()))),
              "withElements",
              TYPE,
              rest,
              ReadRecord.column(new ElementReader(wanted), fields.text(each.array())));
    }
    return rest;
  }

  private static List<Planned.Each> arrays(PlannedObject object) {
    List<Planned.Each> arrays = new ArrayList<>();
    for (Planned planned : object.attributes().values()) {
      if (planned instanceof Planned.Each each) {
        arrays.add(each);
      } else if (planned instanceof Planned.Nested nested) {
        arrays.addAll(arrays(nested.object()));
      } else if (planned instanceof Planned.Several several) {
        several.objects().forEach(inside -> arrays.addAll(arrays(inside)));
      }
    }
    return arrays;
  }

  /** Whether a field is part of another one, or the same. */
  private static boolean holds(FieldPath whole, FieldPath part) {
    int length = whole.parts().size();
    return length <= part.parts().size() && part.parts().subList(0, length).equals(whole.parts());
  }

  /** A field is left when none of the attributes that take it whole has it. */
  private Column left(FieldPath path, List<FieldUses.Direct> direct, FieldUses uses) {
    Column text = fields.text(path);
    Column isLeft = lit(true);
    for (FieldUses.Direct use : direct) {
      Column isAbsent = isAbsent(use, uses);
      if (!use.before().isEmpty()) {
        Column chosen = coalesce(use.before().stream().map(fields::text).toArray(Column[]::new));
        isAbsent = isAbsent.or(coalesce(not(chosen.equalTo(text)), lit(false)));
      }
      isLeft = isLeft.and(isAbsent);
    }
    return direct.isEmpty() ? text : when(isLeft, text);
  }

  private Column isAbsent(FieldUses.Direct use, FieldUses uses) {
    Target target = Target.of(event, eventType, use.target());
    if (!use.inside().isEmpty()) {
      // Objects that could not be are missing in the list, and nobody knows any more which.
      Column sources = lit(0);
      List<FieldUses.Direct> same =
          uses.direct().stream()
              .filter(other -> other.target().equals(use.target()))
              .filter(other -> other.inside().equals(use.inside()))
              .toList();
      for (FieldUses.Direct first : same) {
        if (first.before().isEmpty()) {
          Column value =
              coalesce(
                  same.stream()
                      .filter(one -> one == first || one.before().contains(first.path()))
                      .map(one -> fields.text(one.path()))
                      .toArray(Column[]::new));
          sources = sources.plus(when(value.isNull(), 0).otherwise(1));
        }
      }
      return target.count(use.inside()).lt(sources);
    }
    Planned.Each each = uses.eaches().get(use.target());
    Column isAbsent = target.column().isNull();
    return each == null ? isAbsent : isAbsent.or(isShort(each, target));
  }

  /** Whether some value of the elements of an array is in none of the objects made of them. */
  private Column isShort(Planned.Each each, Target target) {
    FieldUses inside = FieldUses.inElement(each.element());
    List<FieldPath> wanted = List.copyOf(inside.paths());
    Column elements = ReadRecord.column(new ElementReader(wanted), fields.text(each.array()));
    Column isShort = lit(false);
    for (FieldUses.Direct use : inside.direct()) {
      if (use.before().isEmpty() && use.inside().isEmpty()) {
        String field = "f" + wanted.indexOf(use.path());
        Column there =
            size(filter(elements, one -> one.getField("fields").getField(field).isNotNull()));
        isShort = isShort.or(target.count(use.target()).lt(there));
      }
    }
    return coalesce(isShort, lit(false));
  }

  private static String name(FieldPath path) {
    String text = path.text();
    return text.startsWith("$.") ? text.substring(2) : text;
  }
}
