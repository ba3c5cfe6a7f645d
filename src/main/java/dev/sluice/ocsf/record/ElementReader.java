package dev.sluice.ocsf.record;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads each element of the text of a JSON array into wanted fields and a rest, as {@link
 * RecordReader} does with a line; {@code $} is the element itself. An element that is no object has
 * its text under {@code $}, wanted or in the rest; one that is null has nothing. A value that is no
 * array counts as its only element, because many sources write one element without brackets.
 */
public final class ElementReader implements Serializable {

  private static final long serialVersionUID = 1L;

  private final List<FieldPath> wanted;
  private transient @Nullable ElementReading reading;

  /** A reader of these fields of each element, in this order. */
  public ElementReader(List<FieldPath> wanted) {
    this.wanted = List.copyOf(wanted);
  }

  /** What {@link #read} returns: an array of {@code fields} and {@code rest}. */
  public ArrayType schema() {
    return DataTypes.createArrayType(WantedPaths.recordType(wanted.size()), false);
  }

  /** Reads the text of an array; null when it is no JSON. */
  public @Nullable ArrayData read(UTF8String jsonArrayText) {
    ElementReading ready = reading;
    if (ready == null) {
      ready = new ElementReading(new WantedPaths(wanted));
      reading = ready;
    }
    try {
      return new GenericArrayData(ready.read(jsonArrayText).toArray());
    } catch (NotARecord e) {
      return null;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ElementReader reader && wanted.equals(reader.wanted);
  }

  @Override
  public int hashCode() {
    return wanted.hashCode();
  }

  /** How many fields are wanted, as a plan shows it. */
  @Override
  public String toString() {
    return "reader of " + wanted.size() + " fields of each element";
  }

  /** What is used again from array to array. */
  private static final class ElementReading {

    private final WantedPaths wanted;
    private final Gathered gathered;
    private final JsonParser parser;

    ElementReading(WantedPaths wanted) {
      this.wanted = wanted;
      PathNode root = PathTree.of(wanted.slots(), List.of(), List.of());
      gathered = new Gathered(root, wanted.slots().size(), BlankTexts.NONE);
      parser = new JsonParser(gathered);
    }

    List<InternalRow> read(UTF8String text) {
      byte[] bytes = text.getBytes();
      List<InternalRow> rows = new ArrayList<>();
      boolean isArray = parser.begin(bytes, 0, bytes.length) == '[';
      if (!isArray) {
        rows.add(element());
      } else if (!parser.isEmptyArray()) {
        do {
          rows.add(element());
        } while (parser.goesOn());
      }
      parser.finish();
      return rows;
    }

    private InternalRow element() {
      gathered.reset();
      parser.value(gathered.base(), false);
      return new GenericInternalRow(new Object[] {wanted.row(gathered.values()), gathered.rest()});
    }
  }
}
