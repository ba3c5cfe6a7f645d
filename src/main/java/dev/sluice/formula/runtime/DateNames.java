package dev.sluice.formula.runtime;

import java.util.List;
import java.util.Map;

/**
 * Names of months and days in the languages that a pattern may ask for, as Excel writes them.
 *
 * @param months January first
 * @param shortMonths January first
 * @param days Sunday first
 * @param shortDays Sunday first
 */
record DateNames(
    List<String> months, List<String> shortMonths, List<String> days, List<String> shortDays) {

  private static final int PRIMARY_LANGUAGE = 0x3FF;
  private static final int HEXADECIMAL = 16;

  private static final DateNames ENGLISH =
      of(
          "January February March April May June July August September October November December",
          "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
          "Sunday Monday Tuesday Wednesday Thursday Friday Saturday",
          "Sun Mon Tue Wed Thu Fri Sat");

  private static final Map<String, DateNames> LANGUAGES =
      Map.of(
          "de",
          of(
              "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
              "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
              "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag",
              "So Mo Di Mi Do Fr Sa"),
          "fr",
          of(
              "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
              "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
              "dimanche lundi mardi mercredi jeudi vendredi samedi",
              "dim. lun. mar. mer. jeu. ven. sam."),
          "es",
          of(
              "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
                  + " diciembre",
              "ene feb mar abr may jun jul ago sep oct nov dic",
              "domingo lunes martes miércoles jueves viernes sábado",
              "dom lun mar mié jue vie sáb"),
          "it",
          of(
              "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
                  + " dicembre",
              "gen feb mar apr mag giu lug ago set ott nov dic",
              "domenica lunedì martedì mercoledì giovedì venerdì sabato",
              "dom lun mar mer gio ven sab"),
          "nl",
          of(
              "januari februari maart april mei juni juli augustus september oktober november"
                  + " december",
              "jan feb mrt apr mei jun jul aug sep okt nov dec",
              "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag",
              "zo ma di wo do vr za"),
          "pt",
          of(
              "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro"
                  + " dezembro",
              "jan fev mar abr mai jun jul ago set out nov dez",
              "domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado",
              "dom seg ter qua qui sex sáb"));

  private static final Map<Integer, String> BY_NUMBER =
      Map.of(0x07, "de", 0x0C, "fr", 0x0A, "es", 0x10, "it", 0x13, "nl", 0x16, "pt");

  private static DateNames of(String months, String shortMonths, String days, String shortDays) {
    return new DateNames(
        List.of(months.split(" ")),
        List.of(shortMonths.split(" ")),
        List.of(days.split(" ")),
        List.of(shortDays.split(" ")));
  }

  /** The names for a locale, a number such as 407 or a tag such as de-de; English when unknown. */
  static DateNames of(String locale) {
    String tag = locale.length() > 2 && locale.charAt(2) == '-' ? locale.substring(0, 2) : locale;
    if (tag.length() == 2) {
      return LANGUAGES.getOrDefault(tag, ENGLISH);
    }
    try {
      int number = (int) Long.parseLong(tag.split(",", -1)[0], HEXADECIMAL) & PRIMARY_LANGUAGE;
      return LANGUAGES.getOrDefault(BY_NUMBER.getOrDefault(number, ""), ENGLISH);
    } catch (NumberFormatException e) {
      return ENGLISH;
    }
  }
}
