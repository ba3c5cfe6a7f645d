package dev.sluice.formula.function.engineering;

import static java.util.Map.entry;

import dev.sluice.formula.function.engineering.Unit.Measure;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The units that Excel knows, by their names, which have regard to case. Factors are the exact
 * definitions where there are some; the atomic mass unit and the electronvolt are those of CODATA
 * 2006, and the millimetre of mercury has six digits, as in Excel.
 */
final class Units {

  private static final double INCH = 0.0254;
  private static final double FOOT = 0.3048;
  private static final double YARD = 0.9144;
  private static final double MILE = 1609.344;
  private static final double NAUTICAL_MILE = 1852;
  private static final double LIGHT_YEAR = 9_460_730_472_580_800.0;
  private static final double ANGSTROM = 1e-10;
  private static final double PICA_POINT = INCH / 72;
  private static final double SURVEY_MILE = 6_336_000.0 / 3937;
  private static final double POUND = 453.59237;
  private static final double GRAVITY = 9.80665;
  private static final double POUND_FORCE = POUND / 1000 * GRAVITY;
  private static final double HORSEPOWER = 550 * FOOT * POUND_FORCE;
  private static final double US_GALLON = 231 * INCH * INCH * INCH;
  private static final double UK_GALLON = 0.00454609;
  private static final double HOUR = 3600;
  private static final double FREEZING = 273.15;

  private static final Map<String, Double> METRIC =
      Map.ofEntries(
          entry("Y", 1e24),
          entry("Z", 1e21),
          entry("E", 1e18),
          entry("P", 1e15),
          entry("T", 1e12),
          entry("G", 1e9),
          entry("M", 1e6),
          entry("k", 1e3),
          entry("h", 1e2),
          entry("da", 1e1),
          entry("e", 1e1),
          entry("d", 1e-1),
          entry("c", 1e-2),
          entry("m", 1e-3),
          entry("u", 1e-6),
          entry("n", 1e-9),
          entry("p", 1e-12),
          entry("f", 1e-15),
          entry("a", 1e-18),
          entry("z", 1e-21),
          entry("y", 1e-24));

  private static final Map<String, Double> BINARY =
      Map.of(
          "Yi", 0x1p80, "Zi", 0x1p70, "Ei", 0x1p60, "Pi", 0x1p50, "Ti", 0x1p40, "Gi", 0x1p30, "Mi",
          0x1p20, "ki", 0x1p10);

  private static final Map<String, Unit> UNITS = units();

  private Units() {}

  /** A unit by its name, which can have a prefix; null when there is none. */
  static @Nullable Unit named(String name) {
    Unit exact = UNITS.get(name);
    if (exact != null) {
      return exact;
    }
    for (int length = 1; length <= Math.min(2, name.length() - 1); length++) {
      Unit unit = UNITS.get(name.substring(length));
      Double metric = METRIC.get(name.substring(0, length));
      Double binary = BINARY.get(name.substring(0, length));
      if (unit != null && unit.power() > 0 && metric != null) {
        return unit.times(Math.pow(metric, unit.power()));
      }
      if (unit != null && unit.binary() && binary != null) {
        return unit.times(binary);
      }
    }
    return null;
  }

  private static Map<String, Unit> units() {
    Map<String, Unit> units = new HashMap<>();
    addMasses(units);
    addDistances(units);
    addTimes(units);
    addMechanics(units);
    addEnergies(units);
    addTemperatures(units);
    addVolumes(units);
    addAreas(units);
    units.put("bit", new Unit(Measure.INFORMATION, 1, 0, 1, true));
    units.put("byte", new Unit(Measure.INFORMATION, 8, 0, 1, true));
    return Map.copyOf(units);
  }

  private static void add(
      Map<String, Unit> units, Measure measure, int power, double factor, String... names) {
    for (String name : names) {
      units.put(name, new Unit(measure, factor, 0, power, false));
    }
  }

  /** Squares or cubes, whose names can be written with a caret. */
  private static void addPower(
      Map<String, Unit> units, Measure measure, int prefixed, int power, double side, String name) {
    double factor = Math.pow(side, power);
    add(units, measure, prefixed, factor, name + power, name + "^" + power);
  }

