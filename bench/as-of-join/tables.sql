-- Quotes in the order of time, every time once, and a fifth as many trades. With ${skew} = 0 the
-- symbols are as many trades as their rank is low (Zipf), else so many percent of all rows have one.
COPY (
  SELECT CASE WHEN hash(i, 3) % 100 < ${skew} THEN 'HOT'
      ELSE 'S' || CAST(floor(exp((hash(i, 1) % 1000000) / 1000000.0 * ln(4000))) AS INTEGER) END AS symbol,
    to_timestamp(1793000000 + i * 23400.0 / ${rows}) AS quoted_at,
    i AS seq,
    CAST(100 + (hash(i, 2) % 100000) / 10000.0 AS DECIMAL(12, 4)) AS bid,
    CAST(110 + (hash(i, 4) % 100000) / 10000.0 AS DECIMAL(12, 4)) AS ask,
    CAST(1 + hash(i, 5) % 900 AS INTEGER) AS bid_size,
    CAST(1 + hash(i, 6) % 900 AS INTEGER) AS ask_size
  FROM range(${rows}) t(i)) TO '${folder}/quotes.parquet' (FORMAT parquet, ROW_GROUP_SIZE 500000);
COPY (
  SELECT i AS id,
    CASE WHEN hash(i, 7) % 100 < ${skew} THEN 'HOT'
      ELSE 'S' || CAST(floor(exp((hash(i, 8) % 1000000) / 1000000.0 * ln(4000))) AS INTEGER) END AS symbol,
    to_timestamp(1793000000 + (hash(i, 9) % 23400000000) / 1000000.0) AS traded_at,
    CAST(105 + (hash(i, 10) % 100000) / 10000.0 AS DECIMAL(12, 4)) AS price,
    CAST(1 + hash(i, 11) % 900 AS INTEGER) AS size
  FROM range(${rows} // 5) t(i)) TO '${folder}/trades.parquet' (FORMAT parquet, ROW_GROUP_SIZE 500000);
