package dev.sluice.ocsf.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each format on texts made by hand; the oracle is what is written beside them. */
class FormatRecordTest {

  private static Map<String, String> rest(RecordFormat format, String text) {
    ReadResult result = ReadResult.of(format, text);
    assertThat(result.fault()).as(text).isNull();
    return result.rest();
  }

  private static @Nullable String fault(RecordFormat format, String text) {
    ReadResult result = ReadResult.of(format, text, "$.a");
    assertThat(result.rest()).isEmpty();
    return result.fault();
  }

  @Test
  void pairsOfAuditd() {
    RecordFormat format = RecordFormat.KeyValue.plain();
    assertThat(
            rest(
                format,
                "type=SYSCALL msg=audit(1652.9:8): a=1 b=\"x y\" c=\"say \\\"hi\\\"\" d= e='op=x'"
                    + " loose f=\"un closed g=C:\\x words =z"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("type", "SYSCALL"),
                Map.entry("msg", "audit(1652.9:8):"),
                Map.entry("a", "1"),
                Map.entry("b", "x y"),
                Map.entry("c", "say \"hi\""),
                Map.entry("d", ""),
                Map.entry("e", "op=x"),
                Map.entry("f", "\"un"),
                Map.entry("g", "C:\\x"),
                Map.entry("text", "loose closed words =z")));
    assertThat(ReadResult.of(format, "a=1 a=2 b", "$.a", "$.text"))
        .isEqualTo(new ReadResult(List.of("1", "b"), Map.of("a (2)", "2"), null));
    assertThat(fault(format, "no pairs at all")).isEqualTo("no pair of a name and a value");
    assertThat(rest(new RecordFormat.KeyValue(List.of(", ", ";"), ": ", ""), "a: 1, b: x y;c: "))
        .isEqualTo(Map.of("a", "1", "b", "x y", "c", ""));
  }

  @Test
  void cellsOfCsv() {
    RecordFormat format = new RecordFormat.Csv(",", "\"", List.of("a", "b c", "", "d"));
    assertThat(ReadResult.of(format, "1,\"x, \"\"y\"\"\",z,,5,\r\n", "$.a", "$['b c']", "$.d"))
        .isEqualTo(
            new ReadResult(
                List.of("1", "x, \"y\"", ""), Map.of("#3", "z", "#5", "5", "#6", ""), null));
    assertThat(rest(format, "1")).isEqualTo(Map.of("a", "1"));
    assertThat(rest(format, "a\"b,\"in \"side\" it\""))
        .isEqualTo(Map.of("a", "a\"b", "b c", "in \"side\" it"));
    assertThat(fault(format, "1,\"x")).isEqualTo("a quote that is not closed");
    assertThat(fault(format, "")).isEqualTo("the line is empty");
    assertThat(rest(new RecordFormat.Csv(" ", "", List.of("v", "id", "ip")), "2 \" - 10.0.0.1"))
        .isEqualTo(Map.of("v", "2", "id", "\"", "ip", "-", "#4", "10.0.0.1"));
  }

  @Test
  void groupsOfRegularExpressions() {
    RecordFormat format =
        new RecordFormat.Regex("(?<src_ip>\\d+\\.\\S+) (?P<user.name>[(?<]?\\w+)(?: (?<opt>x))?");
    assertThat(ReadResult.of(format, "at 10.1.2.3 amy on é", "$.src_ip", "$.user.name", "$.opt"))
        .isEqualTo(
            new ReadResult(
                Arrays.asList("10.1.2.3", "amy", null), Map.of("text", "at on é"), null));
    assertThat(fault(format, "nothing")).isEqualTo("does not match the pattern");
    assertThat(fault(new RecordFormat.Regex("(?<x>(a+)+)b"), "a".repeat(5000)))
        .isEqualTo("the pattern takes too many steps on this text");
    assertThat(fault(new RecordFormat.Regex("(?<x>(a|b)*)c"), "ab".repeat(1_000_000)))
        .startsWith("the pattern");
    assertThat(rest(new RecordFormat.Regex("(?<a>.)\\k<a>(?<b>\\(\\?<z>)"), "xx(?<z>"))
        .isEqualTo(Map.of("a", "x", "b", "(?<z>"));
    assertThatThrownBy(() -> new RecordFormat.Regex("(?<a>x")).hasMessageContaining("(?<a>x");
    assertThatThrownBy(() -> new RecordFormat.Regex("x")).hasMessageContaining("names the fields");
  }

