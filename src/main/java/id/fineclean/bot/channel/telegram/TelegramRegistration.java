package id.fineclean.bot.channel.telegram;

import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;

/// Tells Telegram where to deliver updates. It keeps trying in the background until Telegram has
/// taken it; the server does not wait for that.
public final class TelegramRegistration implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TelegramRegistration.class);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /// The most that setWebhook allows: how many deliveries Telegram makes at once.
  private static final int MOST_CONNECTIONS = 100;

  private final BotApi api;
  private final SetWebhook call;
  private final Pause pause;
  private final Thread thread;

  /// @param settings of mode [TelegramSettings.Mode#WEBHOOK]
  /// @param publicUrl how Telegram reaches this server
  public TelegramRegistration(TelegramSettings settings, URI publicUrl) {
    this(settings, publicUrl, CALL_TIMEOUT, new Pause(FIRST_PAUSE, LONGEST_PAUSE));
  }

  TelegramRegistration(
      TelegramSettings settings, URI publicUrl, Duration callTimeout, Pause pause) {
    this.api = new BotApi(settings, callTimeout);
    this.call = call(publicUrl, settings.webhookSecret().orElseThrow());
    this.pause = pause;
    this.thread = Thread.ofVirtual().name("telegram-registration").unstarted(this::run);
  }

  /// Returns at once. To be called once.
  public void start() {
    thread.start();
  }

  /// Gives up, if Telegram has not taken it yet.
  @Override
  public void close() {
    api.cancelAll();
    thread.interrupt();
  }

  /// Whether it is still trying.
  boolean isRunning() {
    return thread.isAlive();
  }

  /// Leaving out `allowed_updates` would keep what was set before, so it is always sent. What waits
  /// for delivery is kept.
  private static SetWebhook call(URI publicUrl, String secret) {
    return SetWebhook.builder()
        .url(url(publicUrl))
        .secretToken(secret)
        .allowedUpdates(UpdateReader.ALLOWED_UPDATES)
        .maxConnections(MOST_CONNECTIONS)
        .dropPendingUpdates(false)
        .build();
  }

  /// Where Telegram is to deliver updates.
  static String url(URI publicUrl) {
    return publicUrl.toString().replaceAll("/$", "") + TelegramWebhook.PATH;
  }

  private void run() {
    try {
      while (!isTaken()) {
        pause.take(Duration.ZERO);
      }
      LOG.info("Telegram delivers updates to {}", call.getUrl());
    } catch (InterruptedException stopping) {
      LOG.debug("registration given up");
    }
  }

  private boolean isTaken() throws InterruptedException {
    try {
      api.call(call);
      return true;
    } catch (CallFailure failure) {
      LOG.warn("Telegram did not take the webhook ({}), trying again", failure.getMessage());
      return false;
    }
  }
}
