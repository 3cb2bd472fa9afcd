package id.fineclean.bot.contact;

import java.security.SecureRandom;
import java.time.Instant;

/// Makes the internal ids of customers: the millisecond, then 20 random bits. Growing, so that
/// neighbours in time lie together on disk; not to be guessed from another id alone; nothing a
/// provider knows.
final class CustomerIds {
  private static final int RANDOM_BITS = 20;
  private static final long EPOCH = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private final SecureRandom random = new SecureRandom();

  long next(Instant now) {
    return (now.toEpochMilli() - EPOCH) << RANDOM_BITS | random.nextInt(1 << RANDOM_BITS);
  }
}
