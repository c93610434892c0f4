package io.anabranch.files.table;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;

/** What a cell of a sheet says, as text: a number in plain digits, a date as ISO 8601. */
final class SheetCell {

  /** Serial numbers of days that Excel can show: up to the year 9999. */
  private static final BigDecimal LAST_DAY = new BigDecimal(2_958_465);

  private SheetCell() {}

  static String text(Cell cell) {
    if (cell.getType() == CellType.NUMBER) {
      return isDate(cell) ? date(cell).toString() : cell.asNumber().toPlainString();
    }
    String text = cell.getText();
    return text == null ? "" : text;
  }

  private static LocalDateTime date(Cell cell) {
    return cell.asDate();
  }

  /** Only its format tells a date from a number. */
  private static boolean isDate(Cell cell) {
    String format = cell.getDataFormatString();
    if (format == null || cell.asNumber().compareTo(LAST_DAY) > 0 || cell.asNumber().signum() < 0) {
      return false;
    }
    String pattern = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
    try {
      return pattern.matches("(?s).*[yYdDhHmMsS].*")
          && !pattern.equalsIgnoreCase("General")
          && date(cell).getYear() > 0;
    } catch (ExcelReaderException e) {
      return false;
    }
  }
}
