package id.fineclean.bot.booking;

/// What a late change costs.
public sealed interface Fee {
  /// The fee in rupiah for a booking of `price` rupiah.
  long of(long price);

  /// @param percent of the price, 0 to 100; parts of a rupiah are dropped
  record Percent(int percent) implements Fee {
    @Override
    public long of(long price) {
      return price * percent / 100;
    }
  }

  /// @param amount in rupiah, whatever the price
  record Fixed(long amount) implements Fee {
    @Override
    public long of(long price) {
      return amount;
    }
  }
}
