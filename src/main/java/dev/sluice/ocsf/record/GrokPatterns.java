package dev.sluice.ocsf.record;

import dev.sluice.problem.Suggestion;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patterns that grok knows by name, written so that they hardly look back. */
final class GrokPatterns {

  private static final Pattern USE = Pattern.compile("%\\{(\\w+)(?::([^:}]+))?(?::(\\w+))?\\}");
  private static final Map<String, String> PATTERNS = new TreeMap<>();

  static {
    words();
    numbers();
    network();
    times();
    logs();
  }

  private GrokPatterns() {}

  /** The regular expression of a grok pattern; unknown names are refused with the nearest one. */
  static String expanded(String grok) {
    Matcher use = USE.matcher(grok);
    StringBuilder text = new StringBuilder();
    while (use.find()) {
      String name = use.group(1);
      String pattern = PATTERNS.get(name);
      if (pattern == null) {
        throw new IllegalArgumentException(
            "grok has no pattern "
                + name
                + Suggestion.hint(name, PATTERNS.keySet()).map(hint -> ", " + hint).orElse(""));
      }
      String open = use.group(2) == null ? "(?:" : "(?<" + use.group(2) + ">";
      use.appendReplacement(text, Matcher.quoteReplacement(open + expanded(pattern) + ")"));
    }
    return use.appendTail(text).toString();
  }

  private static void words() {
    PATTERNS.put("WORD", "\\b\\w+\\b");
    PATTERNS.put("NOTSPACE", "\\S+");
    PATTERNS.put("SPACE", "\\s*");
    PATTERNS.put("DATA", ".*?");
    PATTERNS.put("GREEDYDATA", ".*");
    PATTERNS.put("MULTILINEDATA", "(?s:.*)");
    PATTERNS.put(
        "QUOTEDSTRING", "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'");
    PATTERNS.put("QS", "%{QUOTEDSTRING}");
    PATTERNS.put("USERNAME", "[a-zA-Z0-9._-]+");
    PATTERNS.put("USER", "%{USERNAME}");
    PATTERNS.put("EMAILADDRESS", "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~.-]+@%{HOSTNAME}");
    PATTERNS.put("UUID", "[A-Fa-f0-9]{8}-(?:[A-Fa-f0-9]{4}-){3}[A-Fa-f0-9]{12}");
    PATTERNS.put("BOOL", "[Tt]rue|TRUE|[Ff]alse|FALSE");
  }

