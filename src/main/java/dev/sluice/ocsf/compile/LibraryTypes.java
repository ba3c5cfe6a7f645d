package dev.sluice.ocsf.compile;

import dev.sluice.ocsf.mapping.Change;
import dev.sluice.ocsf.mapping.MappedValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The types that attributes have in events such as the AWS library makes: constants their own, all
 * that comes of a record is text. They follow from the mapping alone.
 */
final class LibraryTypes {

  private LibraryTypes() {}

  /** The type that has room for the same attribute of several class mappings. */
  static DataType of(List<? extends MappedValue> values) {
    DataType type = DataTypes.NullType;
    for (MappedValue value : values) {
      type = both(type, of(value));
    }
    return named(type);
  }

  /** The type of one value. */
  static DataType of(MappedValue value) {
    if (value instanceof MappedValue.Attributes attributes) {
      List<StructField> fields = new ArrayList<>();
      attributes
          .members()
          .forEach(
              (name, member) ->
                  fields.add(DataTypes.createStructField(name, of(member.value()), true)));
      return fields.isEmpty()
          ? DataTypes.NullType
          : new StructType(fields.toArray(StructField[]::new));
    }
    if (value instanceof MappedValue.Elements elements) {
      return DataTypes.createArrayType(of(elements.values()), true);
    }
    if (value instanceof MappedValue.Constant constant) {
      return constant.isNull()
          ? DataTypes.NullType
          : constant.isQuoted() ? DataTypes.StringType : ofLiteral(constant.text());
    }
    return table(value).map(LibraryTypes::ofResults).orElse(DataTypes.StringType);
  }

  /** The values of an enum; empty for another value. */
  static Optional<Change.Values> table(MappedValue value) {
    return value instanceof MappedValue.Chosen chosen
            && chosen.changes().size() == 1
            && chosen.changes().get(0) instanceof Change.Values values
        ? Optional.of(values)
        : Optional.empty();
  }

  private static DataType ofResults(Change.Values values) {
    if (values.areTexts()) {
      return DataTypes.StringType;
    }
    DataType type = DataTypes.NullType;
    for (String result : values.results()) {
      type = both(type, ofLiteral(result));
    }
    return named(type);
  }

  private static DataType ofLiteral(String text) {
    if (text.matches("-?\\d{1,18}")) {
      return DataTypes.LongType;
    }
    if (text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) {
      return DataTypes.DoubleType;
    }
    return text.equals("true") || text.equals("false")
        ? DataTypes.BooleanType
        : DataTypes.StringType;
  }

  private static DataType both(DataType one, DataType other) {
    if (one.equals(other) || other.equals(DataTypes.NullType)) {
      return one;
    }
    if (one.equals(DataTypes.NullType)) {
      return other;
    }
    if (one instanceof StructType first && other instanceof StructType second) {
      return both(first, second);
    }
    if (one instanceof ArrayType first && other instanceof ArrayType second) {
      return DataTypes.createArrayType(both(first.elementType(), second.elementType()), true);
    }
    return isNumber(one) && isNumber(other) ? DataTypes.DoubleType : DataTypes.StringType;
  }

  private static StructType both(StructType first, StructType second) {
    Map<String, DataType> types = new LinkedHashMap<>();
    for (StructField field : first.fields()) {
      types.put(field.name(), field.dataType());
    }
    for (StructField field : second.fields()) {
      types.merge(field.name(), field.dataType(), LibraryTypes::both);
    }
    return struct(types);
  }

  private static boolean isNumber(DataType type) {
    return type.equals(DataTypes.LongType) || type.equals(DataTypes.DoubleType);
  }

  /** What is never there has a type all the same. */
  private static DataType named(DataType type) {
    if (type instanceof StructType struct) {
      Map<String, DataType> types = new LinkedHashMap<>();
      for (StructField field : struct.fields()) {
        types.put(field.name(), named(field.dataType()));
      }
      return struct(types);
    }
    return type.equals(DataTypes.NullType) ? DataTypes.StringType : type;
  }

  private static StructType struct(Map<String, DataType> types) {
    List<StructField> fields = new ArrayList<>();
    types.forEach((name, type) -> fields.add(DataTypes.createStructField(name, type, true)));
    return new StructType(fields.toArray(StructField[]::new));
  }
}
