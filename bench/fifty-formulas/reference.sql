-- The fifty formulas of job.yaml in DuckDB.
COPY (
  WITH accounts AS (
    SELECT account, sum(amount) AS account_total, count(*) AS account_rows,
      avg(amount) AS account_mean, max(amount) AS account_largest
    FROM read_parquet('${ledger}') GROUP BY account
  ),
  first AS (
    SELECT l.*, a.* EXCLUDE (account), coalesce(r.rate, 1) AS rate,
      round(amount * 0.0025, 2) AS fee,
      abs(amount) AS magnitude,
      upper(trim(regexp_replace(counterparty, ' +', ' ', 'g'))) AS party,
      left(l.account, 2) AS country,
      month(booked_on) AS booked_month,
      CAST(value_on + INTERVAL 1 MONTH AS DATE) AS due_on
    FROM read_parquet('${ledger}') l
    JOIN accounts a ON l.account = a.account
    LEFT JOIN read_csv('${rates}', header = true, columns = {'currency': 'VARCHAR', 'rate': 'DECIMAL(10,4)'}) r ON lower(l.currency) = lower(r.currency)
  ),
  second AS (SELECT *, amount - fee AS net FROM first),
  third AS (SELECT *, round(net * 0.19, 2) AS tax FROM second),
  fourth AS (
    SELECT *, net + tax AS gross,
      CASE WHEN magnitude >= 40000 THEN 'large' WHEN magnitude >= 1000 THEN 'medium' ELSE 'small' END AS size
    FROM third
  ),
  formulas AS (
    SELECT currency, fee, net, tax, gross, magnitude,
      trunc(CAST(amount AS DOUBLE) / 1000) AS thousands,
      ceil(CAST(magnitude AS DOUBLE) / 50) * 50 AS upper_limit,
      floor(CAST(magnitude AS DOUBLE) / 50) * 50 AS lower_limit,
      CAST(floor(magnitude) AS BIGINT) % 97 AS remainder,
      sign(amount) AS direction,
      greatest(net, tax, 0) AS larger,
      least(net, tax, 0) AS smaller,
      sqrt(CAST(magnitude AS DOUBLE)) AS root,
      CAST(magnitude AS DOUBLE) * pow(1.0002, 30) AS interest,
      size,
      lower(size) = 'large' AND lower(status) <> 'settled' AS needs_review,
      lower(status) = 'open' OR lower(status) = 'pending' AS is_open,
      CASE lower(status) WHEN 'open' THEN 1 WHEN 'pending' THEN 2 WHEN 'settled' THEN 3 ELSE 0 END AS stage,
      CASE WHEN gross = 0 THEN 0 ELSE CAST(tax AS DOUBLE) / CAST(gross AS DOUBLE) END AS share,
      CAST(floor(magnitude) AS BIGINT) % 2 = 0 AS is_even,
      country,
      substring(account, 5, 3) AS branch,
      right(account, 6) AS account_number,
      party,
      replace(party, ' LTD', '') AS party_short,
      upper(left(status, 1)) || lower(substring(status, 2)) AS status_name,
      length(description) AS length,
      instr(description, 'no-') AS number_at,
      instr(lower(description), 'invoice') > 0 AS has_invoice,
      CAST(right(description, 7) AS DOUBLE) AS document,
      currency || ' ' || account AS label,
      concat_ws('|', nullif(currency, ''), nullif(country, ''), nullif(status, '')) AS joined,
      left(account, 4) || '******' || substring(account, 11) AS masked,
      ascii(status) AS first_code,
      format('{:,.2f}', CAST(amount AS DOUBLE)) AS shown,
      year(booked_on) AS booked_year, booked_month,
      isodow(booked_on) AS day_of_week,
      ceil(booked_month / 3) AS quarter,
      last_day(booked_on) AS month_end,
      due_on,
      value_on - booked_on AS days_to_value,
      -- whole weeks have five working days; the rest is counted by the day of the week
      (due_on - booked_on + 1) // 7 * 5
        + len(list_filter(range((due_on - booked_on + 1) % 7), lambda d: (isodow(booked_on) - 1 + d) % 7 < 5)) AS working_days,
      weekofyear(booked_on) AS week,
      datesub('month', booked_on, DATE '2026-12-31') AS months_old,
      account_total, account_rows, account_mean, account_largest, rate
    FROM fourth
  )
  SELECT currency, count(*) AS rows, sum(fee) AS fee, sum(net) AS net, sum(tax) AS tax, sum(gross) AS gross,
    sum(magnitude) AS magnitude, sum(thousands) AS thousands, sum(upper_limit) AS upper_limit,
    sum(lower_limit) AS lower_limit, sum(remainder) AS remainder, sum(direction) AS direction,
    sum(larger) AS larger, sum(smaller) AS smaller, sum(root) AS root, sum(interest) AS interest,
    max(size) AS size, max(needs_review) AS needs_review, max(is_open) AS is_open, sum(stage) AS stage,
    sum(share) AS share, max(is_even) AS is_even, max(country) AS country, max(branch) AS branch,
    max(account_number) AS account_number, max(party) AS party, max(party_short) AS party_short,
    max(status_name) AS status_name, sum(length) AS length, sum(number_at) AS number_at,
    max(has_invoice) AS has_invoice, sum(document) AS document, max(label) AS label, max(joined) AS joined,
    max(masked) AS masked, sum(first_code) AS first_code, max(shown) AS shown, sum(booked_year) AS booked_year,
    sum(booked_month) AS booked_month, sum(day_of_week) AS day_of_week, sum(quarter) AS quarter,
    max(month_end) AS month_end, max(due_on) AS due_on, sum(days_to_value) AS days_to_value,
    sum(working_days) AS working_days, sum(week) AS week, sum(months_old) AS months_old,
    sum(account_total) AS account_total, sum(account_rows) AS account_rows, sum(account_mean) AS account_mean,
    sum(account_largest) AS account_largest, sum(rate) AS rate
  FROM formulas GROUP BY currency
) TO '${out}/totals.parquet' (FORMAT parquet)
