package dev.sluice.run;

/** Who watches a run; the command line shows it as progress. */
public interface RunEvents {

  /** Nobody watches. */
  RunEvents NONE = (phase, detail) -> {};

  /**
   * A phase begins.
   *
   * @param phase one word or two: plan, stage breaks, gate breaks, publish breaks
   * @param detail what is worth knowing about it, or an empty text
   */
  void begins(String phase, String detail);
}
