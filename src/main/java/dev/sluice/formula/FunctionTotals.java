package dev.sluice.formula;

import dev.sluice.formula.compile.FunctionDoc;
import java.util.List;
import java.util.Optional;

/**
 * How many functions of Excel there are.
 *
 * @param names all names
 * @param entries entries of Microsoft's list, some of which name two functions
 * @param supported names that formulas can use
 * @param supportedEntries entries whose function formulas can use
 * @param runNatively supported ones that become Spark's own expressions and the engine's
 * @param runByLibrary supported ones that are a static method on the values of a row
 * @param plannedColumns supported ones that make a join or an aggregate of whole columns
 * @param refused names that mean nothing on tables
 */
public record FunctionTotals(
    long names,
    long entries,
    long supported,
    long supportedEntries,
    long runNatively,
    long runByLibrary,
    long plannedColumns,
    long refused) {

  /** Counts functions. */
  public static FunctionTotals of(List<ListedFunction> functions) {
    List<ListedFunction> usable =
        functions.stream().filter(function -> function.supported().isPresent()).toList();
    List<FunctionDoc> docs =
        usable.stream().map(ListedFunction::supported).flatMap(Optional::stream).toList();
    long natively = docs.stream().filter(doc -> doc.engine() == FunctionDoc.Engine.NATIVE).count();
    return new FunctionTotals(
        functions.size(),
        functions.stream().filter(ListedFunction::hasOwnEntry).count(),
        docs.size(),
        usable.stream().filter(ListedFunction::hasOwnEntry).count(),
        natively,
        docs.size() - natively,
        docs.stream().filter(FunctionDoc::planned).count(),
        functions.size() - docs.size());
  }
}
