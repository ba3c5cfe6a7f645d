package dev.sluice.ocsf.record;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Says how many lines one core reads in a second of its time: 1.5 kB of JSON, 45 fields of which 30
 * are wanted. Run by hand.
 */
final class JsonRecordRate {

  private JsonRecordRate() {}

  public static void main(String[] arguments) {
    Random random = new Random(1);
    List<FieldPath> wanted = new ArrayList<>();
    for (int field = 0; field < 45; field++) {
      if (field % 3 < 2) {
        wanted.add(FieldPath.ofKeys("FieldName" + field * 7919 % 1000));
      }
    }
    List<UTF8String> lines = new ArrayList<>();
    for (int line = 0; line < 2000; line++) {
      lines.add(UTF8String.fromString(line(random)));
    }
    RecordReader reader = new RecordReader(new RecordFormat.Json(), List.of(), wanted);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int round = 0; round < 12; round++) {
      long start = threads.getCurrentThreadCpuTime();
      long read = 0;
      for (int again = 0; again < 100; again++) {
        for (UTF8String line : lines) {
          read += reader.read(line).isNullAt(2) ? 1 : 0;
        }
      }
      double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
      System.out.printf("%,.0f lines/s of %d bytes%n", read / seconds, lines.get(0).numBytes());
    }
  }

  private static String line(Random random) {
    StringBuilder text = new StringBuilder("{");
    for (int field = 0; field < 45; field++) {
      text.append(field == 0 ? "" : ",");
      text.append("\"FieldName").append(field * 7919 % 1000).append("\":");
      if (field % 5 == 0) {
        text.append(random.nextInt(100_000));
      } else if (field % 15 == 1) {
        text.append("\"C:\\\\Windows\\\\System32\\\\svc")
            .append(random.nextInt(100))
            .append(".exe\"");
      } else {
        text.append('"').append("v".repeat(10 + random.nextInt(16))).append('"');
      }
    }
    return text.append("}").toString();
  }
}
