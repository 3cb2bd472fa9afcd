-- Bookings and the crews' time.

CREATE TABLE booking (
  id ${identity},
  code TEXT NOT NULL UNIQUE,
  customer_id BIGINT NOT NULL REFERENCES customer (id),
  -- where its reminders go
  conversation_id BIGINT NOT NULL REFERENCES conversation (id),
  service TEXT NOT NULL,
  area TEXT NOT NULL,
  crew TEXT NOT NULL,
  start_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  price BIGINT NOT NULL,
  -- booked or cancelled
  status TEXT NOT NULL,
  -- raised by every change; whoever makes one names the version it has seen
  version BIGINT NOT NULL DEFAULT 1,
  -- reminders already written for this version: 1 the day before, 2 two hours before
  reminded INTEGER NOT NULL DEFAULT 0,
  -- name, phone, address, size, price breakdown
  details_enc ${bytes} NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX booking_customer ON booking (customer_id, start_at);
CREATE INDEX booking_upcoming ON booking (start_at) WHERE status = 'booked';

-- Half hours (counted from 1970) that a crew is taken, the way to the next customer included. The primary key is what
-- keeps two customers from getting the same crew at the same time.
CREATE TABLE crew_time (
  crew TEXT NOT NULL,
  half_hour BIGINT NOT NULL,
  booking_id BIGINT NOT NULL REFERENCES booking (id),
  PRIMARY KEY (crew, half_hour)
) ${without_rowid};
CREATE INDEX crew_time_half_hour ON crew_time (half_hour);
CREATE INDEX crew_time_booking ON crew_time (booking_id);
