package id.fineclean.bot.channel.whatsapp;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that Twilio has what buttons and lists are sent by. It keeps trying in the
/// background; until then choices go out as numbers.
public final class TapPreparation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TapPreparation.class);
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final TapForms forms;
  private final Duration pause;
  private final Thread thread;
  private boolean complained;

  TapPreparation(TapForms forms) {
    this(forms, PAUSE);
  }

  TapPreparation(TapForms forms, Duration pause) {
    this.forms = forms;
    this.pause = pause;
    this.thread = Thread.ofVirtual().name("whatsapp-buttons").unstarted(this::run);
  }

  /// Returns at once. To be called once.
  public void start() {
    thread.start();
  }

  /// Gives up, if it is not done yet.
  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (!isDone()) {
        Thread.sleep(pause);
      }
      LOG.info("WhatsApp shows buttons and lists");
    } catch (InterruptedException stopping) {
      LOG.debug("buttons given up");
    }
  }

  private boolean isDone() {
    try {
      forms.prepare();
      return true;
    } catch (TwilioFailure failure) {
      complain(failure);
      return false;
    }
  }

  /// Once, however often it is tried.
  private void complain(TwilioFailure failure) {
    if (!complained) {
      complained = true;
      LOG.warn(
          "Twilio's Content API gave no buttons ({}): choices go out as numbers, trying again",
          failure.code());
    }
  }
}
