package id.fineclean.bot.load;

/// What was seen in one scenario. On the loop's thread, and after it has come to rest.
final class Tally {
  final Samples acknowledging = new Samples();
  final Samples replying = new Samples();
  int sent;
  int acknowledged;
  int refused;
  int replied;

  /// Replies that nobody waited for.
  int surplus;

  /// Replies that belong to another message.
  int misplaced;

  /// Whether nothing is on its way any more.
  boolean settled() {
    return acknowledged + refused == sent && replied >= acknowledged;
  }

  /// Every message acknowledged and answered by exactly one reply, in the right order.
  boolean exact() {
    return refused == 0
        && acknowledged == sent
        && replied == sent
        && surplus == 0
        && misplaced == 0;
  }
}
