package id.fineclean.bot.channel.whatsapp;

import com.twilio.exception.TwilioException;
import java.time.Duration;
import java.util.Optional;

/// Why a call to Twilio brought no resource. Thrown through Twilio's SDK, whose own exceptions know
/// neither the HTTP status nor whether the call went out, and repeat customers' data in their
/// texts.
final class TwilioFailure extends TwilioException {
  sealed interface Reason {
    /// Twilio answered, and not with success.
    ///
    /// @param code Twilio's error code, 0 where there is none
    record Refused(int httpStatus, int code, Optional<Duration> retryAfter) implements Reason {}

    /// Nothing was sent.
    record NeverSent(String what) implements Reason {}

    /// No answer came, or not all of it.
    record Broken(String what) implements Reason {}
  }

  private final transient Reason reason;

  TwilioFailure(Reason reason) {
    super(reason.toString());
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
