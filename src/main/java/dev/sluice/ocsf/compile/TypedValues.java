package dev.sluice.ocsf.compile;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.transform;

import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.ObjectCall;
import dev.sluice.ocsf.mapping.Change;
import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.record.ElementReader;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.ocsf.record.ReadRecord;
import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.ocsf.schema.Range;
import dev.sluice.ocsf.schema.ValueType;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Gives the values of a mapping the types of their attributes; null for what does not fit. */
final class TypedValues {

  private final ValueTexts texts;

  TypedValues(ValueTexts texts) {
    this.texts = texts;
  }

  /** The value of an attribute. */
  Column of(Attribute attribute, MappedValue value) {
    return attribute.array()
        ? list(attribute, value)
        : typed(attribute, texts.of(value), time(value));
  }

  private Column list(Attribute attribute, MappedValue value) {
    Optional<Change.Time> time = time(value);
    if (value instanceof MappedValue.Elements elements) {
      List<Column> typed = new ArrayList<>();
      elements
          .values()
          .forEach(element -> typed.add(typed(attribute, texts.of(element), time(element))));
      return Lists.present(array(typed.toArray(Column[]::new)), EventShape.typeOf(attribute));
    }
    DataType list = DataTypes.createArrayType(DataTypes.StringType, true);
    Column found;
    if (value instanceof MappedValue.Each each) {
      found = elements(each);
    } else if (separator(value).isPresent()) {
      found = call("split", list, texts.of(value), lit(separator(value).get()));
    } else {
      found = call("elements", list, texts.of(value));
    }
    boolean isPlain =
        EventShape.typeOf(attribute).equals(DataTypes.StringType)
            && attribute.type().flatMap(ValueType::regex).isEmpty()
            && attribute.enumeration().isEmpty();
    return isPlain
        ? found
        : Lists.present(
            transform(found, element -> typed(attribute, element, time)),
            EventShape.typeOf(attribute));
  }

  /** One text for each element of an array of the record. */
  private Column elements(MappedValue.Each each) {
    List<FieldPath> wanted = List.copyOf(FieldUses.ofElement(each.element()));
    ElementReader reader = new ElementReader(wanted);
    Column read = ReadRecord.column(reader, texts.fields().text(each.array()));
    Column found =
        transform(
            read,
            element ->
                texts
                    .over(path -> element.getField("fields").getField("f" + wanted.indexOf(path)))
                    .of(each.element()));
    return Lists.present(found, DataTypes.StringType);
  }

  private static Column typed(Attribute attribute, Column text, Optional<Change.Time> time) {
    ValueType type = attribute.type().orElseThrow();
    if (type.name().equals(ValueType.TIMESTAMP)) {
      return millis(text, time);
    }
    if (type.name().equals(ValueType.DATETIME)) {
      return timestamp_millis(millis(text, time));
    }
    long min = type.range().map(Range::min).orElse(Long.MIN_VALUE);
    long max = type.range().map(Range::max).orElse(Long.MAX_VALUE);
    return switch (type.primitive()) {
      case INTEGER ->
          attribute.enumeration().isEmpty()
              ? convert("integer", DataTypes.IntegerType, text, lit(min), lit(max))
              : ObjectCall.of(new Captions(attribute), "id", DataTypes.IntegerType, text);
      case LONG -> convert("wholeNumber", DataTypes.LongType, text, lit(min), lit(max));
      case FLOAT -> convert("number", DataTypes.DoubleType, text);
      case BOOLEAN -> convert("truth", DataTypes.BooleanType, text);
      case STRING -> string(attribute, type, text);
      case JSON -> text;
    };
  }

  private static Column string(Attribute attribute, ValueType type, Column text) {
    if (!attribute.enumeration().isEmpty()) {
      LinkedHashMap<String, String> words = new LinkedHashMap<>();
      attribute.enumeration().keySet().forEach(word -> words.put(word, word));
      LinkedHashMap<String, String> lower = new LinkedHashMap<>();
      words.forEach((word, same) -> lower.put(word.toLowerCase(Locale.ROOT), same));
      return ObjectCall.of(
          new WordTable(new Change.Values(lower, Optional.empty(), true, true)),
          "find",
          DataTypes.StringType,
          text);
    }
    if (type.regex().isPresent()) {
      return ObjectCall.of(new TextRules(type), "fitting", DataTypes.StringType, text);
    }
    return type.maxLength().isPresent()
        ? convert("upTo", DataTypes.StringType, text, lit(type.maxLength().getAsInt()))
        : text;
  }

  private static Column millis(Column text, Optional<Change.Time> time) {
    List<String> formats = time.map(Change.Time::formats).orElse(List.of());
    ZoneId zone = time.map(Change.Time::zone).orElse(ZoneOffset.UTC);
    return ObjectCall.of(new EventTime(formats, zone), "millis", DataTypes.LongType, text);
  }

  private static Optional<Change.Time> time(MappedValue value) {
    return value instanceof MappedValue.Chosen chosen
        ? chosen.changes().stream()
            .filter(Change.Time.class::isInstance)
            .map(Change.Time.class::cast)
            .findFirst()
        : Optional.empty();
  }

  private static Optional<String> separator(MappedValue value) {
    return value instanceof MappedValue.Chosen chosen
        ? chosen.changes().stream()
            .filter(Change.SplitAt.class::isInstance)
            .map(change -> ((Change.SplitAt) change).separator())
            .findFirst()
        : Optional.empty();
  }

  private static Column convert(String method, DataType type, Column... arguments) {
    return call(Conversions.class, method, type, arguments);
  }

  private static Column call(String method, DataType type, Column... arguments) {
    return call(Texts.class, method, type, arguments);
  }

  private static Column call(Class<?> home, String method, DataType type, Column... arguments) {
    var expressions = new Expression[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      expressions[i] = arguments[i].expr();
    }
    return new Column(Expressions.call(home, method, type, expressions));
  }
}
