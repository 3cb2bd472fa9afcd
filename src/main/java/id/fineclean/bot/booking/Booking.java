package id.fineclean.bot.booking;

import java.time.Instant;

/// A booking as it is stored.
///
/// @param service the catalogue's id; the service may be gone from the catalogue by now
/// @param area the company file's id, likewise
/// @param version to be named with each change
/// @param ledger what was agreed and charged
public record Booking(
    long id,
    BookingCode code,
    long customerId,
    long conversationId,
    String service,
    String area,
    String crew,
    Instant start,
    Instant end,
    boolean cancelled,
    long version,
    int reminded,
    BookingDetails details,
    Ledger ledger) {}
