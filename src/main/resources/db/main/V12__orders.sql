-- A booking may hold several services. Which they are stands with the encrypted details; bookings made before this
-- script have theirs here until they are changed the next time.
ALTER TABLE booking ADD COLUMN service_before TEXT;
UPDATE booking SET service_before = service;
ALTER TABLE booking DROP COLUMN service;