  private static void addMasses(Map<String, Unit> units) {
    add(units, Measure.MASS, 1, 1, "g");
    add(units, Measure.MASS, 1, 1.660538782e-24, "u");
    add(units, Measure.MASS, 0, POUND * GRAVITY / FOOT, "sg");
    add(units, Measure.MASS, 0, POUND, "lbm");
    add(units, Measure.MASS, 0, POUND / 16, "ozm");
    add(units, Measure.MASS, 0, POUND / 7000, "grain");
    add(units, Measure.MASS, 0, POUND * 100, "cwt", "shweight");
    add(units, Measure.MASS, 0, POUND * 112, "uk_cwt", "lcwt", "hweight");
    add(units, Measure.MASS, 0, POUND * 14, "stone");
    add(units, Measure.MASS, 0, POUND * 2000, "ton");
    add(units, Measure.MASS, 0, POUND * 2240, "uk_ton", "LTON", "brton");
  }

  private static void addDistances(Map<String, Unit> units) {
    add(units, Measure.DISTANCE, 1, 1, "m");
    add(units, Measure.DISTANCE, 1, ANGSTROM, "ang");
    add(units, Measure.DISTANCE, 1, LIGHT_YEAR, "ly");
    add(units, Measure.DISTANCE, 1, 3.0856775812815532e16, "parsec", "pc");
    add(units, Measure.DISTANCE, 0, MILE, "mi");
    add(units, Measure.DISTANCE, 0, NAUTICAL_MILE, "Nmi");
    add(units, Measure.DISTANCE, 0, SURVEY_MILE, "survey_mi");
    add(units, Measure.DISTANCE, 0, INCH, "in");
    add(units, Measure.DISTANCE, 0, FOOT, "ft");
    add(units, Measure.DISTANCE, 0, YARD, "yd");
    add(units, Measure.DISTANCE, 0, INCH * 45, "ell");
    add(units, Measure.DISTANCE, 0, PICA_POINT, "Picapt", "Pica");
    add(units, Measure.DISTANCE, 0, INCH / 6, "pica");
  }

  private static void addTimes(Map<String, Unit> units) {
    add(units, Measure.TIME, 1, 1, "sec", "s");
    add(units, Measure.TIME, 0, 60, "mn", "min");
    add(units, Measure.TIME, 0, HOUR, "hr");
    add(units, Measure.TIME, 0, 24 * HOUR, "day", "d");
    add(units, Measure.TIME, 0, 365.25 * 24 * HOUR, "yr");
    add(units, Measure.SPEED, 1, 1, "m/s", "m/sec");
    add(units, Measure.SPEED, 1, 1 / HOUR, "m/h", "m/hr");
    add(units, Measure.SPEED, 1, MILE / HOUR, "mph");
    add(units, Measure.SPEED, 0, NAUTICAL_MILE / HOUR, "kn");
    add(units, Measure.SPEED, 0, 6080 * FOOT / HOUR, "admkn");
  }

  private static void addMechanics(Map<String, Unit> units) {
    add(units, Measure.PRESSURE, 1, 1, "Pa", "p");
    add(units, Measure.PRESSURE, 1, 101_325, "atm", "at");
    add(units, Measure.PRESSURE, 1, 133.322, "mmHg");
    add(units, Measure.PRESSURE, 0, POUND_FORCE / (INCH * INCH), "psi");
    add(units, Measure.PRESSURE, 0, 101_325.0 / 760, "Torr");
    add(units, Measure.FORCE, 1, 1, "N");
    add(units, Measure.FORCE, 1, 1e-5, "dyn", "dy");
    add(units, Measure.FORCE, 1, GRAVITY / 1000, "pond");
    add(units, Measure.FORCE, 0, POUND_FORCE, "lbf");
    add(units, Measure.MAGNETISM, 1, 1, "T");
    add(units, Measure.MAGNETISM, 1, 1e-4, "ga");
  }

  private static void addEnergies(Map<String, Unit> units) {
    add(units, Measure.ENERGY, 1, 1, "J");
    add(units, Measure.ENERGY, 1, 1e-7, "e");
    add(units, Measure.ENERGY, 1, 4.184, "c");
    add(units, Measure.ENERGY, 1, 4.1868, "cal");
    add(units, Measure.ENERGY, 1, 1.602176487e-19, "eV", "ev");
    add(units, Measure.ENERGY, 1, HOUR, "Wh", "wh");
    add(units, Measure.ENERGY, 0, HORSEPOWER * HOUR, "HPh", "hh");
    add(units, Measure.ENERGY, 0, FOOT * POUND_FORCE, "flb");
    add(units, Measure.ENERGY, 0, 1055.05585262, "BTU", "btu");
    add(units, Measure.POWER, 1, 1, "W", "w");
    add(units, Measure.POWER, 0, HORSEPOWER, "HP", "h");
    add(units, Measure.POWER, 0, 75 * GRAVITY, "PS");
  }

