create table message_setting (
  merchant_id uuid not null,
  channels text[] not null default '{wechat,sms,mail}'::text[],
  quiet_from time without time zone not null default '22:00:00'::time without time zone,
  quiet_to time without time zone not null default '08:00:00'::time without time zone,
  day_cap_fen bigint not null default 1000000,
  sms_fen bigint not null default 5,

  constraint message_setting_pkey PRIMARY KEY (merchant_id),
  constraint message_setting__money CHECK (((day_cap_fen >= 0) AND (sms_fen >= 0)))
);
-- row level security: forced, each merchant sees his own
