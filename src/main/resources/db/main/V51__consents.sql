-- What customers have agreed to beyond what their bookings need, such as promotions: each time it was given, and until when it held. Using the service is no consent.
CREATE TABLE consent (
  id ${identity},
  customer_id BIGINT NOT NULL REFERENCES customer (id),
  -- promotion
  purpose TEXT NOT NULL,
  -- what the customer was shown and agreed to
  wording TEXT NOT NULL,
  -- how: the message that gave it, where it was one
  inbox_id BIGINT,
  given_at BIGINT NOT NULL,
  withdrawn_at BIGINT
);
CREATE INDEX consent_of ON consent (customer_id, purpose);
