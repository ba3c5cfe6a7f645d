package dev.sluice.ocsf.compile;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import dev.sluice.formula.compile.ObjectCall;
import dev.sluice.ocsf.mapping.Change;
import dev.sluice.ocsf.mapping.MappedValue;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Compiles the values of a mapping to columns of what the AWS library makes of them. */
final class LibraryValues {

  private final FieldColumns fields;

  LibraryValues(FieldColumns fields) {
    this.fields = fields;
  }

  /**
   * The value of an attribute.
   *
   * @param type the type of the attribute, which has room for more than this value
   */
  Column of(MappedValue value, DataType type) {
    if (value instanceof MappedValue.Attributes attributes) {
      return type instanceof StructType wide
          ? object(attributes, wide)
          : asText(attributes).cast(type);
    }
    if (value instanceof MappedValue.Elements elements && type instanceof ArrayType wide) {
      List<Column> each = new ArrayList<>();
      elements.values().forEach(element -> each.add(of(element, wide.elementType())));
      return array(each.toArray(Column[]::new)).cast(type);
    }
    return value instanceof MappedValue.Elements
        ? to_json(of(value, LibraryTypes.of(List.of(value)))).cast(type)
        : text(value).cast(type);
  }

  private Column object(MappedValue.Attributes attributes, StructType type) {
    List<Column> members = new ArrayList<>();
    for (StructField field : type.fields()) {
      MappedValue.Member member = attributes.members().get(field.name());
      Column value =
          member == null ? lit(null).cast(field.dataType()) : of(member.value(), field.dataType());
      members.add(value.as(field.name()));
    }
    return struct(members.toArray(Column[]::new)).cast(type);
  }

  /** An object where another class mapping has a plain value. */
  private Column asText(MappedValue.Attributes attributes) {
    return LibraryTypes.of(List.of(attributes)) instanceof StructType own
        ? to_json(object(attributes, own))
        : lit("{}");
  }

  private Column text(MappedValue value) {
    if (value instanceof MappedValue.Constant constant && !constant.isNull()) {
      return lit(constant.text());
    }
    if (value instanceof MappedValue.Computed computed) {
      // The library knows no formulas: what looks like one is a text to it.
      return lit(computed.formula().text());
    }
    if (value instanceof MappedValue.Field field) {
      return fields.text(field.path());
    }
    return LibraryTypes.table(value)
        .map(table -> looked((MappedValue.Chosen) value, table))
        .orElse(lit(null).cast(DataTypes.StringType));
  }

  /** To the library a value that is absent is one of all others. */
  private Column looked(MappedValue.Chosen chosen, Change.Values table) {
    Column found =
        ObjectCall.of(
            new WordTable(table), "find", DataTypes.StringType, text(chosen.from().get(0)));
    return table.other().map(other -> coalesce(found, lit(other))).orElse(found);
  }
}
