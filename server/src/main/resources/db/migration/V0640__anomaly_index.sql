-- The time first: beginning with the merchant alone, this index looked as good as the primary key for
-- finding one anomaly while the table is young, and then read all of the merchant's.
drop index anomaly__arrived;
create index anomaly__arrived on anomaly (arrived_at, merchant_id);
