package id.fineclean.bot.channel;

/// How fast a provider lets us send. Above it, messages wait; nothing is dropped.
///
/// @param perSecond messages a second over all chats
/// @param perChatPerSecond messages a second in one chat; fractions allowed
/// @param chatBurst how many messages one chat may get at once after a pause, at least 1
public record SendLimits(double perSecond, double perChatPerSecond, int chatBurst) {
  public SendLimits {
    if (perSecond <= 0 || perChatPerSecond <= 0 || chatBurst < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
