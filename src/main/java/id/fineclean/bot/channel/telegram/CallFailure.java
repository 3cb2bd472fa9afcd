package id.fineclean.bot.channel.telegram;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;

/// Why a call to the Bot API brought no result.
///
/// It keeps neither the causes nor their texts: those name the address that was called, and the
/// bot's token is part of it.
final class CallFailure extends Exception {
  sealed interface Reason {
    /// The Bot API refused the call, which therefore had no effect, unless the code is 500 or more:
    /// with those it says that it failed itself, at whatever point.
    ///
    /// @param code its `error_code`, which resembles an HTTP status
    /// @param description in English, of the provider's; not for logs, it may repeat what was sent
    record Refused(int code, String description, Optional<Duration> retryAfter) implements Reason {}

    /// The call certainly had no effect.
    ///
    /// @param code a short name
    record NotDone(String code) implements Reason {}

    /// Nobody knows whether it had.
    ///
    /// @param code a short name
    record Doubtful(String code) implements Reason {}
  }

  private final Reason reason;

  private CallFailure(Reason reason) {
    super(describe(reason), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  static CallFailure of(@Nullable Throwable cause) {
    return new CallFailure(reason(cause));
  }

  private static Reason reason(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> new Reason.Doubtful("failed");
      case SingleAttempt.NeverSentException never -> new Reason.NotDone("not_connected");
      case SingleAttempt.ForeignAnswerException foreign -> foreign(foreign.status());
      case TelegramApiValidationException invalid -> new Reason.Refused(400, "", Optional.empty());
      case TelegramApiRequestException answered -> answered(answered);
      case Throwable other when other.getCause() != null -> reason(other.getCause());
      case Throwable other -> new Reason.Doubtful("broken");
    };
  }

  /// A gateway that got no answer, or none it understood (502, 504), had passed the call on, and
  /// where it failed itself (500) it may have. One that is not ready (503) or turned the call away
  /// had not (RFC 9110, 15.6).
  private static Reason foreign(int status) {
    return status < 300 || (status >= 500 && status != 503)
        ? new Reason.Doubtful("http_" + status)
        : new Reason.NotDone("http_" + status);
  }

  private static Reason answered(TelegramApiRequestException answered) {
    Integer code = answered.getErrorCode();
    if (code == null || code == 0) {
      // The answer broke off, or is not the Bot API's.
      return new Reason.Doubtful("unreadable");
    }
    String description = answered.getApiResponse();
    return new Reason.Refused(code, description == null ? "" : description, retryAfter(answered));
  }

  private static Optional<Duration> retryAfter(TelegramApiRequestException answered) {
    return Optional.ofNullable(answered.getParameters())
        .flatMap(parameters -> Optional.ofNullable(parameters.getRetryAfter()))
        .map(Duration::ofSeconds);
  }

  static String describe(Reason reason) {
    return switch (reason) {
      case Reason.Refused refused -> "refused_" + refused.code();
      case Reason.NotDone notDone -> notDone.code();
      case Reason.Doubtful doubtful -> doubtful.code();
    };
  }
}