  @Test
  void patternsOfGrok() {
    RecordFormat format =
        new RecordFormat.Grok(
            "%{SYSLOGTIMESTAMP:time} %{IPORHOST:src.ip} %{LOGLEVEL:level} %{QS:q} %{NUMBER:n:int}"
                + " %{GREEDYDATA:more}");
    assertThat(rest(format, "Oct  1 22:14:15 fe80::1 WARN \"a \\\" b\" -1.5 the rest"))
        .isEqualTo(
            Map.of(
                "time",
                "Oct  1 22:14:15",
                "src.ip",
                "fe80::1",
                "level",
                "WARN",
                "q",
                "\"a \\\" b\"",
                "n",
                "-1.5",
                "more",
                "the rest"));
    assertThat(
            ReadResult.of(
                new RecordFormat.Grok("%{COMBINEDAPACHELOG}"),
                "10.0.0.1 - amy [10/Oct/2000:13:55:36 -0700] \"GET /a?b=c HTTP/1.0\" 200 23 \"-\""
                    + " \"Agent 1\"",
                "$.clientip",
                "$.timestamp",
                "$.verb",
                "$.request",
                "$.response",
                "$.agent"))
        .isEqualTo(
            new ReadResult(
                List.of(
                    "10.0.0.1",
                    "10/Oct/2000:13:55:36 -0700",
                    "GET",
                    "/a?b=c",
                    "200",
                    "\"Agent 1\""),
                Map.of(
                    "ident",
                    "-",
                    "auth",
                    "amy",
                    "httpversion",
                    "1.0",
                    "bytes",
                    "23",
                    "referrer",
                    "\"-\""),
                null));
    for (String ip :
        List.of(
            "::1",
            "2001:db8::ff00:42:8329",
            "1:2:3:4:5:6:7:8",
            "::",
            "10.9.8.7",
            "::ffff:10.1.1.1",
            "fe80::1%eth0")) {
      assertThat(rest(new RecordFormat.Grok("^%{IP:ip}$"), ip)).isEqualTo(Map.of("ip", ip));
    }
    assertThat(rest(new RecordFormat.Grok("^%{TIMESTAMP_ISO8601:t}$"), "2023-10-03T23:50:22.438Z"))
        .hasSize(1);
    assertThat(
            rest(
                new RecordFormat.Grok("^%{PATH:p} %{UUID:u} %{MAC:m}$"),
                "C:\\a b\\c.exe 123e4567-e89b-12d3-a456-426614174000 00:1a:2B:3c:4d:5e"))
        .containsEntry("p", "C:\\a b\\c.exe")
        .hasSize(3);
    assertThatThrownBy(() -> new RecordFormat.Grok("%{WORLD:x}"))
        .hasMessage("grok has no pattern WORLD, did you mean \"WORD\"?");
  }

