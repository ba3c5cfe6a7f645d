-- The weighted spread as an analyst writes it, in doubles.
SET threads = 1;
SELECT count(*), sum(quotes), sum(weight) FROM (
  SELECT date, exchange, sector_code, count(*) AS quotes,
    sum(bid_price * bid_volume + ask_price * ask_volume) AS weight,
    sum((ask_price - bid_price)::DOUBLE / ask_price::DOUBLE
      * (bid_price * bid_volume + ask_price * ask_volume)::DOUBLE)
      / nullif(sum(bid_price * bid_volume + ask_price * ask_volume)::DOUBLE, 0) AS weighted_spread
  FROM read_parquet('${files}')
  WHERE bid_price > 0 AND ask_price > 0 AND bid_volume >= 0 AND ask_volume >= 0
  GROUP BY date, exchange, sector_code)
