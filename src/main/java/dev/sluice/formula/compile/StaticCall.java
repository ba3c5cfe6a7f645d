package dev.sluice.formula.compile;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeBlock;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.expressions.codegen.FalseLiteral$;
import org.apache.spark.sql.catalyst.expressions.codegen.JavaCode;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * A call of a static method, null where an argument is. Spark's own keeps each argument in a field
 * of the generated class; here they are local variables, of which the compiler of the JVM needs no
 * object and half the code.
 */
final class StaticCall extends Expression implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Class<?> home;
  private final String method;
  private final DataType type;
  private final List<Expression> arguments;
  private final boolean total;

  /** Calls it where code is not generated. */
  private transient @Nullable StaticInvoke interpreted;

  StaticCall(
      Class<?> home, String method, DataType type, List<Expression> arguments, boolean total) {
    this.home = home;
    this.method = method;
    this.type = type;
    this.arguments = new ArrayList<>(arguments);
    this.total = total;
  }

  @Override
  public DataType dataType() {
    return type;
  }

  @Override
  public boolean nullable() {
    return !total || arguments.stream().anyMatch(Expression::nullable);
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
    return new StaticCall(home, method, type, JavaConverters.seqAsJavaList(children), total);
  }

  @Override
  public @Nullable Object eval(InternalRow row) {
    StaticInvoke call = interpreted;
    if (call == null) {
      call =
          new StaticInvoke(
              home, type, method, children(), Expressions.sequence(List.of()), true, !total, true);
      interpreted = call;
    }
    return call.eval(row);
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode result) {
    List<JavaCode> inputs = new ArrayList<>();
    List<String> values = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Expression argument : arguments) {
      ExprCode generated = argument.genCode(context);
      inputs.add((JavaCode) generated.code());
      values.add(generated.value().toString());
      if (argument.nullable()) {
        missing.add(generated.isNull().toString());
      }
    }
    String call = home.getName() + "." + method + "(" + String.join(", ", values) + ")";
    String code = assigned(result, call, String.join(" || ", missing));
    List<String> texts = new ArrayList<>(Collections.nCopies(inputs.size(), "\n"));
    texts.add("\n" + code);
    return result.copy(
        new CodeBlock(Expressions.sequence(texts), Expressions.sequence(inputs)),
        nullable() ? result.isNull() : FalseLiteral$.MODULE$,
        result.value());
  }

  private String assigned(ExprCode result, String call, String missing) {
    boolean boxed = !total && CodeGenerator.isPrimitiveType(type);
    String java = CodeGenerator.javaType(type);
    String nothing = CodeGenerator.defaultValue(type, true);
    String value = result.value().toString();
    String isNull = result.isNull().toString();
    if (total && missing.isEmpty()) {
      return java + " " + value + " = " + call + ";";
    }
    String answer = boxed ? value + "_boxed" : value;
    List<String> lines = new ArrayList<>();
    lines.add((boxed ? CodeGenerator.boxedType(type) : java) + " " + answer);
    if (missing.isEmpty()) {
      lines.add(" = " + call + ";\n");
    } else {
      lines.add(" = " + (boxed ? "null" : nothing) + ";\n");
      lines.add("if (!(" + missing + ")) {\n  " + answer + " = " + call + ";\n}\n");
    }
    lines.add("boolean " + isNull + " = " + (total ? missing : answer + " == null") + ";\n");
    if (boxed) {
      lines.add(java + " " + value + " = " + isNull + " ? " + nothing + " : " + answer + ";\n");
    }
    return String.join("", lines);
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
    return other instanceof StaticCall;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StaticCall call && Arrays.equals(parts(), call.parts());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(parts());
  }

  private Object[] parts() {
    return new Object[] {home, method, type, children(), total};
  }
}
