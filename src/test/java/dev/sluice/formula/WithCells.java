package dev.sluice.formula;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formulas with their constants moved to cells, where nothing is known before they are read. */
final class WithCells {

  private static final Pattern CONSTANT =
      Pattern.compile("\\{[^}]*}|\"(?:[^\"]|\"\")*\"|(?<![A-Za-z0-9_.$])[0-9]+(?:\\.[0-9]+)?");

  private static final List<CellValue> OTHERS =
      List.of(
          CellValue.blank(),
          CellValue.error(ExcelError.DIV0),
          CellValue.text("abc"),
          CellValue.text(""),
          CellValue.text("12.5"),
          CellValue.bool(true),
          CellValue.number(-2.5),
          CellValue.number(0),
          new CellValue.Exact(new BigDecimal("3")),
          new CellValue.Exact(new BigDecimal("0.125")),
          new CellValue.Date(LocalDate.parse("2024-02-29")),
          new CellValue.DateTime(LocalDateTime.parse("2023-12-31T18:30:00")));

  private final Random random;

  WithCells(Random random) {
    this.random = random;
  }

  /** The formula on cells of which one in some holds something else. */
  CellCase changed(String formula, int oneIn) {
    Map<String, CellValue> cells = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    Matcher constant = CONSTANT.matcher(formula);
    int row = 1;
    while (constant.find()) {
      String found = constant.group();
      constant.appendReplacement(text, "");
      if (found.startsWith("{")) {
        text.append(block(found, row, oneIn, cells));
        row += found.split(";", -1).length;
      } else {
        cells.put("A" + row, changed(value(found), oneIn));
        text.append("A").append(row);
        row++;
      }
    }
    return new CellCase(constant.appendTail(text).toString(), cells, Optional.empty());
  }

  private String block(String array, int row, int oneIn, Map<String, CellValue> cells) {
    String[] rows = array.substring(1, array.length() - 1).split(";", -1);
    int width = 0;
    for (int down = 0; down < rows.length; down++) {
      String[] written = rows[down].split(",", -1);
      width = written.length;
      for (int across = 0; across < width; across++) {
        cells.put(
            (char) ('A' + across) + String.valueOf(row + down),
            changed(value(written[across]), oneIn));
      }
    }
    return "A" + row + ":" + (char) ('A' + width - 1) + (row + rows.length - 1);
  }

  private CellValue changed(CellValue value, int oneIn) {
    return random.nextInt(oneIn) == 0 ? OTHERS.get(random.nextInt(OTHERS.size())) : value;
  }

  private CellValue value(String written) {
    if (written.matches("-?[0-9.]+(?:[eE][0-9]+)?")) {
      return random.nextBoolean()
          ? CellValue.number(Double.parseDouble(written))
          : new CellValue.Exact(new BigDecimal(written));
    }
    if (written.endsWith("%")) {
      return CellValue.number(0.07);
    }
    return written.startsWith("\"")
        ? CellValue.text(written.substring(1, written.length() - 1).replace("\"\"", "\""))
        : Shown.read(written);
  }
}
