package id.fineclean.bot.channel.whatsapp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// The ids of the messages Twilio took last: enough to tell them from one whose sending ended in
/// doubt. Thread-safe.
final class RecentIds {
  /// More than a minute's worth at Twilio's default limit of 80 messages a second.
  private static final int MOST = 5_000;

  private final Deque<String> oldestFirst = new ArrayDeque<>();
  private final Set<String> ids = new HashSet<>();

  synchronized void add(String id) {
    if (ids.add(id)) {
      oldestFirst.addLast(id);
    }
    if (oldestFirst.size() > MOST) {
      ids.remove(oldestFirst.removeFirst());
    }
  }

  synchronized boolean contains(String id) {
    return ids.contains(id);
  }
}
