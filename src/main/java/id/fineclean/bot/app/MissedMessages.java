package id.fineclean.bot.app;

import id.fineclean.bot.channel.Backlog;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.inbox.Inbox;
import id.fineclean.bot.web.InboxIntake;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches what customers wrote while the bot could not be reached, whatever the reason: it was
/// restarted, its database or the line to it was gone. Each message once, by the inbox's unique
/// key.
///
/// Every look reaches back to the last one that succeeded and some minutes more, so that no outage
/// needs to be noticed first. The first one of a process reaches back to the last message there is.
final class MissedMessages {
  private static final Logger LOG = LoggerFactory.getLogger(MissedMessages.class);

  /// What the clocks and the provider's list may be late by.
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  /// Whoever wrote longer ago has found another way meanwhile; an answer would only puzzle.
  private static final Duration LONGEST_REACH = Duration.ofHours(24);

  /// Twilio waits 15 s for a webhook to answer.
  private static final Duration YOUNGEST = Duration.ofSeconds(30);

  private final Map<String, Channel> channels;
  private final Inbox inbox;
  private final InboxIntake intake;
  private final InstantSource clock;
  private final Map<String, Instant> seenUntil = new HashMap<>();
  private final Set<String> unclear = new HashSet<>();

  MissedMessages(
      Map<String, Channel> channels, Inbox inbox, InboxIntake intake, InstantSource clock) {
    this.channels = Map.copyOf(channels);
    this.inbox = inbox;
    this.intake = intake;
    this.clock = clock;
  }

  /// Looks once, at every channel that keeps something.
  synchronized void fetch() {
    channels.forEach(this::fetch);
  }

  private void fetch(String id, Channel channel) {
    Instant now = clock.instant();
    Backlog backlog =
        channel.backlog(reach(id, now), YOUNGEST, delivery -> inbox.knows(id, delivery));
    switch (backlog) {
      case Backlog.Kept kept -> {
        take(channel, kept);
        seenUntil.put(id, now);
        if (unclear.remove(id)) {
          LOG.info("{}: what may have been missed is known again", id);
        }
      }
      case Backlog.Unclear(String reason) -> {
        if (unclear.add(id)) {
          LOG.warn("{}: what may have been missed is not known ({}), asking again", id, reason);
        }
      }
      case Backlog.NotKept() -> {}
    }
  }

  private void take(Channel channel, Backlog.Kept kept) {
    if (!kept.messages().isEmpty() && intake.accept(channel, kept.messages())) {
      LOG.warn(
          "{}: fetched messages that had not arrived: {}", channel.id(), kept.messages().size());
    }
  }

  /// A clock that was put back or forward in between makes it longer at most.
  private Duration reach(String id, Instant now) {
    Instant last =
        Optional.ofNullable(seenUntil.get(id)).or(() -> inbox.lastReceived(id)).orElse(now);
    Duration since = Duration.between(last, now).abs().plus(OVERLAP);
    return since.compareTo(LONGEST_REACH) < 0 ? since : LONGEST_REACH;
  }
}
