package dev.sluice.io.text;

import dev.sluice.spec.CellStyle;
import dev.sluice.spec.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Learns the types of columns from a sample of cells that another reader has found in its own kind
 * of file, by the same rules as for text.
 */
public final class SampledColumns {

  private final List<String> names;
  private final List<ColumnEvidence> evidence = new ArrayList<>();

  /** Columns of which nothing is known yet. */
  public SampledColumns(List<String> names) {
    this.names = List.copyOf(names);
    names.forEach(name -> evidence.add(new ColumnEvidence(CellStyle.PLAIN)));
  }

  /** Sees a number, a boolean, a date or a timestamp. */
  public void seeValue(int column, byte[] bytes, int from, int to) {
    evidence.get(column).see(bytes, from, to, ColumnEvidence.Written.PLAIN);
  }

  /** Sees text: it may be a date, but what looks like a number is none. */
  public void seeText(int column, byte[] bytes, int from, int to) {
    evidence.get(column).see(bytes, from, to, ColumnEvidence.Written.AS_STRING);
  }

  /** The narrowest type of every column that holds all that was seen; text when nothing was. */
  public LinkedHashMap<String, ColumnType> types() {
    LinkedHashMap<String, ColumnType> types = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      types.put(names.get(i), evidence.get(i).type());
    }
    return types;
  }
}
