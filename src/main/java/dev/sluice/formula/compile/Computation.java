package dev.sluice.formula.compile;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeBlock;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.expressions.codegen.JavaCode;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Any number of values given to a {@link Program}: what a static method cannot take, such as the
 * cells of an array. It is part of generated code like any other expression.
 */
final class Computation extends Expression implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Program program;
  private final DataType type;
  private final List<Expression> arguments;

  Computation(Program program, DataType type, List<Expression> arguments) {
    this.program = program;
    this.type = type;
    this.arguments = new ArrayList<>(arguments);
  }

  @Override
  public DataType dataType() {
    return type;
  }

  @Override
  public boolean nullable() {
    return true;
  }

  @Override
  public boolean foldable() {
    return arguments.stream().allMatch(Expression::foldable);
  }

  @Override
  public Seq<Expression> children() {
    return Expressions.sequence(arguments);
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new Computation(program, type, JavaConverters.seqAsJavaList(children));
  }

  @Override
  public @Nullable Object eval(InternalRow row) {
    @Nullable Object[] values = new @Nullable Object[arguments.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments.get(i).eval(row);
    }
    return program.apply(values);
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode result) {
    String name = context.addReferenceObj("program", program, Program.class.getName());
    String values = context.freshName("arguments");
    List<JavaCode> inputs = new ArrayList<>();
    StringBuilder assignments =
        new StringBuilder("\nObject[] " + values + " = new Object[" + arguments.size() + "];\n");
    for (int i = 0; i < arguments.size(); i++) {
      ExprCode generated = arguments.get(i).genCode(context);
      inputs.add((JavaCode) generated.code());
      String boxed =
          "("
              + CodeGenerator.boxedType(arguments.get(i).dataType())
              + ") "
              + generated.value().toString();
      assignments
          .append(values + "[" + i + "] = ")
          .append(
              arguments.get(i).nullable()
                  ? "(" + generated.isNull() + ") ? null : (Object) (" + boxed + ");\n"
                  : "(Object) (" + boxed + ");\n");
    }
    String boxed = CodeGenerator.boxedType(type);
    String answer = context.freshName("answer");
    String nothing = CodeGenerator.defaultValue(type, true);
    String isNull = result.isNull().toString();
    assignments
        .append(boxed + " " + answer + " = (" + boxed + ") " + name + ".apply(" + values + ");\n")
        .append("boolean " + isNull + " = " + answer + " == null;\n")
        .append(CodeGenerator.javaType(type) + " " + result.value() + " = ")
        .append(isNull + " ? " + nothing + " : " + answer + ";\n");
    List<String> texts = new ArrayList<>(Collections.nCopies(inputs.size(), "\n"));
    texts.add(assignments.toString());
    return result.copy(
        new CodeBlock(Expressions.sequence(texts), Expressions.sequence(inputs)),
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
    return other instanceof Computation;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Computation computation && Arrays.equals(parts(), computation.parts());
  }

  @Override
  public int hashCode() {
    return Objects.hash(parts());
  }

  private Object[] parts() {
    return new Object[] {program, type, children()};
  }
}
