package dev.sluice.formula.function.date;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.DATE;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Functions of working days. */
public final class WorkdayFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("NETWORKDAYS", DATE, "Days from Monday to Friday between two dates, both counted")
              .values("start", "end")
              .optionalRanges("holidays")
              .example("=NETWORKDAYS(DATE(2026,10,1),DATE(2026,10,31))", "22")
              .refusingBooleans()
              .computedBy(Workdays.class, "between"),
          named("NETWORKDAYS.INTL", DATE, "Working days between two dates with a weekend to choose")
              .values("start", "end")
              .optionalValues("weekend")
              .optionalRanges("holidays")
              .example("=NETWORKDAYS.INTL(DATE(2026,10,1),DATE(2026,10,31),\"0000001\")", "27")
              .refusingBooleans()
              .computedBy(Workdays.class, "betweenWith"),
          DayResult.of(
              named("WORKDAY", DATE, "The date some days from Monday to Friday later")
                  .values("start", "days")
                  .optionalRanges("holidays")
                  .example("=TEXT(WORKDAY(DATE(2026,10,30),1),\"yyyy-mm-dd\")", "2026-11-02")
                  .refusingBooleans()
                  .computedBy(Workdays.class, "after")),
          DayResult.of(
              named("WORKDAY.INTL", DATE, "The date some working days later, weekend to choose")
                  .values("start", "days")
                  .optionalValues("weekend")
                  .optionalRanges("holidays")
                  .example(
                      "=TEXT(WORKDAY.INTL(DATE(2026,10,30),1,11),\"yyyy-mm-dd\")", "2026-10-31")
                  .refusingBooleans()
                  .computedBy(Workdays.class, "afterWith")));

  private WorkdayFunctions() {}
}
