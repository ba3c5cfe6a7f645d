package dev.sluice.io.text;

import java.io.IOException;

/** Makes cells of a JSON object. */
interface ObjectCells {

  /** How many cells an object has. */
  int count();

  /** Sets the cells from the bytes of an object, or says why they are none. */
  void cut(byte[] bytes, int start, int length, RecordCells cells) throws IOException;
}