  private static void numbers() {
    PATTERNS.put("INT", "[+-]?[0-9]+");
    PATTERNS.put("BASE10NUM", "[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    PATTERNS.put("NUMBER", "%{BASE10NUM}");
    PATTERNS.put("BASE16NUM", "[+-]?(?:0[xX])?[0-9A-Fa-f]+");
    PATTERNS.put("POSINT", "\\b[1-9][0-9]*\\b");
    PATTERNS.put("NONNEGINT", "\\b[0-9]+\\b");
  }

  private static void network() {
    String octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    PATTERNS.put("IPV4", "(?<![0-9.])" + octet + "(?:\\." + octet + "){3}(?![0-9])");
    PATTERNS.put(
        "IPV6",
        "(?<![0-9A-Fa-f:.])(?=[0-9A-Fa-f]*:[0-9A-Fa-f]*:)"
            + "(?:[0-9A-Fa-f]{1,4}|:(?=:))(?::[0-9A-Fa-f]{0,4}){1,7}"
            + "(?:(?<=:)"
            + octet
            + "(?:\\."
            + octet
            + "){3}|(?:\\.[0-9]{1,3}){3})?(?:%[0-9A-Za-z]+)?(?![0-9A-Fa-f:])");
    PATTERNS.put("IP", "%{IPV6}|%{IPV4}");
    PATTERNS.put("HOSTNAME", "\\b[0-9A-Za-z][0-9A-Za-z_-]{0,62}(?:\\.[0-9A-Za-z_-]{1,63})*+\\.?");
    PATTERNS.put("HOST", "%{HOSTNAME}");
    PATTERNS.put("IPORHOST", "%{IP}|%{HOSTNAME}");
    PATTERNS.put("HOSTPORT", "%{IPORHOST}:%{POSINT}");
    PATTERNS.put("COMMONMAC", "(?:[A-Fa-f0-9]{2}:){5}[A-Fa-f0-9]{2}");
    PATTERNS.put("WINDOWSMAC", "(?:[A-Fa-f0-9]{2}-){5}[A-Fa-f0-9]{2}");
    PATTERNS.put("CISCOMAC", "(?:[A-Fa-f0-9]{4}\\.){2}[A-Fa-f0-9]{4}");
    PATTERNS.put("MAC", "%{COMMONMAC}|%{WINDOWSMAC}|%{CISCOMAC}");
    PATTERNS.put("UNIXPATH", "(?:/[^\\s/]*+)++");
    PATTERNS.put("WINPATH", "(?:[A-Za-z]:|\\\\)(?:\\\\[^\\\\?*\\r\\n]*)+");
    PATTERNS.put("PATH", "%{UNIXPATH}|%{WINPATH}");
    PATTERNS.put("URIPROTO", "[A-Za-z][A-Za-z0-9+.-]*");
    PATTERNS.put("URIHOST", "(?:%{IPORHOST}|\\[%{IPV6}\\])(?::%{POSINT})?");
    PATTERNS.put("URIPATH", "/[^\\s?#]*");
    PATTERNS.put("URIPARAM", "\\?\\S*");
    PATTERNS.put("URIPATHPARAM", "%{URIPATH}(?:%{URIPARAM})?");
    PATTERNS.put("URI", "%{URIPROTO}://(?:[^\\s@/]*@)?(?:%{URIHOST})?(?:%{URIPATHPARAM})?");
  }

  private static void times() {
    PATTERNS.put("YEAR", "[0-9]{4}|[0-9]{2}");
    PATTERNS.put("MONTHNUM", "0?[1-9]|1[0-2]");
    PATTERNS.put("MONTHDAY", "0[1-9]|[12][0-9]|3[01]|[1-9]");
    PATTERNS.put(
        "MONTH",
        "\\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
            + "|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b");
    PATTERNS.put(
        "DAY",
        "\\b(?:Mon(?:day)?|Tue(?:sday)?|Wed(?:nesday)?|Thu(?:rsday)?|Fri(?:day)?|Sat(?:urday)?"
            + "|Sun(?:day)?)\\b");
    PATTERNS.put("HOUR", "2[0123]|[01]?[0-9]");
    PATTERNS.put("MINUTE", "[0-5][0-9]");
    PATTERNS.put("SECOND", "(?:[0-5]?[0-9]|60)(?:[.:,][0-9]+)?");
    PATTERNS.put("TIME", "%{HOUR}:%{MINUTE}(?::%{SECOND})?");
    PATTERNS.put("DATE_US", "%{MONTHNUM}[/-]%{MONTHDAY}[/-]%{YEAR}");
    PATTERNS.put("DATE_EU", "%{MONTHDAY}[./-]%{MONTHNUM}[./-]%{YEAR}");
    PATTERNS.put("DATE", "%{DATE_US}|%{DATE_EU}");
    PATTERNS.put("DATESTAMP", "%{DATE}[- ]%{TIME}");
    PATTERNS.put("TZ", "[A-Z]{3,4}");
    PATTERNS.put("ISO8601_TIMEZONE", "Z|[+-]%{HOUR}(?::?%{MINUTE})?");
    PATTERNS.put(
        "TIMESTAMP_ISO8601",
        "[0-9]{4}-%{MONTHNUM}-%{MONTHDAY}[T ]%{HOUR}:?%{MINUTE}(?::?%{SECOND})?"
            + "(?:%{ISO8601_TIMEZONE})?");
    PATTERNS.put("HTTPDATE", "%{MONTHDAY}/%{MONTH}/[0-9]{4}:%{TIME} %{INT}");
    PATTERNS.put("SYSLOGTIMESTAMP", "%{MONTH} +%{MONTHDAY} %{TIME}");
  }

  private static void logs() {
    PATTERNS.put("PROG", "[\\x21-\\x5a\\x5c\\x5e-\\x7e]+");
    PATTERNS.put("SYSLOGPROG", "%{PROG:program}(?:\\[%{POSINT:pid}\\])?");
    PATTERNS.put("SYSLOGHOST", "%{IPORHOST}");
    PATTERNS.put("SYSLOGFACILITY", "<%{NONNEGINT:facility}.%{NONNEGINT:priority}>");
    PATTERNS.put(
        "LOGLEVEL",
        "(?i:alert|trace|debug|notice|info(?:rmation)?|warn(?:ing)?|err(?:or)?|crit(?:ical)?"
            + "|fatal|severe|emerg(?:ency)?)");
    PATTERNS.put("HTTPDUSER", "%{EMAILADDRESS}|%{USER}");
    PATTERNS.put(
        "COMMONAPACHELOG",
        "%{IPORHOST:clientip} %{HTTPDUSER:ident} %{HTTPDUSER:auth} \\[%{HTTPDATE:timestamp}\\] "
            + "\"(?:%{WORD:verb} %{NOTSPACE:request}(?: HTTP/%{NUMBER:httpversion})?"
            + "|%{DATA:rawrequest})\" %{NUMBER:response} (?:%{NUMBER:bytes}|-)");
    PATTERNS.put("COMBINEDAPACHELOG", "%{COMMONAPACHELOG} %{QS:referrer} %{QS:agent}");
  }
}
