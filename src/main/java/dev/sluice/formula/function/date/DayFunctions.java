package dev.sluice.formula.function.date;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.DATE;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Functions of how far days are apart, and of the weeks that they are in. */
public final class DayFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("DATEDIF", DATE, "Whole years, months or days between two dates")
              .values("start", "end", "unit")
              .example("=DATEDIF(DATE(2024,1,31),DATE(2026,3,15),\"Y\")", "2")
              .computedBy(DayDifferences.class, "difference"),
          named("DAYS", DATE, "Days from a start to an end")
              .values("end", "start")
              .example("=DAYS(DATE(2026,3,1),DATE(2026,2,1))", "28")
              .computedBy(DayDifferences.class, "days"),
          named("DAYS360", DATE, "Days between two dates when every month has 30")
              .values("start", "end")
              .optionalValues("european")
              .example("=DAYS360(DATE(2026,1,1),DATE(2026,12,31))", "360")
              .computedBy(DayDifferences.class, "days360"),
          named("YEARFRAC", DATE, "Years between two dates by a day count, 0 to 4")
              .values("start", "end")
              .optionalValues("basis")
              .example("=YEARFRAC(DATE(2026,1,1),DATE(2026,7,1))", "0.5")
              .refusingBooleans()
              .computedBy(DayDifferences.class, "years"),
          named("WEEKDAY", DATE, "The day of the week, 1 for Sunday unless another type is given")
              .values("date")
              .optionalValues("type")
              .example("=WEEKDAY(DATE(2026,10,31),2)", "6")
              .computedBy(Weeks.class, "dayOfWeek"),
          named("WEEKNUM", DATE, "The week of the year, the first being that of 1 January")
              .values("date")
              .optionalValues("type")
              .example("=WEEKNUM(DATE(2026,10,31))", "44")
              .refusingBooleans()
              .computedBy(Weeks.class, "week"),
          named("ISOWEEKNUM", DATE, "The week of the year by ISO 8601")
              .values("date")
              .example("=ISOWEEKNUM(DATE(2027,1,1))", "53")
              .computedBy(Weeks.class, "isoWeek"));

  private DayFunctions() {}
}
