-- GET /parcels?tab=due_today and its count, and the list in the order of expected times: parcels
-- at an end expect nothing and stay out.
create index parcel_row__expected on parcel_row (merchant_id, expected_at, parcel_id)
  where expected_at is not null;
