package dev.sluice.ocsf.record;

import org.apache.spark.unsafe.types.UTF8String;

/** Reads {@link RecordFormat.PythonJson}. */
final class PythonJsonParser extends JsonParser {

  PythonJsonParser(Gathered gathered) {
    super(gathered);
  }

  @Override
  UTF8String written(int from, int to) {
    return PythonTexts.of(super.written(from, to));
  }
}
