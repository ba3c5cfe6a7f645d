package dev.sluice.ocsf.record;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line into the fields that a mapping wants and a map of all others, so that nothing is
 * lost. Every value is text: numbers and booleans as written, strings without their escapes, wanted
 * objects and arrays as their JSON text; null is absent. A path with {@code [*]} gives a JSON array
 * of the values that are there.
 *
 * <p>What no path covers stands in the rest under its dotted path ({@code a.b}, {@code a[0].c}); an
 * array of which nothing is wanted, or of scalars, as one JSON text. A name that came before gets a
 * number: "a (2)". Objects without fields leave nothing.
 *
 * <p>Cost: one pass over the bytes; texts without escapes are pieces of the line, valid as long as
 * it is. A description that travels with a plan: what reads is made on first use. One object is for
 * one thread at a time, as Spark's tasks have it.
 */
public final class RecordReader implements Serializable {

  private static final long serialVersionUID = 1L;

  private final RecordFormat format;
  private final List<Nested> nested;
  private final List<FieldPath> lifts;
  private final Set<String> blanks;
  private final List<FieldPath> wanted;
  private transient @Nullable Reading reading;

  /**
   * A reader.
   *
   * @param format how a line is written
   * @param nested texts within it that are records themselves, read in this order
   * @param wanted the fields to hand out, in order
   */
  public RecordReader(RecordFormat format, List<Nested> nested, List<FieldPath> wanted) {
    this(format, nested, List.of(), Set.of(), wanted);
  }

  /**
   * A reader of records that come in several shapes.
   *
   * @param lifts objects whose fields are found as if they stood at the top: with {@code
   *     $.EventData} the path {@code $.Image} finds {@code $.EventData.Image} too; what is found
   *     first counts
   * @param blanks texts that mean no value
   */
  public RecordReader(
      RecordFormat format,
      List<Nested> nested,
      List<FieldPath> lifts,
      Set<String> blanks,
      List<FieldPath> wanted) {
    this.format = format;
    this.nested = List.copyOf(nested);
    this.lifts = List.copyOf(lifts);
    this.blanks = Set.copyOf(blanks);
    this.wanted = List.copyOf(wanted);
  }

  /**
   * What {@link #read} returns: {@code fields}, a struct of texts named f0, f1 and so on in the
   * order of the wanted paths; {@code rest}, a map of texts; {@code fault}, a text.
   */
  public StructType schema() {
    return WantedPaths.recordType(wanted.size()).add("fault", DataTypes.StringType, true);
  }

  /**
   * Reads a line. Never throws for what is in it: a line that is no record has a fault and nothing
   * else.
   */
  public InternalRow read(UTF8String text) {
    Reading ready = reading;
    if (ready == null) {
      ready = new Reading(format, nested, lifts, blanks, new WantedPaths(wanted));
      reading = ready;
    }
    return ready.read(text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecordReader reader
        && format.equals(reader.format)
        && nested.equals(reader.nested)
        && lifts.equals(reader.lifts)
        && blanks.equals(reader.blanks)
        && wanted.equals(reader.wanted);
  }

  @Override
  public int hashCode() {
    return Objects.hash(format, nested, lifts, blanks, wanted);
  }

  /** The format and how many fields are wanted, as a plan shows it. */
  @Override
  public String toString() {
    return format.getClass().getSimpleName() + " reader of " + wanted.size() + " fields";
  }
}
