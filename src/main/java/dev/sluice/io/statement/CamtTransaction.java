package dev.sluice.io.statement;

import dev.sluice.spec.StatementColumn;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One transaction below an entry, with what of it goes into columns.
 *
 * @param direction its own direction; blank when it is that of the entry
 * @param common columns that do not depend on the direction
 * @param debtor who pays
 * @param creditor who is paid
 */
record CamtTransaction(
    @Nullable XmlNode amountOf,
    @Nullable XmlNode amountBeside,
    String direction,
    Map<StatementColumn, String> common,
    Party debtor,
    Party creditor) {

  /** One side of a payment. */
  record Party(String name, String account, String bank) {

    static Party of(XmlNode transaction, String role) {
      String person = "RltdPties/" + role;
      String account = person + "Acct/Id/";
      String bank = "RltdAgts/" + role + "Agt/FinInstnId/";
      return new Party(
          transaction.text(person + "/Nm", person + "/Pty/Nm", person + "/Agt/FinInstnId/Nm"),
          transaction.text(account + "IBAN", account + "Othr/Id", account + "PrtryAcct/Id"),
          transaction.text(
              bank + "BICFI", bank + "BIC", bank + "ClrSysMmbId/MmbId", bank + "Othr/Id"));
    }
  }

  /** Takes what has a column from an element {@code TxDtls}. */
  static CamtTransaction of(XmlNode written) {
    Map<StatementColumn, String> common = new EnumMap<>(StatementColumn.class);
    put(common, StatementColumn.END_TO_END_ID, endToEnd(written.text("Refs/EndToEndId")));
    put(common, StatementColumn.MANDATE_ID, written.text("Refs/MndtId"));
    put(common, StatementColumn.BANK_REF, written.text("Refs/AcctSvcrRef"));
    put(common, StatementColumn.REMITTANCE, remittance(written.at("RmtInf")));
    put(common, StatementColumn.ADDITIONAL_INFO, written.text("AddtlTxInf"));
    codes(written.at("BkTxCd"), common);
    return new CamtTransaction(
        written.at("Amt"),
        written.at("AmtDtls/TxAmt/Amt"),
        written.text("CdtDbtInd"),
        common,
        Party.of(written, "Dbtr"),
        Party.of(written, "Cdtr"));
  }

  /** The amount with its sign; empty when none is given in the currency. */
  Optional<BigDecimal> amount(String directionOfEntry, String currency) {
    String of = direction.isEmpty() ? directionOfEntry : direction;
    return Stream.of(Optional.ofNullable(amountOf), Optional.ofNullable(amountBeside))
        .flatMap(Optional::stream)
        .filter(amount -> currency.equals(amount.currency()))
        .findFirst()
        .flatMap(amount -> CamtBalances.signed(amount, of));
  }

  /** Adds its columns to a row. Who is on the other side depends on where the money went. */
  void into(Map<StatementColumn, String> row, String creditDebit, boolean isReversal) {
    common.forEach(
        (column, value) -> {
          String present = row.getOrDefault(column, "");
          boolean adds = column == StatementColumn.ADDITIONAL_INFO && !present.isEmpty();
          row.put(column, adds && !present.equals(value) ? present + " " + value : value);
        });
    // The names of a reversal are those of the payment that is taken back.
    Party other = creditDebit.equals("CRDT") != isReversal ? debtor : creditor;
    row.put(StatementColumn.COUNTERPARTY_NAME, other.name);
    row.put(StatementColumn.COUNTERPARTY_ACCOUNT, other.account);
    row.put(StatementColumn.COUNTERPARTY_BANK, other.bank);
  }

  /** The codes of an entry or a transaction. */
  static void codes(@Nullable XmlNode code, Map<StatementColumn, String> cells) {
    if (code == null) {
      return;
    }
    put(
        cells,
        StatementColumn.BANK_TRANSACTION_CODE,
        Stream.of("Domn/Cd", "Domn/Fmly/Cd", "Domn/Fmly/SubFmlyCd")
            .map(path -> code.text(path))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("/")));
    put(cells, StatementColumn.PROPRIETARY_CODE, code.text("Prtry/Cd"));
  }

  private static String remittance(@Nullable XmlNode info) {
    if (info == null) {
      return "";
    }
    Stream<String> lines = info.all("Ustrd").stream().map(XmlNode::text);
    Stream<String> references =
        info.all("Strd").stream()
            .flatMap(
                part ->
                    Stream.concat(
                        Stream.of(
                            part.text("CdtrRefInf/Ref", "CdtrRefInf/CdtrRef"),
                            part.text("RfrdDocInf/Nb", "RfrdDocInf/RfrdDocNb")),
                        part.all("AddtlRmtInf").stream().map(XmlNode::text)));
    return Stream.concat(lines, references)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Banks write this word where the payer gave no reference. */
  private static String endToEnd(String written) {
    return written.equals("NOTPROVIDED") ? "" : written;
  }

  private static void put(
      Map<StatementColumn, String> cells, StatementColumn column, String value) {
    if (!value.isEmpty()) {
      cells.put(column, value);
    }
  }
}
