-- Made-up quotes of ${days} trading days, ${rows} rows in all, in files of at most 10 million rows.
-- Prices are of the type ${price}. Exchanges and sectors are skewed as they are in life: a busy exchange has a third of all quotes.
CREATE MACRO dice(row, salt) AS hash(row * 31 + salt);
CREATE TABLE exchanges AS SELECT unnest(range(12)) AS id, unnest(['Nasdaq Stock Market',
  'New York Stock Exchange', 'NYSE Arca', 'Cboe BZX Exchange', 'Cboe EDGX Exchange', 'MEMX', 'IEX',
  'Nasdaq BX', 'Nasdaq PSX', 'Cboe BYX Exchange', 'Cboe EDGA Exchange', 'MIAX Pearl Equities']) AS exchange;
CREATE TABLE symbols AS
  SELECT id, chr(65 + (id % 26)::INTEGER) || chr(65 + (id // 26 % 26)::INTEGER)
      || chr(65 + (id // 676)::INTEGER) AS symbol,
    (1000 + 50 * (id % 20))::VARCHAR || lpad((id % 200)::VARCHAR, 4, '0') AS sector_code,
    10000 + dice(id, 9) % 4000000 AS cents_of_cents
  FROM range(8000) AS all_ids(id);
COPY (
  SELECT DATE '2026-09-01' + (row * ${days} // ${rows})::INTEGER AS date,
    (DATE '2026-09-01' + (row * ${days} // ${rows})::INTEGER)::TIMESTAMP
      + to_microseconds(34200000000 + (row * 7919 % 23400000000)) AS time,
    symbol, exchange, sector_code,
    (CASE WHEN dice(row, 3) % 500 = 0 THEN 0 ELSE cents_of_cents - dice(row, 4) % 900 END / 10000)
      ::${price} AS bid_price,
    (dice(row, 5) % 40 * 100)::INTEGER AS bid_volume,
    (CASE WHEN dice(row, 6) % 500 = 0 THEN 0 ELSE cents_of_cents + 1 + dice(row, 7) % 900 END / 10000)
      ::${price} AS ask_price,
    (dice(row, 8) % 40 * 100)::INTEGER AS ask_volume
  FROM range(${from}, ${to}) AS all_rows(row)
    JOIN symbols ON symbols.id = dice(row, 1) % 8000
    JOIN exchanges ON exchanges.id = (dice(row, 2) % 144 * (dice(row, 2) % 144) // 1728)
) TO '${file}' (FORMAT parquet, COMPRESSION zstd)
