package id.fineclean.bot.booking;

import id.fineclean.bot.understanding.Bilingual;
import java.time.Duration;

/// Something extra done on the same visit.
///
/// @param price in rupiah, once per booking
/// @param extra time it takes
public record AddOn(String id, Bilingual name, long price, Duration extra) {}
