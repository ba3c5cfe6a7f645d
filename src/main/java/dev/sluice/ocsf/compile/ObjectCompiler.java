package dev.sluice.ocsf.compile;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.transform;

import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.ObjectCall;
import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.plan.Planned;
import dev.sluice.ocsf.plan.PlannedObject;
import dev.sluice.ocsf.record.ElementReader;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.ocsf.record.ReadRecord;
import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.ocsf.schema.Constraint;
import dev.sluice.ocsf.schema.EventClass;
import dev.sluice.ocsf.schema.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/** Compiles planned objects to structs of the shape that their table has. */
final class ObjectCompiler {

  private final EventClass eventClass;
  private final ValueTexts texts;
  private final Column line;

  /**
   * For one record, or one element in it.
   *
   * @param line the text of the record
   */
  ObjectCompiler(EventClass eventClass, ValueTexts texts, Column line) {
    this.eventClass = eventClass;
    this.texts = texts;
    this.line = line;
  }

  /** The event itself, which is always there. */
  Column event(PlannedObject object, EventShape shape) {
    return struct(object, shape, Presence.CERTAIN);
  }

  private Column struct(PlannedObject object, EventShape shape, Presence presence) {
    List<Expression> attributes = new ArrayList<>();
    for (Map.Entry<String, EventShape.Member> entry : shape.members().entrySet()) {
      Planned planned = object.attributes().get(entry.getKey());
      Column value =
          planned == null
              ? lit(null).cast(entry.getValue().type())
              : value(planned, object, entry.getValue());
      attributes.add(value.expr());
    }
    return new Column(new EventObject(shape.type(), attributes, presence));
  }

  /**
   * An object that is left out when it says nothing or cannot be valid.
   *
   * @param isRequired whether what it says in every event is reason enough for it
   */
  private Column optional(PlannedObject object, EventShape shape, boolean isRequired) {
    List<String> names = List.copyOf(shape.members().keySet());
    List<Integer> anyOf = new ArrayList<>();
    if (!object.isFixed() && !isRequired) {
      object
          .attributes()
          .forEach(
              (name, planned) -> {
                if (says(planned)) {
                  anyOf.add(names.indexOf(name));
                }
              });
    }
    List<Integer> allOf =
        object.required().stream().map(names::indexOf).filter(at -> at >= 0).toList();
    List<Presence.Group> groups =
        object.constraints().stream()
            .map(
                constraint ->
                    new Presence.Group(
                        constraint.attributes().stream()
                            .map(names::indexOf)
                            .filter(at -> at >= 0)
                            .toList(),
                        constraint.kind() == Constraint.Kind.JUST_ONE))
            .filter(group -> !group.places().isEmpty())
            .toList();
    return struct(object, shape, new Presence(anyOf, allOf, groups));
  }

  /** Whether an attribute is there only when the record says something. */
  private static boolean says(Planned planned) {
    if (planned instanceof Planned.Leaf leaf) {
      return !(leaf.value() instanceof MappedValue.Constant);
    }
    if (planned instanceof Planned.Id id) {
      return !id.isRequired()
          && (id.given().filter(value -> !(value instanceof MappedValue.Constant)).isPresent()
              || id.caption().filter(v -> !(v instanceof MappedValue.Constant)).isPresent());
    }
    if (planned instanceof Planned.Nested nested) {
      return !nested.object().isFixed();
    }
    return planned instanceof Planned.Several || planned instanceof Planned.Each;
  }

