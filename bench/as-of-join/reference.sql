COPY (
  SELECT t.*, q.bid, q.ask
  FROM read_parquet('${trades}') t
  ASOF LEFT JOIN read_parquet('${quotes}') q ON t.symbol = q.symbol AND t.traded_at >= q.quoted_at
) TO '${out}/priced.parquet' (FORMAT parquet, COMPRESSION zstd);
