package dev.sluice.ocsf.record;

import dev.sluice.ocsf.record.FieldPath.Index;
import dev.sluice.ocsf.record.FieldPath.Part;
import dev.sluice.ocsf.record.Gathered.Waiting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The reading of records by one thread: parsers and room that are used again for each record. */
final class Reading {

  private static final int LONGEST = 8 << 20;

  /** A nested text, made ready. */
  private record Inner(TextParser parser, List<byte[]> into, UTF8String field) {}

  private final WantedPaths wanted;
  private final Gathered gathered;
  private final List<TextParser> parsers;
  private final List<Inner> inners = new ArrayList<>();
  private final boolean[] isRead;

  Reading(
      RecordFormat format,
      List<Nested> nested,
      List<FieldPath> lifts,
      Set<String> blanks,
      WantedPaths wanted) {
    this.wanted = wanted;
    gathered =
        new Gathered(
            PathTree.of(wanted.slots(), nested, lifts),
            wanted.slots().size(),
            new BlankTexts(blanks));
    parsers =
        (format instanceof RecordFormat.FirstOf choice ? choice.formats() : List.of(format))
            .stream().map(each -> TextParsers.of(each, gathered)).toList();
    for (Nested each : nested) {
      inners.add(
          new Inner(
              TextParsers.of(each.format(), gathered),
              each.into().parts().stream()
                  .map(part -> ((FieldPath.Key) part).name().getBytes(StandardCharsets.UTF_8))
                  .toList(),
              UTF8String.fromString(dotted(each.field()))));
    }
    isRead = new boolean[inners.size()];
  }

  InternalRow read(UTF8String text) {
    gathered.reset();
    if (text.numBytes() > LONGEST) {
      return fault("longer than 8 MB");
    }
    byte[] bytes = bytes(text);
    int from = start(text);
    int to = from + text.numBytes();
    String fault = readBy(parsers.get(0), bytes, from, to);
    for (int next = 1; fault != null && next < parsers.size(); next++) {
      gathered.reset();
      String other = readBy(parsers.get(next), bytes, from, to);
      // What is wrong with XML is told of what looks like XML.
      boolean isOwn =
          parsers.get(next) instanceof WindowsXmlParser && from < to && bytes[from] == '<';
      fault = other == null || isOwn ? other : fault;
    }
    if (fault != null) {
      return fault(fault);
    }
    if (!gathered.waiting.isEmpty()) {
      readWaiting();
    }
    return row(wanted.row(gathered.values()), null);
  }

  /** Why a text is no record of a format; null when it was read. */
  private @Nullable String readBy(TextParser parser, byte[] bytes, int from, int to) {
    try {
      if (!(parser instanceof JsonParser)) {
        Utf8.check(bytes, from, to);
        gathered.whole(bytes, from, to);
      }
      parser.read(bytes, from, to, gathered);
      return null;
    } catch (NotARecord e) {
      return e.reason();
    }
  }

  private InternalRow fault(String reason) {
    gathered.reset();
    return row(wanted.row(gathered.values()), UTF8String.fromString(reason));
  }

  private InternalRow row(InternalRow fields, @Nullable UTF8String fault) {
    return new GenericInternalRow(new @Nullable Object[] {fields, gathered.rest(), fault});
  }

  /** Reads nested texts, and those within them; each format once, so that it comes to an end. */
  private void readWaiting() {
    Arrays.fill(isRead, false);
    for (int place = 0; place < gathered.waiting.size(); place++) {
      Waiting waiting = gathered.waiting.get(place);
      boolean understood = false;
      for (int number : waiting.node().nested) {
        if (!isRead[number] && reads(inners.get(number), waiting.text())) {
          isRead[number] = true;
          understood |= inners.get(number).parser().isComplete();
        }
      }
      if (!understood && !waiting.kept()) {
        gathered.keepUnread(inners.get(waiting.node().nested[0]).field(), waiting.text());
      }
    }
  }

  private boolean reads(Inner inner, UTF8String text) {
    byte[] bytes = bytes(text);
    int from = start(text);
    int to = from + text.numBytes();
    try {
      gathered.goTo(inner.into());
      if (inner.parser() instanceof JsonParser json) {
        PathNode node = gathered.base();
        json.check(bytes, from, to, node != null && node.hasElements);
      } else {
        Utf8.check(bytes, from, to);
      }
      inner.parser().read(bytes, from, to, gathered);
      return true;
    } catch (NotARecord e) {
      return false;
    }
  }

  private static byte[] bytes(UTF8String text) {
    return text.getBaseObject() instanceof byte[] bytes ? bytes : text.getBytes();
  }

  private static int start(UTF8String text) {
    return text.getBaseObject() instanceof byte[]
        ? (int) (text.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET)
        : 0;
  }

  private static String dotted(FieldPath path) {
    StringBuilder text = new StringBuilder();
    for (Part part : path.parts()) {
      if (part instanceof Index index) {
        text.append('[').append(index.place()).append(']');
      } else if (part instanceof FieldPath.Key key) {
        text.append(text.isEmpty() ? "" : ".").append(key.name());
      }
    }
    return text.isEmpty() ? "$" : text.toString();
  }
}
