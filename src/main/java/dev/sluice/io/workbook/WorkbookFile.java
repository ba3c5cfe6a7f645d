package dev.sluice.io.workbook;

import dev.sluice.io.file.Storage;
import dev.sluice.spec.SheetArea;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An opened workbook: its sheets, and what their cells refer to. */
final class WorkbookFile implements SheetRows.CellContext {

  private final ZipDirectory zip;
  private final Map<String, String> parts = new HashMap<>();
  private final List<Sheet> sheets = new ArrayList<>();
  private CellFormats formats = CellFormats.NONE;
  private boolean since1904;
  private @Nullable String textsPart;
  private @Nullable SharedTexts texts;

  /** A sheet with cells. */
  record Sheet(String name, boolean isVisible, String part) {}

  private WorkbookFile(ZipDirectory zip) {
    this.zip = zip;
  }

  /**
   * Opens a workbook; reads its list of sheets and its styles.
   *
   * @throws WorkbookFault when the file is no workbook of this format
   */
  static WorkbookFile open(Storage storage, String path, long bytes) throws IOException {
    FileSignature.requireZip(storage, path);
    WorkbookFile file = new WorkbookFile(ZipDirectory.read(storage, path, bytes));
    String workbook = file.workbookPart();
    file.readWorkbook(workbook);
    return file;
  }

  /** The sheets with cells, in the order of their tabs. */
  List<Sheet> sheets() {
    return sheets;
  }

  /** A sheet by its name, or else by its number from 1; without a name the first visible one. */
  Optional<Sheet> sheet(String wanted) {
    if (wanted.isEmpty()) {
      return sheets.stream()
          .filter(Sheet::isVisible)
          .findFirst()
          .or(() -> sheets.stream().findFirst());
    }
    return sheets.stream()
        .filter(sheet -> sheet.name().equals(wanted))
        .findFirst()
        .or(() -> sheets.stream().filter(s -> s.name().equalsIgnoreCase(wanted)).findFirst())
        .or(() -> byNumber(wanted));
  }

  /** Begins to read a sheet. */
  SheetRows rows(Sheet sheet, SheetArea area) throws IOException {
    return new SheetRows(PartXml.open(zip, entry(sheet.part())), area, this);
  }

  @Override
  public SharedTexts texts() throws IOException {
    SharedTexts read = texts;
    if (read == null) {
      if (textsPart == null) {
        read = SharedTexts.NONE;
      } else {
        try (PartXml xml = PartXml.open(zip, entry(textsPart))) {
          read = SharedTexts.read(xml);
        }
      }
      texts = read;
    }
    return read;
  }

  @Override
  public CellFormats formats() {
    return formats;
  }

  @Override
  public boolean isSince1904() {
    return since1904;
  }

  private Optional<Sheet> byNumber(String wanted) {
    if (!wanted.matches("[1-9][0-9]{0,5}") || Integer.parseInt(wanted) > sheets.size()) {
      return Optional.empty();
    }
    return Optional.of(sheets.get(Integer.parseInt(wanted) - 1));
  }

  private String workbookPart() throws IOException {
    if (zip.find("_rels/.rels") != null) {
      for (Link link : links("", "_rels/.rels")) {
        if (link.type.endsWith("/officeDocument")) {
          if (link.target.endsWith(".bin")) {
            throw new WorkbookFault(
                "not-a-workbook",
                "the file is a binary workbook (xlsb), which is not read",
                "save it as .xlsx");
          }
          if (!link.target.endsWith(".xml") || zip.find(link.target) == null) {
            break;
          }
          return link.target;
        }
      }
    }
    throw new WorkbookFault(
        "not-a-workbook", "the file is a zip file without a workbook in it", null);
  }

  private void readWorkbook(String part) throws IOException {
    int slash = part.lastIndexOf('/');
    String folder = part.substring(0, slash + 1);
    Map<String, String> types = new HashMap<>();
    for (Link link : links(folder, folder + "_rels/" + part.substring(slash + 1) + ".rels")) {
      parts.put(link.id, link.target);
      types.put(link.id, link.type);
      if (link.type.endsWith("/sharedStrings")) {
        textsPart = link.target;
      } else if (link.type.endsWith("/styles")) {
        try (PartXml xml = PartXml.open(zip, entry(link.target))) {
          formats = CellFormats.read(xml);
        }
      }
    }
    try (PartXml xml = PartXml.open(zip, entry(part))) {
      while (xml.nextStart()) {
        if (xml.isAt("workbookPr")) {
          String flag = xml.attribute("date1904", "0");
          since1904 = flag.equals("1") || flag.equals("true");
        } else if (xml.isAt("sheet")) {
          String id = xml.attribute("id", "");
          // Charts and macros have tabs too.
          if (types.getOrDefault(id, "").endsWith("/worksheet")) {
            sheets.add(
                new Sheet(
                    xml.attribute("name", ""),
                    xml.attribute("state", "visible").equals("visible"),
                    parts.getOrDefault(id, "")));
          }
        }
      }
    }
    if (sheets.isEmpty()) {
      throw new WorkbookFault("not-a-workbook", "the workbook has no sheet with cells", null);
    }
  }

  /** What one part says of another. */
  private record Link(String id, String type, String target) {}

  private List<Link> links(String folder, String part) throws IOException {
    List<Link> links = new ArrayList<>();
    try (PartXml xml = PartXml.open(zip, entry(part))) {
      while (xml.nextStart()) {
        if (xml.isAt("Relationship")) {
          String target = xml.attribute("Target", "");
          links.add(
              new Link(
                  xml.attribute("Id", ""),
                  xml.attribute("Type", ""),
                  resolved(target.startsWith("/") ? target.substring(1) : folder + target)));
        }
      }
    }
    return links;
  }

  /** A path without steps back. */
  private static String resolved(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..") && !names.isEmpty()) {
        names.remove(names.size() - 1);
      } else if (!name.equals(".") && !name.equals("..")) {
        names.add(name);
      }
    }
    return String.join("/", names);
  }

  private ZipDirectory.Entry entry(String part) throws IOException {
    ZipDirectory.Entry entry = zip.find(part);
    if (entry == null) {
      throw WorkbookFault.damaged("its part " + part + " is missing");
    }
    return entry;
  }
}
