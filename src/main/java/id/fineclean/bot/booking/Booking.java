package id.fineclean.bot.booking;

import java.time.Instant;

/// A booking as it is stored.
///
/// @param area the company file's id; the area may be gone from it by now
/// @param version to be named with each change
/// @param ledger what was agreed and charged
public record Booking(
    long id,
    BookingCode code,
    long customerId,
    long conversationId,
    String area,
    String crew,
    Instant start,
    Instant end,
    boolean cancelled,
    long version,
    int reminded,
    BookingDetails details,
    Ledger ledger) {}
