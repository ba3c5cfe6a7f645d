package dev.sluice.match.truth;

/** The job that must find the truth: its rules fit the planted patterns, and nothing else. */
public final class TruthJob {

  /** Names the columns of {@code accounts.csv}. */
  static final String ACCOUNTS_HEADER = "account,card_account,pool_account";

  private static final String RULES =
      """
              rules:
                - name: exact
                  keys: [account, currency, reference, counterparty]
                  days: 0
                - name: text
                  keys: [account, currency, reference, counterparty]
                  ignore: [case, spaces, punctuation]
                  days: 0
                - name: tolerance
                  keys: [account, currency, reference, counterparty]
                  days: 0
                  tolerance: {by-currency: {CHF: 0.05, JPY: 1, other: 0}}
                - name: percent
                  keys: [{left: card_account, right: account}, currency, reference, counterparty]
                  days: -1..3
                  tolerance: 1%
                - name: late
                  keys: [account, currency, reference, counterparty]
                  days: -1..3
                - name: business
                  keys: [account, currency, reference, counterparty]
                  days: 0..3
                  day-count: business
                - name: similar
                  keys: [account, currency, reference]
                  days: 0
                  similar: {counterparty: 0.9}
                - name: batch-out
                  keys: [account, currency, reference, counterparty]
                  days: -1..3
                  cardinality: one-to-many
                - name: batch-in
                  keys: [account, currency, reference, counterparty]
                  days: -1..3
                  cardinality: many-to-one
                - name: batch-net
                  keys: [account, currency, reference, counterparty]
                  days: -1..3
                  cardinality: many-to-many
                - name: baskets
                  keys: [pool_account, currency]
                  cardinality: one-to-many
                  search: true
                  members: 6
                - name: deposits
                  keys: [pool_account, currency]
                  cardinality: many-to-one
                  search: true
                  members: 6
      """;

  private TruthJob() {}

  /** A line of {@code accounts.csv}: what an account is, so that some rules leave others alone. */
  static String accountLine(String account) {
    String card = account.startsWith("CARD-") ? account : "";
    String pool = account.startsWith("POOL-") ? account : "";
    return account + "," + card + "," + pool;
  }

  /**
   * The job without its first line, the name. It reads what {@link Truth#write} wrote into {@code
   * data/} of its project, and publishes every result of the step, which are never empty, into
   * tables of the namespace {@code truth}.
   */
  public static String text(TruthSettings settings) {
    return """
        as-of: 2026-10-31
        sources:
          bank:
            path: data/bank
            format: csv
            columns:
              txn_id: text
              account: text
              booked_on: date
              reference: text
              counterparty: text
              currency: text
              amount: AMOUNT
          ledger:
            path: data/ledger
            format: csv
            columns:
              entry_id: text
              account: text
              posted_on: date
              reference: text
              counterparty: text
              currency: text
              amount: AMOUNT
          accounts:
            path: data/accounts.csv
            columns: {account: text, card_account: text, pool_account: text}
          holidays:
            path: data/holidays.csv
            columns: {day: date}
        steps:
          - vlookup:
              table: bank
              key: account
              in: accounts
              match-column: account
              return: [card_account, pool_account]
              not-found: blank
          - vlookup:
              table: ledger
              key: account
              in: accounts
              match-column: account
              return: [pool_account]
              not-found: blank
          - match:
              left: bank
              right: ledger
              id: {left: txn_id, right: entry_id}
              amount: amount
              date: {left: booked_on, right: posted_on}
              currency: currency
              account: account
              order: [reference]
              holidays: holidays[day]
        RULES\
              breaks:
                keys: [reference]
                compare: [counterparty, account]
                date-limit: 30
              ageing: {from: date, days: [30, 60, 90]}
        publish:
          items: {table: truth.items}
          matches: {table: truth.matches}
          breaks: {table: truth.breaks}
          open_items: {table: truth.open_items}
          rollforward: {table: truth.rollforward}
          match_summary: {table: truth.match_summary}
        """
        .replace("RULES", RULES.indent(-2).stripTrailing() + "\n")
        .replace("AMOUNT", settings.amountType());
  }
}
