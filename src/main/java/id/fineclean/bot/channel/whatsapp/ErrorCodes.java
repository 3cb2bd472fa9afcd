package id.fineclean.bot.channel.whatsapp;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.DeliveryResult.Cause;
import id.fineclean.bot.channel.DeliveryResult.NotSent;
import id.fineclean.bot.channel.DeliveryResult.Throttled;
import id.fineclean.bot.channel.DeliveryResult.Undeliverable;
import id.fineclean.bot.channel.DeliveryResult.Unknown;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.Refused;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Twilio's error codes mean for a message (www.twilio.com/docs/api/errors).
final class ErrorCodes {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorCodes.class);
  private static final Duration BRIEFLY = Duration.ofSeconds(1);

  /// A full queue of the sender's, or its rate or messaging limit.
  private static final Duration LONGER = Duration.ofSeconds(30);

  /// Twilio stops two numbers that answer each other with less than 30 s between (14107).
  private static final Duration LOOP = Duration.ofMinutes(1);

  private ErrorCodes() {}

  /// What an answer other than success means.
  static DeliveryResult of(Refused refused) {
    return pause(refused)
        .<DeliveryResult>map(throttled -> throttled)
        .orElseGet(() -> withoutPause(refused));
  }

  /// Whether it was the form of a message that was refused, rather than whom it was for.
  static boolean isOfContent(int code) {
    return switch (code) {
      case 21655, 21656, 63005, 63013, 63021, 92007 -> true;
      default -> false;
    };
  }

  /// As [#isOfContent(int)], of a code as a status tells it.
  static boolean isOfContent(String code) {
    return code.matches("[0-9]{1,6}") && isOfContent(Integer.parseInt(code));
  }

  /// Empty where the code says nothing about further messages.
  static Optional<Cause> causeOf(String code) {
    return code.matches("[0-9]{1,6}") ? causeOf(Integer.parseInt(code)) : Optional.empty();
  }

  private static Optional<Cause> causeOf(int code) {
    return switch (code) {
      case 63014 -> Optional.of(Cause.BLOCKED);
      case 21610 -> Optional.of(Cause.OPTED_OUT);
      case 21211, // not a valid number
          63003, // not on WhatsApp
          63024 -> // cannot receive: no WhatsApp, terms not accepted, old app
          Optional.of(Cause.NOT_ON_CHANNEL);
      case 63016 -> Optional.of(Cause.WINDOW_CLOSED);
      case 21656, // variables of the template are wrong
          63005, // content refused
          63007, // the sender is not ours
          63008, // the channel is not set up
          63013, // against the channel's rules, such as an empty variable
          63021, // content is invalid, or too long for a template
          63040, // template rejected
          63041, // template paused
          63042, // template disabled
          63049, // marketing withheld by Meta
          63051, // sender locked
          63112, // business account disabled
          92007 -> // variables of the template do not fit
          Optional.of(Cause.REJECTED);
      default -> Optional.empty();
    };
  }

  private static Optional<Throttled> pause(Refused refused) {
    return switch (refused.code()) {
      case 20429, 63017 -> Optional.of(everyChat(refused, BRIEFLY));
      case 63018, 21611 -> Optional.of(everyChat(refused, LONGER));
      case 14107 -> Optional.of(new Throttled(LOOP, false));
      default ->
          refused.httpStatus() == 429 ? Optional.of(everyChat(refused, BRIEFLY)) : Optional.empty();
    };
  }

  private static Throttled everyChat(Refused refused, Duration atLeast) {
    return new Throttled(refused.retryAfter().filter(Duration::isPositive).orElse(atLeast), true);
  }

  /// Twilio gives a code with each refusal. An answer without one is somebody else's, on the way.
  private static DeliveryResult withoutPause(Refused refused) {
    if (refused.httpStatus() >= 500) {
      return new Unknown("http_" + refused.httpStatus());
    }
    if (refused.httpStatus() == 401 || refused.code() == 20003) {
      LOG.error("Twilio refuses our credentials: check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN");
      return new NotSent("credentials_refused");
    }
    return refused.code() == 0
        ? new NotSent("http_" + refused.httpStatus())
        : new Undeliverable(causeOf(refused.code()).orElse(Cause.REJECTED), code(refused));
  }

  private static String code(Refused refused) {
    return refused.code() == 0 ? "http_" + refused.httpStatus() : Integer.toString(refused.code());
  }
}
