package id.fineclean.bot.channel.telegram;

import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.Deletion;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.Fetched;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.SendLimits;
import id.fineclean.bot.channel.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;

/// Private chats with a Telegram bot.
public final class TelegramChannel implements Channel {
  private static final Logger LOG = LoggerFactory.getLogger(TelegramChannel.class);

  /// Telegram Bot API, sendMessage, `text`.
  private static final Capabilities CAPABILITIES =
      new Capabilities(4096, true, true, Optional.empty());

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
  private static final int MOST_ACKNOWLEDGEMENTS = 64;

  private final TelegramSettings settings;
  private final BotApi api;
  private final Semaphore acknowledgements = new Semaphore(MOST_ACKNOWLEDGEMENTS);

  public TelegramChannel(TelegramSettings settings) {
    this(settings, CALL_TIMEOUT);
  }

  TelegramChannel(TelegramSettings settings, Duration callTimeout) {
    this.settings = settings;
    this.api = new BotApi(settings, callTimeout);
  }

  @Override
  public String id() {
    return "telegram";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public SendLimits limits() {
    return settings.limits();
  }

  /// None when polling: see [TelegramPolling].
  @Override
  public List<Webhook> webhooks() {
    return switch (settings.mode()) {
      case WEBHOOK -> List.of(new TelegramWebhook(settings.webhookSecret().orElseThrow()));
      case POLLING -> List.of();
    };
  }

  /// In the topic the customer wrote in; beside it where that is gone meanwhile.
  @Override
  public DeliveryResult send(OutboundMessage message, Recipient recipient) {
    ChatAddress address = ChatAddress.parse(recipient.address());
    try {
      return send(message, address);
    } catch (CallFailure failure) {
      return address.topic().isPresent() && Outcomes.isTopicGone(failure.reason())
          ? send(message, new Recipient(address.withoutTopic().toString(), recipient.windowOpen()))
          : Outcomes.of(failure.reason());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new DeliveryResult.Unknown("interrupted");
    }
  }

  private DeliveryResult send(OutboundMessage message, ChatAddress address)
      throws CallFailure, InterruptedException {
    int number = api.call(new TextMessage(address, message)).getMessageId();
    return new DeliveryResult.Accepted(new MessageNumber(address.chat(), number).toString());
  }

  /// @param reference the `file_id`
  @Override
  public Fetched fetch(String reference, int mostBytes) {
    return new TelegramFiles(api).fetch(reference, mostBytes);
  }

  /// From the chat, so on the customer's phone too. Only within 48 hours of its writing (Telegram
  /// Bot API, deleteMessage).
  @Override
  public Deletion delete(String messageId) {
    Optional<MessageNumber> message = MessageNumber.parse(messageId);
    if (message.isEmpty()) {
      return new Deletion.Refused("not_an_id");
    }
    try {
      api.call(message.get().deletion());
      return new Deletion.Deleted();
    } catch (CallFailure failure) {
      return Outcomes.ofDeletion(failure.reason());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Deletion.Failed("interrupted");
    }
  }

  /// Dropped while many others are under way: Telegram stops the spinner by itself in the end.
  @Override
  public void acknowledgeTap(String tapReference) {
    if (acknowledgements.tryAcquire()) {
      var _ =
          api.start(new AnswerCallbackQuery(tapReference))
              .whenComplete(
                  (_, failure) -> {
                    acknowledgements.release();
                    if (failure != null) {
                      LOG.debug("tap not acknowledged: {}", CallFailure.of(failure).getMessage());
                    }
                  });
    }
  }
}
