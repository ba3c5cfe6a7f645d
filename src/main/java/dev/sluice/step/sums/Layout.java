package dev.sluice.step.sums;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;

/**
 * What the columns of the rows mean: first come the keys, then the arguments of the terms.
 *
 * @param keys the types of the columns of the key
 * @param isMarked the first key is a whole number, and only rows where it is 0 enter the sums
 * @param scales the decimals of each sum
 */
record Layout(List<DataType> keys, boolean isMarked, List<Integer> scales, List<Addition> additions)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  Layout {
    // Lists that Spark can send to tasks.
    keys = new ArrayList<>(keys);
    scales = new ArrayList<>(scales);
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
    UNITS("add", 1),
    PRODUCT("addProduct", 2),
    ROUNDED("addRounded", 1),
    WIDE("addWide", 1),
    WIDE_PRODUCT("addWideProduct", 2);

    private final String method;
    private final int arguments;

    Kind(String method, int arguments) {
      this.method = method;
      this.arguments = arguments;
    }

    String method() {
      return method;
    }

    int arguments() {
      return arguments;
    }
  }

  int sums() {
    return scales.size();
  }

  KeyKind key(int column) {
    return KeyKind.of(keys.get(column));
  }
}
