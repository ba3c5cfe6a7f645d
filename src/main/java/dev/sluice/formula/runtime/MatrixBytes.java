package dev.sluice.formula.runtime;

import dev.sluice.formula.value.Matrix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;

/** Blocks of cells of unknown size and kinds as the value of a column, inside one process. */
public final class MatrixBytes {

  private MatrixBytes() {}

  /** A block as bytes. */
  public static byte[] write(Matrix matrix) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(matrix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The block of bytes that {@link #write} made. */
  public static Matrix read(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Matrix) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("written by this class", e);
    }
  }
}
