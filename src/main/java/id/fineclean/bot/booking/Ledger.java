package id.fineclean.bot.booking;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/// What became of a booking's price, line by line in the order in which it happened. Nothing is
/// ever taken out or overwritten: what is owed is the sum.
public record Ledger(List<Line> lines) {
  public Ledger {
    lines = List.copyOf(lines);
  }

  /// @param amount rupiah; below 0 where it makes less to pay
  public record Line(Kind kind, Reason reason, long amount, Instant at) {}

  /// What a line does.
  public enum Kind {
    /// A price was told; nothing is owed for that.
    QUOTED,
    /// The customer said yes to it.
    AGREED,
    /// The services became more or fewer.
    CHANGED,
    /// A fee.
    CHARGED,
    /// A fee, or a part of it, was let off.
    WAIVED
  }

  /// Why a line was written.
  public enum Reason {
    BOOKED,
    REVISED,
    MOVED_LATE,
    CANCELLED,
    CANCELLED_LATE,
    GOODWILL
  }

  /// What the customer has to pay, in rupiah.
  public long owed() {
    return sum(line -> line.kind != Kind.QUOTED);
  }

  /// Fees that were charged and not waived, in rupiah.
  public long fees() {
    return sum(line -> line.kind == Kind.CHARGED || line.kind == Kind.WAIVED);
  }

  private long sum(Predicate<Line> which) {
    return lines.stream().filter(which).mapToLong(Line::amount).sum();
  }
}