  private Column value(Planned planned, PlannedObject owner, EventShape.Member member) {
    Attribute attribute = planned.attribute();
    if (planned instanceof Planned.Leaf leaf) {
      return new TypedValues(texts).of(attribute, leaf.value());
    }
    if (planned instanceof Planned.Fixed fixed) {
      return fixed(attribute, fixed.values());
    }
    if (planned instanceof Planned.Id id) {
      return id(id);
    }
    if (planned instanceof Planned.Caption caption) {
      return ObjectCall.ofAny(
          new Captions(caption.id().attribute()),
          "caption",
          DataTypes.StringType,
          orNone(id(caption.id())),
          raw(caption.id()));
    }
    if (planned instanceof Planned.TypeUid) {
      return activity(owner).cast(DataTypes.LongType).plus(lit(eventClass.typeUid(0)));
    }
    if (planned instanceof Planned.TypeName) {
      return typeName(owner);
    }
    if (planned instanceof Planned.Uid) {
      return new Column(
          Expressions.callTotal(Texts.class, "uid", DataTypes.StringType, line.expr()));
    }
    if (planned instanceof Planned.Moment moment) {
      Planned of = owner.attributes().get(moment.of());
      return timestamp_millis(value(Objects.requireNonNull(of), owner, member));
    }
    return object(planned, member);
  }

  private Column object(Planned planned, EventShape.Member member) {
    EventShape inside = Objects.requireNonNull(member.inside());
    if (planned instanceof Planned.Nested nested) {
      boolean isRequired = planned.attribute().requirement() == Requirement.REQUIRED;
      return optional(nested.object(), inside, isRequired);
    }
    if (planned instanceof Planned.Several several) {
      List<Column> objects = new ArrayList<>();
      several.objects().forEach(object -> objects.add(optional(object, inside, false)));
      return Lists.present(array(objects.toArray(Column[]::new)), inside.type());
    }
    Planned.Each each = (Planned.Each) planned;
    List<FieldPath> wanted = List.copyOf(FieldUses.ofElement(each.element()));
    Column read = ReadRecord.column(new ElementReader(wanted), texts.fields().text(each.array()));
    return Lists.present(
        transform(
            read,
            element -> {
              FieldColumns fields =
                  path -> element.getField("fields").getField("f" + wanted.indexOf(path));
              return new ObjectCompiler(eventClass, texts.over(fields), line)
                  .optional(each.element(), inside, false);
            }),
        inside.type());
  }

  private Column id(Planned.Id id) {
    Captions captions = new Captions(id.attribute());
    List<Column> ids = new ArrayList<>();
    for (Optional<MappedValue> value : List.of(id.given(), id.caption())) {
      value.ifPresent(
          mapped ->
              ids.add(ObjectCall.of(captions, "id", DataTypes.IntegerType, texts.of(mapped))));
    }
    if (id.isRequired()) {
      ids.add(lit(0));
    }
    return ids.size() == 1 ? ids.get(0) : coalesce(ids.toArray(Column[]::new));
  }

  /** What the source calls it: its caption, or else what its id is made of. */
  private Column raw(Planned.Id id) {
    List<Column> spoken = new ArrayList<>();
    id.caption().ifPresent(value -> spoken.add(texts.of(value)));
    id.given()
        .filter(value -> !(value instanceof MappedValue.Constant))
        .ifPresent(value -> spoken.add(texts.raw(value)));
    spoken.add(lit(null).cast(DataTypes.StringType));
    return coalesce(spoken.toArray(Column[]::new));
  }

  private Column activity(PlannedObject event) {
    return event.attributes().get("activity_id") instanceof Planned.Id id
        ? coalesce(id(id), lit(0))
        : lit(0);
  }

  private Column typeName(PlannedObject event) {
    if (!(event.attributes().get("activity_id") instanceof Planned.Id id)) {
      return lit(eventClass.caption());
    }
    return concat(
        lit(eventClass.caption() + ": "),
        ObjectCall.ofAny(
            new Captions(id.attribute()),
            "caption",
            DataTypes.StringType,
            orNone(activity(event)),
            lit(null).cast(DataTypes.StringType)));
  }

  /** Generated code cannot hand over a number that is null. */
  private static Column orNone(Column id) {
    return coalesce(id, lit(Captions.NONE));
  }

  private static Column fixed(Attribute attribute, List<String> values) {
    var type = EventShape.typeOf(attribute);
    if (!attribute.array()) {
      return lit(values.get(0)).cast(type);
    }
    return array(values.stream().map(value -> lit(value).cast(type)).toArray(Column[]::new));
  }
}
