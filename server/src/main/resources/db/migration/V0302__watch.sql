-- Which connection watches which waybill, and when it was last asked: vendors bound the questions.
create table watch (
  merchant_id    uuid        not null,
  parcel_id      uuid        not null,
  connection_id  uuid        not null,
  state          text        not null default 'none',
  reason         text,
  asked_at       timestamptz,
  pulled_at      timestamptz,

  primary key (merchant_id, parcel_id, connection_id),
  constraint watch__state check (state in ('none', 'watching', 'refused', 'ended'))
);
select hongyan_protect('watch');
