package id.fineclean.bot.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.telegram.CallFailure.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;

/// Fetches updates from Telegram, for hosts that Telegram cannot reach.
///
/// Telegram forgets an update when the next fetch asks for later ones. That fetch is made only
/// after the sink has stored everything before it, so that polling loses as little as a webhook
/// does: an update may come twice, never not at all. Whatever goes wrong is followed by a pause,
/// which grows, and another try; the loop ends with [#close] only.
public final class TelegramPolling implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TelegramPolling.class);

  /// How long Telegram holds a fetch while there is nothing to deliver.
  private static final Duration WAIT = Duration.ofSeconds(30);

  /// For the answer, after [#WAIT].
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final BotApi api;
  private final PollingSink sink;
  private final Duration wait;
  private final Pause pause;
  private final Thread thread;
  private volatile boolean closed;

  /// The first update not yet stored. Empty for whatever Telegram has.
  private OptionalLong offset = OptionalLong.empty();

  private boolean webhookRemoved;

  public TelegramPolling(TelegramSettings settings, PollingSink sink) {
    this(settings, sink, WAIT, new Pause(FIRST_PAUSE, LONGEST_PAUSE));
  }

  TelegramPolling(TelegramSettings settings, PollingSink sink, Duration wait, Pause pause) {
    this.api = new BotApi(settings, wait.plus(GRACE));
    this.sink = sink;
    this.wait = wait;
    this.pause = pause;
    this.thread = Thread.ofVirtual().name("telegram-polling").unstarted(this::run);
  }

  /// Starts the loop, which runs on a thread of its own. To be called once.
  public void start() {
    thread.start();
  }

  /// Whether updates are being fetched: true from [#start] to [#close], come what may.
  boolean isRunning() {
    return thread.isAlive();
  }

  /// Breaks off the fetch under way, lets the sink finish what it is storing, and returns when the
  /// loop has ended, after ten seconds at most.
  @Override
  public void close() {
    closed = true;
    api.cancelAll();
    thread.interrupt();
    try {
      thread.join(STOPPING);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        turn();
      } catch (InterruptedException stopping) {
        // By close, or by a sink that is being stopped itself.
        pauseUnlessClosed();
      } catch (Throwable unexpected) {
        // Includes errors: a loop that ended here would leave a bot that looks well and hears
        // nothing.
        LOG.error("polling failed ({}), goes on", unexpected.getClass().getName());
        pauseUnlessClosed();
      }
    }
  }

  private void pauseUnlessClosed() {
    try {
      if (!closed) {
        pause.take(Duration.ZERO);
      }
    } catch (InterruptedException stopping) {
      // The loop looks whether it is closed.
    }
  }

  private void turn() throws InterruptedException {
    try {
      removeWebhook();
      take(api.call(new FetchUpdates(offset, wait)));
    } catch (CallFailure failure) {
      if (!closed) {
        recover(failure.reason());
      }
    }
  }

  /// Telegram refuses fetches while a webhook is set. What waits for the webhook is kept.
  private void removeWebhook() throws CallFailure, InterruptedException {
    if (!webhookRemoved) {
      api.call(removal());
      webhookRemoved = true;
    }
  }

  static DeleteWebhook removal() {
    return DeleteWebhook.builder().dropPendingUpdates(false).build();
  }

  private void take(ArrayNode updates) throws InterruptedException {
    Batch batch = Batch.read(updates);
    if (store(batch.messages)) {
      batch.ignored.forEach(sink::ignored);
      // An answer without updates has confirmed all before it. From there no offset is needed, and
      // Telegram may start its numbers anew, as it does after a week without updates.
      offset = batch.next;
      pause.reset();
    }
  }

  private boolean store(List<InboundMessage> messages) throws InterruptedException {
    if (messages.isEmpty()) {
      return true;
    }
    try {
      sink.store(messages);
      return true;
    } catch (InterruptedException stopping) {
      throw stopping;
    } catch (Exception notStored) {
      LOG.warn(
          "{} messages not stored ({}), fetching them again",
          messages.size(),
          notStored.getClass().getName());
      pause.take(Duration.ZERO);
      return false;
    }
  }

  private void recover(Reason reason) throws InterruptedException {
    LOG.warn("fetching from Telegram failed ({}), trying again", CallFailure.describe(reason));
    if (reason instanceof Reason.Refused refused) {
      // 409: a webhook was set meanwhile, or somebody else fetches with the same token.
      webhookRemoved = webhookRemoved && refused.code() != 409;
      pause.take(refused.retryAfter().orElse(Duration.ZERO));
    } else {
      pause.take(Duration.ZERO);
    }
  }

  /// What one fetch brought.
  private record Batch(List<InboundMessage> messages, List<String> ignored, OptionalLong next) {

    static Batch read(ArrayNode updates) {
      List<InboundMessage> messages = new ArrayList<>();
      List<String> ignored = new ArrayList<>();
      long last = -1;
      for (JsonNode update : updates) {
        switch (UpdateReader.read(update)) {
          case Received.Messages received -> messages.addAll(received.messages());
          case Received.Ignored unhandled -> ignored.add(unhandled.kind());
          case Received.Statuses _, Received.Forged _, Received.Malformed _ ->
              ignored.add("malformed");
        }
        last = Math.max(last, Json.integer(update, "update_id").orElse(-1));
      }
      return new Batch(messages, ignored, next(last));
    }

    private static OptionalLong next(long last) {
      return last < 0 ? OptionalLong.empty() : OptionalLong.of(last + 1);
    }
  }
}
