package dev.sluice.step.sums;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;

/**
 * What the columns of the rows mean: first come the keys, then the arguments of the terms.
 *
 * @param keys the types of the columns of the key
 * @param isMarked the first key is a whole number, and only rows where it is 0 enter the sums
 * @param results the types of the sums, each a decimal or bigint
 */
record Layout(
    List<DataType> keys, boolean isMarked, List<DataType> results, List<Addition> additions)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  Layout {
    // Lists that Spark can send to tasks.
    keys = new ArrayList<>(keys);
    results = new ArrayList<>(results);
    additions = new ArrayList<>(additions);
    if (keys.size() > KeyWords.MOST_COLUMNS) {
      throw new IllegalArgumentException(keys.size() + " columns are too many for a key");
    }
  }

  /** Something that is added to one sum. */
  record Addition(Kind kind, int sum) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** How a term is added: by which method of {@link GroupTable}, from how many columns. */
  enum Kind {
    UNITS("add", 1, false),
    PRODUCT("addProduct", 2, false),
    ROUNDED("addRounded", 1, false),
    HALF_UP("addHalfUp", 1, true),
    WIDE("addWide", 1, true),
    WIDE_PRODUCT("addWideProduct", 2, true);

    private final String method;
    private final int arguments;
    private final boolean takesScale;

    Kind(String method, int arguments, boolean takesScale) {
      this.method = method;
      this.arguments = arguments;
      this.takesScale = takesScale;
    }

    String method() {
      return method;
    }

    int arguments() {
      return arguments;
    }

    /** True when the method is told the decimals of the sum. */
    boolean takesScale() {
      return takesScale;
    }
  }

  int sums() {
    return results.size();
  }

  /** The decimals of a sum. */
  int scale(int sum) {
    return results.get(sum) instanceof DecimalType decimal ? decimal.scale() : 0;
  }

  KeyKind key(int column) {
    return KeyKind.of(keys.get(column));
  }
}
