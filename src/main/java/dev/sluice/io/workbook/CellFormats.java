package dev.sluice.io.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The number formats of a workbook, by the number that cells name them with. */
final class CellFormats {

  static final CellFormats NONE = new CellFormats(List.of());

  private final List<CellFormat> formats;

  private CellFormats(List<CellFormat> formats) {
    this.formats = formats;
  }

  /** Reads the styles. */
  static CellFormats read(PartXml xml) throws IOException {
    Map<Integer, CellFormat> own = new HashMap<>();
    List<CellFormat> formats = new ArrayList<>();
    while (xml.nextStart()) {
      if (xml.isAt("numFmt")) {
        own.put(
            number(xml.attribute("numFmtId", "0")),
            CellFormat.ofCode(xml.attribute("formatCode", "")));
      } else if (xml.isAt("cellXfs")) {
        while (xml.nextWithin("cellXfs")) {
          if (xml.isAt("xf")) {
            int id = number(xml.attribute("numFmtId", "0"));
            CellFormat format = own.get(id);
            formats.add(format == null ? CellFormat.builtIn(id) : format);
          }
        }
      }
    }
    return new CellFormats(formats);
  }

  /** The format of a style; one that is not there shows numbers as they are. */
  CellFormat of(int style) {
    return style >= 0 && style < formats.size() ? formats.get(style) : CellFormat.GENERAL;
  }

  private static int number(String written) throws IOException {
    try {
      return Integer.parseInt(written);
    } catch (NumberFormatException e) {
      throw WorkbookFault.damaged("\"" + written + "\" is no number of a style");
    }
  }
}
