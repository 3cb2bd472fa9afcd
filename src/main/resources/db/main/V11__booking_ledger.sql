-- What was quoted, agreed, changed, charged and waived for each booking. Lines are only ever added, and what is owed is
-- their sum, quotes left out. Amounts alone tell nothing about a person.
CREATE TABLE booking_ledger (
  id ${identity},
  booking_id BIGINT NOT NULL REFERENCES booking (id),
  -- QUOTED, AGREED, CHANGED, CHARGED or WAIVED
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- rupiah; below 0 where less is owed
  amount BIGINT NOT NULL,
  entered_at BIGINT NOT NULL
);
CREATE INDEX booking_ledger_booking ON booking_ledger (booking_id);

-- Until now a price held fees for moving too. Which part they are stands in nothing but the encrypted breakdown.
INSERT INTO booking_ledger (booking_id, kind, reason, amount, entered_at)
  SELECT id, 'AGREED', 'BOOKED', price, created_at FROM booking ORDER BY id;
INSERT INTO booking_ledger (booking_id, kind, reason, amount, entered_at)
  SELECT id, 'CHANGED', 'CANCELLED', -price, changed_at FROM booking WHERE status = 'cancelled' ORDER BY id;
ALTER TABLE booking DROP COLUMN price;
