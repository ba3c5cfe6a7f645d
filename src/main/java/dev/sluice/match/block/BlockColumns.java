package dev.sluice.match.block;

import java.io.Serializable;
import java.util.List;

/**
 * Where the columns of an item stand in its row; -1 for one that is not there.
 *
 * @param key a struct of the keys; null where a key is blank
 * @param precision digits of the amount
 * @param day a date
 * @param businessDay the number of business days since some day
 * @param kind a hash of all that tells items apart
 * @param content the same without the id
 * @param declaredSize how many items a human has put into the block
 * @param isDuplicate whether an earlier stage found a matched copy
 * @param texts texts that rules compare
 */
public record BlockColumns(
    int key,
    int keyWidth,
    int isRight,
    int amount,
    int precision,
    int scale,
    int day,
    int businessDay,
    int kind,
    int content,
    int id,
    int currency,
    int declaredSize,
    int isDuplicate,
    List<Integer> texts)
    implements Serializable {

  public BlockColumns {
    texts = List.copyOf(texts);
  }
}