  @Test
  void cef() {
    RecordFormat format = new RecordFormat.Cef();
    assertThat(
            rest(
                format,
                "<14>host CEF:0|Ven\\|dor|Pro\\\\duct|1.0|100|A name|7|src=10.0.0.1 msg=a b\\=c"
                    + " \\n d request=http://x/?q=1&r=2 cs1Label=Rule cs1=x  fin="))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("text", "<14>host"),
                Map.entry("cefVersion", "0"),
                Map.entry("deviceVendor", "Ven|dor"),
                Map.entry("deviceProduct", "Pro\\duct"),
                Map.entry("deviceVersion", "1.0"),
                Map.entry("deviceEventClassId", "100"),
                Map.entry("name", "A name"),
                Map.entry("severity", "7"),
                Map.entry("src", "10.0.0.1"),
                Map.entry("msg", "a b=c \n d"),
                Map.entry("request", "http://x/?q=1&r=2"),
                Map.entry("cs1Label", "Rule"),
                Map.entry("cs1", "x"),
                Map.entry("fin", "")));
    assertThat(rest(format, "CEF:1|a|b|c|d|e|Low").get("severity")).isEqualTo("Low");
    assertThat(fault(format, "CEF:0|a|b")).isEqualTo("not CEF: its header has 3 fields, not 7");
    assertThat(fault(format, "x")).startsWith("not CEF");
  }

  @Test
  void leef() {
    RecordFormat format = new RecordFormat.Leef();
    Map<String, String> header =
        Map.of("vendor", "V", "product", "P", "productVersion", "1", "eventId", "E");
    assertThat(rest(format, "LEEF:1.0|V|P|1|E|src=10.0.0.1\tmsg=a|b=c\tloose"))
        .containsAllEntriesOf(header)
        .containsEntry("src", "10.0.0.1")
        .containsEntry("msg", "a|b=c")
        .containsEntry("text", "loose");
    for (String delimiter : List.of("^", "x5E", "0x5e")) {
      assertThat(rest(format, "LEEF:2.0|V|P|1|E|" + delimiter + "|src=10.0.0.1^msg=a b"))
          .containsAllEntriesOf(header)
          .containsEntry("src", "10.0.0.1")
          .containsEntry("msg", "a b");
    }
    assertThat(rest(format, "LEEF:2.0|V|P|1|E||a=1\tb=2")).containsEntry("b", "2");
    assertThat(rest(format, "LEEF:2.0|V|P|1|E|a=1\tb=2|3")).containsEntry("b", "2|3");
    assertThat(fault(format, "LEEF:1.0|V")).isEqualTo("not LEEF: its header has 2 fields, not 5");
  }

  @Test
  void syslogOfBothKinds() {
    RecordFormat format = new RecordFormat.Syslog();
    assertThat(
            rest(
                format,
                "<165>1 2003-10-11T22:14:15.003Z host.example app - ID47 [x@1 a=\"1\""
                    + " b=\"q\\\"\\]\"][y] \uFEFFAn event\n"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("priority", "165"),
                Map.entry("facility", "20"),
                Map.entry("severity", "5"),
                Map.entry("version", "1"),
                Map.entry("timestamp", "2003-10-11T22:14:15.003Z"),
                Map.entry("host", "host.example"),
                Map.entry("app_name", "app"),
                Map.entry("msg_id", "ID47"),
                Map.entry("structured_data.x@1.a", "1"),
                Map.entry("structured_data.x@1.b", "q\"]"),
                Map.entry("structured_data.y", ""),
                Map.entry("message", "An event")));
    assertThat(rest(format, "<34>Oct  1 22:14:15 myhost su[230]: failed for x"))
        .isEqualTo(
            Map.of(
                "priority",
                "34",
                "facility",
                "4",
                "severity",
                "2",
                "timestamp",
                "Oct  1 22:14:15",
                "host",
                "myhost",
                "app_name",
                "su",
                "proc_id",
                "230",
                "message",
                "failed for x"));
    assertThat(rest(format, "Oct 11 22:14:15 myhost no tag here"))
        .isEqualTo(
            Map.of("timestamp", "Oct 11 22:14:15", "host", "myhost", "message", "no tag here"));
    assertThat(rest(format, "<0>anything")).containsEntry("message", "anything");
    assertThat(rest(format, "<13>1 - - - - - -"))
        .isEqualTo(Map.of("priority", "13", "facility", "1", "severity", "5", "version", "1"));
    assertThat(fault(format, "<999>1 x")).startsWith("not syslog");
    assertThat(fault(format, "hello")).startsWith("not syslog: neither");
    assertThat(fault(format, "<13>1 - - - - - [x a=\"b"))
        .isEqualTo("not syslog: its structured data is not closed");
  }

  @Test
  void xmlOfWindows() {
    RecordFormat format = new RecordFormat.WindowsXml();
    String event =
        "<Event xmlns='http://schemas.example/event'><System><Provider Name=\"P\""
            + " Guid='{1}'/><EventID Qualifiers='0'>4624</EventID><TimeCreated"
            + " SystemTime='2022-05-11T18:10:20Z'/><Correlation/></System><EventData><Data"
            + " Name='User'>a &amp; b&#x41;</Data><Data"
            + " Name='Empty'/><Data>one</Data><Data>two</Data></EventData><UserData><Gone"
            + " xmlns='x'><Who>me</Who></Gone></UserData></Event>";
    assertThat(ReadResult.of(format, event, "$.System.EventID", "$.System.TimeCreated.SystemTime"))
        .isEqualTo(
            new ReadResult(
                List.of("4624", "2022-05-11T18:10:20Z"),
                Map.of(
                    "System.Provider.Name",
                    "P",
                    "System.Provider.Guid",
                    "{1}",
                    "System.EventID.Qualifiers",
                    "0",
                    "EventData.User",
                    "a & bA",
                    "EventData.Empty",
                    "",
                    "EventData.Data1",
                    "one",
                    "EventData.Data2",
                    "two",
                    "UserData.Gone.Who",
                    "me"),
                null));
    assertThat(rest(format, "<?xml version='1.0' encoding='utf-16'?>\n" + event)).hasSize(10);
    assertThat(fault(format, "<!DOCTYPE Event [<!ENTITY e 'x'>]><Event>&e;</Event>"))
        .isEqualTo("XML with a DTD or entities is not read");
    assertThat(fault(format, "<Event>&e;</Event>")).contains("XML");
    assertThat(fault(format, "<Other/>")).isEqualTo("not the XML of an event: its root is Other");
    assertThat(fault(format, "<Event><System></Event>")).startsWith("not XML");
    assertThat(fault(format, "<Event>" + "<a>".repeat(300))).isEqualTo("nested deeper than 200");
    assertThat(fault(format, "text")).isEqualTo("not XML");
  }

  @Test
  void messagesOfWindows() {
    RecordFormat format = new RecordFormat.WindowsMessage();
    assertThat(
            rest(
                format,
                "Process Create:\r\nRuleName: -\r\nUtcTime: 2020-10-21 09:40:40.1\r\n"
                    + "Image: C:\\Windows\\x.exe\r\nFileVersion: \r\nUser: NT AUTHORITY\\SYSTEM"))
        .isEqualTo(
            Map.of(
                "title",
                "Process Create",
                "RuleName",
                "-",
                "UtcTime",
                "2020-10-21 09:40:40.1",
                "Image",
                "C:\\Windows\\x.exe",
                "FileVersion",
                "",
                "User",
                "NT AUTHORITY\\SYSTEM"));
    assertThat(
            rest(
                format,
                String.join(
                    "\r\n",
                    "Special privileges assigned.",
                    "",
                    "Subject:",
                    "\tSecurity ID:\t\tS-1-5-18",
                    "\tAccount Name:\t\t",
                    "",
                    "Privileges:\t\tSeOne",
                    "\t\t\tSeTwo",
                    "",
                    "Network Information:",
                    "\tSource Port:\t-",
                    "",
                    "This event is generated. It says: nothing.",
                    "More.")))
        .isEqualTo(
            Map.of(
                "title",
                "Special privileges assigned.",
                "Subject.Security ID",
                "S-1-5-18",
                "Subject.Account Name",
                "",
                "Privileges",
                "SeOne\nSeTwo",
                "Network Information.Source Port",
                "-",
                "text",
                "This event is generated. It says: nothing.\nMore."));
    assertThat(fault(format, "just a text")).isEqualTo("no pair of a name and a value");
  }

  @Test
  void urls() {
    RecordFormat format = new RecordFormat.Url();
    assertThat(rest(format, "https://a:b@host.example:8443/p a|th/{x}?q=1&r=#frag"))
        .isEqualTo(
            Map.of(
                "scheme",
                "https",
                "user_info",
                "a:b",
                "hostname",
                "host.example",
                "port",
                "8443",
                "path",
                "/p a|th/{x}",
                "query_string",
                "q=1&r=",
                "fragment",
                "frag"));
    assertThat(rest(format, "http://[2001:db8::1]:80"))
        .isEqualTo(Map.of("scheme", "http", "hostname", "2001:db8::1", "port", "80"));
    assertThat(rest(format, "/a/b?c")).isEqualTo(Map.of("path", "/a/b", "query_string", "c"));
    assertThat(rest(format, "host.example:443"))
        .isEqualTo(Map.of("hostname", "host.example", "port", "443"));
    assertThat(rest(format, "host.example/x")).containsEntry("path", "/x").hasSize(2);
    assertThat(rest(format, "mailto:a@b.c")).isEqualTo(Map.of("scheme", "mailto", "path", "a@b.c"));
    assertThat(rest(format, "http://h:99999x/")).containsEntry("hostname", "h:99999x");
    assertThat(fault(format, "-")).isEqualTo("not a URL");
    assertThat(fault(format, "")).isEqualTo("not a URL");
  }

  @Test
  void userAgents() {
    RecordFormat format = new RecordFormat.UserAgent();
    assertThat(
            rest(
                format,
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/98.0.4758.102 Safari/537.36"))
        .isEqualTo(Map.of("name", "Chrome", "version", "98.0.4758", "os", "Windows 10"));
    assertThat(fault(format, "qqqq")).isEqualTo("a user agent that is not known");
    RecordReader nested =
        new RecordReader(
            new RecordFormat.Json(),
            List.of(
                new Nested(FieldPath.parse("$.ua"), format, FieldPath.parse("$.agent")),
                new Nested(
                    FieldPath.parse("$.url"), new RecordFormat.Url(), FieldPath.parse("$.url"))),
            ReadResult.paths("$.agent.name", "$.url.path"));
    assertThat(ReadResult.of(nested, "{\"ua\":\"curl/7.64.1\",\"url\":\"/x?y\"}"))
        .isEqualTo(
            new ReadResult(
                List.of("curl", "/x"),
                Map.of("ua", "curl/7.64.1", "agent.version", "7.64.1", "url.query_string", "y"),
                null));
  }

  @Test
  void aFormatInAFormat() {
    RecordReader reader =
        new RecordReader(
            new RecordFormat.Syslog(),
            List.of(
                new Nested(FieldPath.parse("$.message"), new RecordFormat.Cef(), FieldPath.ROOT)),
            ReadResult.paths("$.src", "$.message", "$.severity", "$"));
    String line = "<34>Oct  1 22:14:15 h a: CEF:0|v|p|1|id|n|9|src=::1";
    assertThat(ReadResult.of(reader, line).fields())
        .containsExactly("::1", "CEF:0|v|p|1|id|n|9|src=::1", "2", line);
    assertThat(ReadResult.of(reader, line).rest()).isEmpty();
  }

  @Test
  void pathsAsUsersWriteThem() {
    for (String path : List.of("$", "$.a.b[0]['x.y'][*].c", "$['it\\'s'].@t", "$.a-b['']")) {
      assertThat(FieldPath.parse(path).text()).isEqualTo(path);
    }
    assertThat(FieldPath.parse("$[\"a\"]['b']").text()).isEqualTo("$.a.b");
    for (String wrong :
        List.of(
            "",
            "a.b",
            "$.",
            "$a",
            "$.a[",
            "$.a[x]",
            "$['a'",
            "$.a..b",
            "$.*",
            "$.a[99999999999]",
            "$.a[]",
            "$['a")) {
      assertThatThrownBy(() -> FieldPath.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(wrong);
    }
  }
}
