package id.fineclean.bot.web;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.concurrent.AdmissionControl;
import id.fineclean.bot.inbox.Inbox;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The step from a channel into the inbox, the same whichever way the messages came.
public final class InboxIntake {
  private static final Logger LOG = LoggerFactory.getLogger(InboxIntake.class);

  private final Inbox inbox;
  private final LongConsumer wake;
  private final AdmissionControl admission;

  /// @param wake told every conversation that has a new message; returns at once
  public InboxIntake(Inbox inbox, LongConsumer wake) {
    this(inbox, wake, new AdmissionControl());
  }

  /// @param admission told of every message while it is being stored
  public InboxIntake(Inbox inbox, LongConsumer wake, AdmissionControl admission) {
    this.inbox = inbox;
    this.wake = wake;
    this.admission = admission;
  }

  /// Stores messages, each once however often it is delivered; they are durable when this returns.
  ///
  /// @return whether any of them was new
  /// @throws id.fineclean.bot.storage.StorageUnavailableException some may not be stored: the
  ///     provider must not be told that they arrived. Storing those again that were is harmless.
  public boolean accept(Channel channel, List<InboundMessage> messages) {
    boolean anyNew = false;
    for (InboundMessage message : messages) {
      OptionalLong conversation = store(channel, message);
      conversation.ifPresent(wake);
      anyNew |= conversation.isPresent();
      acknowledgeTap(channel, message.content());
    }
    return anyNew;
  }

  /// Takes note of what arrived and holds nothing to store.
  public void passOver(Channel channel, Received.Ignored ignored) {
    inbox.passOver(channel.id(), ignored);
  }

  private OptionalLong store(Channel channel, InboundMessage message) {
    admission.arrive();
    try {
      return inbox.accept(channel.id(), message);
    } finally {
      admission.arrived();
    }
  }

  /// Also for a repeated delivery: the acknowledgement may have been what was lost.
  private static void acknowledgeTap(Channel channel, InboundContent content) {
    if (content instanceof InboundContent.Tap tap) {
      tap.tapReference()
          .ifPresent(reference -> Thread.startVirtualThread(() -> tell(channel, reference)));
    }
  }

  private static void tell(Channel channel, String tapReference) {
    try {
      channel.acknowledgeTap(tapReference);
    } catch (RuntimeException e) {
      LOG.warn("{}: a tap was not acknowledged: {}", channel.id(), e.getClass().getSimpleName());
    }
  }
}
