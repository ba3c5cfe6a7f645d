package dev.sluice.ocsf.compile;

import dev.sluice.formula.compile.Expressions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeBlock;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * An object of an event: a struct that is null unless it has what makes it one. Each attribute is
 * computed once, which a condition beside Spark's own struct would not do.
 */
final class EventObject extends Expression implements Serializable {

  private static final long serialVersionUID = 1L;

  private final StructType type;
  private final List<Expression> attributes;
  private final Presence presence;

  EventObject(StructType type, List<Expression> attributes, Presence presence) {
    this.type = type;
    this.attributes = new ArrayList<>(attributes);
    this.presence = presence;
  }

  @Override
  public DataType dataType() {
    return type;
  }

  @Override
  public boolean nullable() {
    return !presence.isCertain();
  }

  @Override
  public boolean foldable() {
    return false;
  }

  @Override
  public Seq<Expression> children() {
    return Expressions.sequence(attributes);
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new EventObject(type, JavaConverters.seqAsJavaList(children), presence);
  }

  @Override
  public @Nullable Object eval(InternalRow row) {
    Object[] values = new Object[attributes.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = attributes.get(i).eval(row);
    }
    return presence.holds(values) ? new GenericInternalRow(values) : null;
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode result) {
    String values = context.freshName("values");
    List<String> assignments = new ArrayList<>();
    for (int i = 0; i < attributes.size(); i++) {
      ExprCode generated = attributes.get(i).genCode(context);
      String assignment = values + "[" + i + "] = " + generated.value() + ";";
      assignments.add(
          generated.code()
              + "\n"
              + (attributes.get(i).nullable()
                  ? "if (!" + generated.isNull() + ") {\n  " + assignment + "\n}"
                  : assignment));
    }
    String split =
        context.splitExpressionsWithCurrentInputs(
            Expressions.sequence(assignments),
            "eventObject",
            Expressions.sequence(List.of(new Tuple2<>("Object[]", values))),
            "void",
            context.splitExpressionsWithCurrentInputs$default$5(),
            context.splitExpressionsWithCurrentInputs$default$6());
    String check = context.addReferenceObj("presence", presence, Presence.class.getName());
    String row = GenericInternalRow.class.getName();
    String code =
        "Object[] "
            + values
            + " = new Object["
            + attributes.size()
            + "];\n"
            + split
            + "\nboolean "
            + result.isNull()
            + " = !"
            + check
            + ".holds("
            + values
            + ");\nInternalRow "
            + result.value()
            + " = "
            + result.isNull()
            + " ? null : new "
            + row
            + "("
            + values
            + ");\n";
    return result.copy(
        new CodeBlock(Expressions.sequence(List.of(code)), Expressions.sequence(List.of())),
        result.isNull(),
        result.value());
  }

  @Override
  public int productArity() {
    return parts().length;
  }

  @Override
  public Object productElement(int place) {
    return parts()[place];
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof EventObject;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventObject object && Arrays.equals(parts(), object.parts());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(parts());
  }

  private Object[] parts() {
    return new Object[] {type, children(), presence};
  }
}