  private static void addTemperatures(Map<String, Unit> units) {
    units.put("K", new Unit(Measure.TEMPERATURE, 1, 0, 1, false));
    units.put("kel", new Unit(Measure.TEMPERATURE, 1, 0, 1, false));
    units.put("C", new Unit(Measure.TEMPERATURE, 1, FREEZING, 0, false));
    units.put("cel", new Unit(Measure.TEMPERATURE, 1, FREEZING, 0, false));
    units.put("F", new Unit(Measure.TEMPERATURE, 5.0 / 9, 459.67 * 5 / 9, 0, false));
    units.put("fah", new Unit(Measure.TEMPERATURE, 5.0 / 9, 459.67 * 5 / 9, 0, false));
    units.put("Rank", new Unit(Measure.TEMPERATURE, 5.0 / 9, 0, 0, false));
    units.put("Reau", new Unit(Measure.TEMPERATURE, 1.25, FREEZING, 0, false));
  }

  private static void addVolumes(Map<String, Unit> units) {
    Measure volume = Measure.VOLUME;
    add(units, volume, 0, US_GALLON / 768, "tsp");
    add(units, volume, 0, 5e-6, "tspm");
    add(units, volume, 0, US_GALLON / 256, "tbs");
    add(units, volume, 0, US_GALLON / 128, "oz");
    add(units, volume, 0, US_GALLON / 16, "cup");
    add(units, volume, 0, US_GALLON / 8, "pt", "us_pt");
    add(units, volume, 0, US_GALLON / 4, "qt");
    add(units, volume, 0, US_GALLON, "gal");
    add(units, volume, 1, UK_GALLON / 8, "uk_pt");
    add(units, volume, 0, UK_GALLON / 4, "uk_qt");
    add(units, volume, 0, UK_GALLON, "uk_gal");
    add(units, volume, 1, 1e-3, "l", "L", "lt");
    add(units, volume, 0, 42 * US_GALLON, "barrel");
    add(units, volume, 0, 2150.42 * INCH * INCH * INCH, "bushel");
    add(units, volume, 0, 100 * FOOT * FOOT * FOOT, "GRT", "regton");
    add(units, volume, 0, 40 * FOOT * FOOT * FOOT, "MTON");
    addPower(units, volume, 3, 3, 1, "m");
    addPower(units, volume, 3, 3, ANGSTROM, "ang");
    addPower(units, volume, 0, 3, LIGHT_YEAR, "ly");
    addPower(units, volume, 0, 3, MILE, "mi");
    addPower(units, volume, 0, 3, NAUTICAL_MILE, "Nmi");
    addPower(units, volume, 0, 3, INCH, "in");
    addPower(units, volume, 0, 3, FOOT, "ft");
    addPower(units, volume, 0, 3, YARD, "yd");
    addPower(units, volume, 0, 3, PICA_POINT, "Pica");
    addPower(units, volume, 0, 3, PICA_POINT, "Picapt");
  }

  private static void addAreas(Map<String, Unit> units) {
    Measure area = Measure.AREA;
    add(units, area, 0, 4840 * YARD * YARD, "uk_acre");
    add(units, area, 0, SURVEY_MILE * SURVEY_MILE / 640, "us_acre");
    add(units, area, 1, 100, "ar");
    add(units, area, 0, 10_000, "ha");
    add(units, area, 0, 2500, "Morgen");
    addPower(units, area, 2, 2, 1, "m");
    addPower(units, area, 2, 2, ANGSTROM, "ang");
    addPower(units, area, 0, 2, LIGHT_YEAR, "ly");
    addPower(units, area, 0, 2, MILE, "mi");
    addPower(units, area, 0, 2, NAUTICAL_MILE, "Nmi");
    addPower(units, area, 0, 2, INCH, "in");
    addPower(units, area, 0, 2, FOOT, "ft");
    addPower(units, area, 0, 2, YARD, "yd");
    addPower(units, area, 0, 2, PICA_POINT, "Pica");
    addPower(units, area, 0, 2, PICA_POINT, "Picapt");
  }
}
