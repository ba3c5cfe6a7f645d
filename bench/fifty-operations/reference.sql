-- The fifty operations of jobs/reconciliation/fifty-operations.yaml for DuckDB: the same columns, types
-- and meanings. ${ours}, ${theirs} are table functions such as read_parquet('...'), ${out} a folder.

-- VLOOKUP takes the first row of an id: in these files the one with the earliest value date.
CREATE TEMP VIEW firsts AS
SELECT id, arg_min(struct_pack(amount, value_on, counterparty, status), value_on) AS f
FROM ${theirs} GROUP BY id;

CREATE TEMP VIEW sums AS
SELECT account,
  CAST(sum(amount) AS DECIMAL(18,2)) AS account_total,
  CAST(count(*) AS BIGINT) AS account_rows,
  CAST(coalesce(sum(amount) FILTER (status = 'open'), 0) AS DECIMAL(18,2)) AS account_open,
  CAST(count(*) FILTER (amount >= 40000) AS BIGINT) AS account_large
FROM ${ours} GROUP BY account;

CREATE TEMP VIEW looked AS
SELECT o.*, s.account_total, s.account_rows, s.account_open, s.account_large,
  f.amount AS their_amount, f.value_on AS their_value_on,
  f.counterparty AS their_counterparty, f.status AS their_status
FROM ${ours} o
LEFT JOIN sums s ON o.account = s.account
LEFT JOIN firsts t ON o.id = t.id;

CREATE TEMP VIEW first_columns AS
SELECT *,
  their_amount IS NOT NULL AS is_matched,
  amount - coalesce(their_amount, 0) AS difference,
  abs(amount - coalesce(their_amount, 0)) AS abs_difference,
  their_amount IS NOT NULL AND amount = coalesce(their_amount, 0) AS is_equal,
  CASE WHEN their_amount IS NOT NULL THEN their_value_on - value_on ELSE 0 END AS days_apart,
  coalesce(counterparty = their_counterparty, false) AS same_party,
  coalesce(lower(status) = lower(their_status), false) AS same_status,
  CASE WHEN abs(amount) >= 40000 THEN 'large' WHEN abs(amount) >= 1000 THEN 'medium' ELSE 'small' END AS size_class,
  CASE WHEN amount < 0 THEN 'debit' ELSE 'credit' END AS direction,
  lower(status) IN ('open', 'pending') AS is_open,
  CAST(round(amount * 0.0025, 2) AS DECIMAL(18,2)) AS fee,
  CAST(sign(amount) * ceil(abs(amount)) AS DECIMAL(18,0)) AS rounded_up,
  CAST(trunc(amount) AS DECIMAL(18,0)) AS rounded_down,
  CAST(round(amount, -2) AS DECIMAL(18,0)) AS hundreds,
  CAST(floor(amount) AS DECIMAL(18,0)) AS whole,
  abs(amount) - floor(abs(amount)) AS cents,
  sign(amount) AS sign,
  CAST(round(amount * 0.001, 3) AS DECIMAL(18,3)) AS thousands,
  amount > account_large * 1000 AS is_above_limit,
  account_total < account_open AS is_account_short,
  left(account, 2) AS country,
  substr(account, 5, 3) AS branch,
  right(account, 6) AS account_number,
  upper(trim(counterparty)) AS party,
  length(description) AS description_length,
  contains(lower(description), 'invoice') AS has_invoice,
  right(description, 7) AS document_number,
  concat(currency, ' ', account) AS label,
  upper(left(status, 1)) AS status_code,
  year(booked_on) AS booked_year,
  month(booked_on) AS booked_month,
  day(booked_on) AS booked_day,
  last_day(booked_on) AS month_end,
  CAST(value_on + INTERVAL 1 MONTH AS DATE) AS due_on,
  value_on - booked_on AS days_to_value,
  DATE '2026-12-31' - booked_on AS age
FROM looked;

CREATE TEMP VIEW result AS
SELECT *,
  CASE WHEN NOT is_matched THEN 'missing' WHEN difference <> 0 THEN 'amount' WHEN days_apart <> 0 THEN 'date'
    WHEN NOT same_party THEN 'counterparty' ELSE 'none' END AS reason,
  (size_class = 'large' AND NOT is_matched) OR (is_matched AND abs_difference > 5) AS needs_review,
  amount - fee AS net,
  CAST(round((amount - fee) * 0.19, 2) AS DECIMAL(18,2)) AS tax,
  (amount - fee) + CAST(round((amount - fee) * 0.19, 2) AS DECIMAL(18,2)) AS gross,
  ((CAST(whole AS BIGINT) % 97) + 97) % 97 AS remainder,
  replace(party, ' LTD', '') AS party_short,
  (booked_month + 2) // 3 AS quarter
FROM first_columns;

COPY (SELECT * FROM result) TO '${out}/ours.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT coalesce(currency, 'Total') AS currency, sum(amount) FILTER (reason = 'none') AS "none", sum(amount) FILTER (reason = 'amount') AS "amount",
    sum(amount) FILTER (reason = 'date') AS "date", sum(amount) FILTER (reason = 'counterparty') AS "counterparty",
    sum(amount) FILTER (reason = 'missing') AS "missing", sum(amount) AS total
  FROM read_parquet('${out}/ours.parquet') AS ours GROUP BY ROLLUP (ours.currency)
) TO '${out}/by_currency.parquet' (FORMAT parquet, COMPRESSION zstd);
