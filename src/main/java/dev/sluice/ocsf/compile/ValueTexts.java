package dev.sluice.ocsf.compile;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaText;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.ObjectCall;
import dev.sluice.ocsf.mapping.Change;
import dev.sluice.ocsf.mapping.MappedValue;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/** Compiles the values of a mapping to columns of text. */
final class ValueTexts {

  private static final Column NOTHING = lit(null).cast(DataTypes.StringType);

  private final FieldColumns fields;
  private final Formulas formulas;

  ValueTexts(FieldColumns fields, Formulas formulas) {
    this.fields = fields;
    this.formulas = formulas;
  }

  /** The same kind of columns for the elements of an array. */
  ValueTexts over(FieldColumns elementFields) {
    return new ValueTexts(elementFields, formulas);
  }

  FieldColumns fields() {
    return fields;
  }

  /** The text of a value. Lists, objects and moments have none. */
  Column of(MappedValue value) {
    if (value instanceof MappedValue.Constant constant) {
      return constant.isNull() ? NOTHING : lit(constant.text());
    }
    if (value instanceof MappedValue.Field field) {
      return fields.text(field.path());
    }
    if (value instanceof MappedValue.Computed computed) {
      return formulas.text(computed.formula());
    }
    if (value instanceof MappedValue.Chosen chosen) {
      Column text = changed(chosen, chosen.changes());
      return chosen.otherwise().map(otherwise -> coalesce(text, of(otherwise))).orElse(text);
    }
    if (value instanceof MappedValue.Joined joined) {
      List<Column> parts = new ArrayList<>();
      joined.parts().forEach(part -> parts.add(of(part)));
      return call("notEmpty", array_join(array(parts.toArray(Column[]::new)), joined.with()));
    }
    return NOTHING;
  }

  /** What the source says, before the mapping's own words stand for it. */
  Column raw(MappedValue value) {
    if (value instanceof MappedValue.Chosen chosen) {
      List<Change> before = new ArrayList<>();
      for (Change change : chosen.changes()) {
        if (change instanceof Change.Values) {
          break;
        }
        before.add(change);
      }
      return changed(chosen, before);
    }
    return of(value);
  }

  /** The first text that is there, with some changes. */
  Column changed(MappedValue.Chosen chosen, List<Change> changes) {
    List<Column> from = new ArrayList<>();
    chosen.from().forEach(value -> from.add(of(value)));
    Column text =
        from.isEmpty()
            ? NOTHING
            : from.size() == 1 ? from.get(0) : coalesce(from.toArray(Column[]::new));
    for (Change change : changes) {
      text = changed(text, change);
    }
    return chosen.when().isEmpty() ? text : when(condition(chosen.when().get()), text);
  }

  private Column condition(FormulaText formula) {
    return formulas.condition(formula);
  }

  private static Column changed(Column text, Change change) {
    if (change instanceof Change.Extract extract) {
      return ObjectCall.of(
          new PatternExtract(extract.pattern()), "find", DataTypes.StringType, text);
    }
    if (change instanceof Change.Values values) {
      return ObjectCall.of(new WordTable(values), "find", DataTypes.StringType, text);
    }
    if (change instanceof Change.Slice slice) {
      return call("slice", text, lit(slice.from()), lit(slice.to()));
    }
    if (change instanceof Change.Text named) {
      return switch (named) {
        case TRIM -> trim(text);
        case LOWER -> lower(text);
        case UPPER -> upper(text);
        case BASENAME -> call("basename", text);
        case DIRNAME -> call("dirname", text);
        case HEX -> call("hex", text);
        case URL_DECODE -> call("urlDecode", text);
      };
    }
    // Moments and lists are made where the type of the attribute is known.
    return text;
  }

  private static Column call(String method, Column... arguments) {
    var expressions = new Expression[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      expressions[i] = arguments[i].expr();
    }
    return new Column(Expressions.call(Texts.class, method, DataTypes.StringType, expressions));
  }
}
