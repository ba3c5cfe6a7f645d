import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Writes Sysmon events as JSON lines, in the shape in which NXLog forwards them, rendered message
 * included: about 1.7 kB each, in the mix of a workstation (process access and registry first).
 *
 * <p>java SysmonEvents.java EVENTS FILE
 */
final class SysmonEvents {

  private static final String[] IMAGES = {
    "C:\\Windows\\System32\\svchost.exe",
    "C:\\Windows\\System32\\lsass.exe",
    "C:\\Windows\\explorer.exe",
    "C:\\Program Files\\Example\\Agent\\agent.exe",
    "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"
  };
  private static final String[] USERS = {"SYSTEM", "alice", "bob", "LOCAL SERVICE"};

  /** Event ids with their share in 1,000. */
  private static final int[][] MIX = {
    {10, 350}, {12, 270}, {7, 255}, {13, 63}, {3, 25}, {11, 12}, {5, 8}, {1, 9}, {22, 8}
  };

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Random random = new Random(6);

  public static void main(String[] arguments) throws IOException {
    long events = Long.parseLong(arguments[0]);
    Path file = Path.of(arguments[1]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    SysmonEvents made = new SysmonEvents();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (long i = 0; i < events; i++) {
        out.write(made.line(i).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private int id() {
    int at = random.nextInt(1000);
    for (int[] kind : MIX) {
      at -= kind[1];
      if (at < 0) {
        return kind[0];
      }
    }
    return 10;
  }

  private String image() {
    return IMAGES[random.nextInt(IMAGES.length)];
  }

  private String guid() {
    return String.format(
        "{b34bc01c-%04x-5f69-%04x-%012x}",
        random.nextInt(65536), random.nextInt(65536), random.nextInt(1 << 20));
  }

  private String pid() {
    return String.valueOf(4 * random.nextInt(4000));
  }

  /** The fields of the event itself, as Sysmon names them. */
  private Map<String, String> data(int id, Instant time) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("RuleName", "-");
    if (id == 12 || id == 13) {
      data.put("EventType", id == 13 ? "SetValue" : "CreateKey");
    }
    data.put("UtcTime", UTC.format(time));
    if (id == 10) {
      data.put("SourceProcessGUID", guid());
      data.put("SourceProcessId", pid());
      data.put("SourceThreadId", pid());
      data.put("SourceImage", image());
      data.put("TargetProcessGUID", guid());
      data.put("TargetProcessId", pid());
      data.put("TargetImage", image());
      data.put("GrantedAccess", "0x1000");
      StringBuilder trace = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        trace
            .append(i == 0 ? "" : "|")
            .append("C:\\Windows\\System32\\KERNELBASE.dll+")
            .append(Integer.toHexString(random.nextInt(1 << 20)));
      }
      data.put("CallTrace", trace.toString());
      return data;
    }
    data.put("ProcessGuid", guid());
    data.put("ProcessId", pid());
    data.put("Image", image());
    switch (id) {
      case 1 -> {
        data.put("FileVersion", "10.0.18362.1");
        data.put("Description", "Host Process for Windows Services");
        data.put("Product", "Microsoft Windows Operating System");
        data.put("Company", "Microsoft Corporation");
        data.put("OriginalFileName", "svchost.exe");
        data.put("CommandLine", image() + " -k netsvcs -p -s " + random.nextInt(1000));
        data.put("CurrentDirectory", "C:\\Windows\\system32\\");
        data.put("User", "CONTOSO\\" + USERS[random.nextInt(USERS.length)]);
        data.put("LogonGuid", guid());
        data.put("LogonId", "0x3e7");
        data.put("TerminalSessionId", "0");
        data.put("IntegrityLevel", "System");
        data.put("Hashes", hashes());
        data.put("ParentProcessGuid", guid());
        data.put("ParentProcessId", pid());
        data.put("ParentImage", image());
        data.put("ParentCommandLine", image());
      }
      case 3 -> {
        data.put("User", "CONTOSO\\" + USERS[random.nextInt(USERS.length)]);
        data.put("Protocol", "tcp");
        data.put("Initiated", "true");
        data.put("SourceIsIpv6", "false");
        data.put("SourceIp", "192.0.2." + random.nextInt(256));
        data.put("SourceHostname", "ws" + random.nextInt(50) + ".example.com");
        data.put("SourcePort", String.valueOf(1024 + random.nextInt(60000)));
        data.put("SourcePortName", "-");
        data.put("DestinationIsIpv6", "false");
        data.put("DestinationIp", "198.51.100." + random.nextInt(256));
        data.put("DestinationHostname", "-");
        data.put("DestinationPort", "443");
        data.put("DestinationPortName", "https");
      }
      case 7 -> {
        data.put("ImageLoaded", "C:\\Windows\\System32\\module" + random.nextInt(500) + ".dll");
        data.put("FileVersion", "10.0.18362.1");
        data.put("Description", "A library of the example");
        data.put("Product", "Microsoft Windows Operating System");
        data.put("Company", "Microsoft Corporation");
        data.put("OriginalFileName", "module.dll");
        data.put("Hashes", hashes());
        data.put("Signed", "true");
        data.put("Signature", "Microsoft Windows");
        data.put("SignatureStatus", "Valid");
      }
      case 11 -> {
        data.put("TargetFilename", "C:\\Users\\alice\\file" + random.nextInt(9999) + ".tmp");
        data.put("CreationUtcTime", UTC.format(time));
      }
      case 12, 13 -> {
        data.put(
            "TargetObject",
            "HKLM\\System\\CurrentControlSet\\Services\\service" + random.nextInt(900) + "\\Start");
        if (id == 13) {
          data.put("Details", "DWORD (0x00000002)");
        }
      }
      case 22 -> {
        data.put("QueryName", "host" + random.nextInt(900) + ".example.com");
        data.put("QueryStatus", "0");
        data.put("QueryResults", "::ffff:203.0.113." + random.nextInt(256) + ";");
      }
      default -> {
        // Nothing more to say.
      }
    }
    return data;
  }

  private String hashes() {
    return String.format(
        "SHA1=%040x,MD5=%032x,SHA256=%064x,IMPHASH=%032x",
        random.nextLong() >>> 1,
        random.nextLong() >>> 1,
        random.nextLong() >>> 1,
        random.nextLong() >>> 1);
  }

  private String line(long number) {
    int id = id();
    Instant time = Instant.ofEpochMilli(1_790_000_000_000L + number * 17);
    Map<String, String> data = data(id, time);
    StringBuilder message = new StringBuilder("Event of Sysmon:\\r\\n");
    StringBuilder json = new StringBuilder("{");
    text(json, "EventTime", SECONDS.format(time));
    text(json, "Hostname", "ws" + number % 50 + ".example.com");
    number(json, "Keywords", "-9223372036854775808");
    text(json, "EventTypeOrignal", "INFO");
    number(json, "SeverityValue", "2");
    text(json, "Severity", "INFO");
    number(json, "EventID", String.valueOf(id));
    text(json, "SourceName", "Microsoft-Windows-Sysmon");
    text(json, "ProviderGuid", "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}");
    number(json, "Version", "2");
    number(json, "Task", String.valueOf(id));
    number(json, "OpcodeValue", "0");
    number(json, "RecordNumber", String.valueOf(number));
    number(json, "ExecutionProcessID", "3172");
    number(json, "ThreadID", "4048");
    text(json, "Channel", "Microsoft-Windows-Sysmon/Operational");
    text(json, "Domain", "NT AUTHORITY");
    text(json, "AccountName", "SYSTEM");
    text(json, "UserID", "S-1-5-18");
    text(json, "AccountType", "User");
    text(json, "Opcode", "Info");
    data.forEach(
        (key, value) -> {
          text(json, key, value);
          message.append(key).append(": ").append(escaped(value)).append("\\r\\n");
        });
    json.append("\"Message\":\"").append(message).append("\",");
    text(json, "EventReceivedTime", SECONDS.format(time));
    text(json, "SourceModuleName", "eventlog");
    json.append("\"SourceModuleType\":\"im_msvistalog\"}\n");
    return json.toString();
  }

  private static void text(StringBuilder json, String key, String value) {
    json.append('"').append(key).append("\":\"").append(escaped(value)).append("\",");
  }

  private static void number(StringBuilder json, String key, String value) {
    json.append('"').append(key).append("\":").append(value).append(',');
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\");
  }
}
