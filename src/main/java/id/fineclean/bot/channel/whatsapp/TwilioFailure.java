package id.fineclean.bot.channel.whatsapp;

import java.time.Duration;
import java.util.Optional;

/// Why a call to Twilio brought no result. Holds nothing of what was sent or answered. It is thrown
/// through Twilio's SDK, and so unchecked.
final class TwilioFailure extends RuntimeException {
  sealed interface Reason {
    /// Twilio answered, and not with success.
    ///
    /// @param code Twilio's error code, 0 where there is none
    record Refused(int httpStatus, int code, Optional<Duration> retryAfter) implements Reason {}

    /// Nothing was sent.
    record NeverSent(String what) implements Reason {}

    /// No answer came, or not all of it, or none that can be read.
    record Broken(String what) implements Reason {}
  }

  private final transient Reason reason;

  TwilioFailure(Reason reason) {
    super(reason.toString(), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  /// A short code for logs and counters.
  String code() {
    return switch (reason) {
      case Reason.Refused refused -> "http_" + refused.httpStatus();
      case Reason.NeverSent never -> never.what();
      case Reason.Broken broken -> broken.what();
    };
  }
}
