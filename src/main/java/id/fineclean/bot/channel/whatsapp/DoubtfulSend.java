package id.fineclean.bot.channel.whatsapp;

import com.twilio.base.Page;
import com.twilio.base.TwilioResponse;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Settles, where it can be settled, whether a message reached Twilio although the call that sent
/// it failed. A POST to Messages is not idempotent, so a message may only be sent again when it
/// certainly is not there.
///
/// It lists the latest messages to the customer, once, and looks for one from us with the same text
/// that was created after the call began and that no other call of ours accounts for.
/// - One such message: it was taken.
/// - None, after Twilio had *answered* with a 5xx: it was not taken. Without an answer Twilio might
///   still be working on the request, so that its absence proves nothing.
/// - In all other cases the doubt stays.
///
/// There is no filter by date: Twilio's `DateSent` passes over messages that are still queued.
final class DoubtfulSend {
  private static final int LATEST = 20;

  /// Both Twilio's clock and the time a message was created are told in whole seconds.
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  private final TwilioRestClient client;
  private final PhoneNumber from;
  private final RecentIds accountedFor;
  private final Duration delay;

  /// @param delay before looking: what was just created may be listed a little later
  DoubtfulSend(TwilioRestClient client, String from, RecentIds accountedFor, Duration delay) {
    this.client = client;
    this.from = new PhoneNumber(from);
    this.accountedFor = accountedFor;
    this.delay = delay;
  }

  /// @param started when the call began, by [System#nanoTime()]
  /// @param answered whether Twilio ended the call with an answer
  DeliveryResult settle(
      OutboundMessage message,
      Recipient recipient,
      long started,
      DeliveryResult.Unknown doubt,
      boolean answered) {
    Optional<List<Message>> sinceStart = sinceStart(recipient, started);
    if (sinceStart.isEmpty()) {
      return doubt;
    }
    List<Message> same =
        sinceStart.get().stream().filter(sent -> isSame(sent, message, recipient)).toList();
    if (same.size() == 1) {
      return new DeliveryResult.Accepted(same.getFirst().getSid());
    }
    return same.isEmpty() && answered ? new DeliveryResult.NotSent(doubt.reason()) : doubt;
  }

  /// @return empty where that cannot be told
  private Optional<List<Message>> sinceStart(Recipient recipient, long started) {
    try {
      Thread.sleep(delay);
      TwilioResponse<Page<Message>> answer = latest(recipient);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
      return twiliosTime(answer.getHeaders())
          .map(now -> now.minus(elapsed).minus(ROUNDING))
          .flatMap(start -> since(start, answer.getContent().getRecords()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (RuntimeException noAnswer) {
      // The SDK throws much more than its own exceptions on answers it does not expect.
      return Optional.empty();
    }
  }

  private TwilioResponse<Page<Message>> latest(Recipient recipient) {
    MessageReader reader =
        Message.reader().setTo(new PhoneNumber(recipient.address())).setFrom(from);
    reader.pageSize(LATEST);
    return reader.firstPageWithResponse(client);
  }

  private static Optional<Instant> twiliosTime(Map<String, String> headers) {
    return Optional.ofNullable(headers.get("Date")).flatMap(DoubtfulSend::instant);
  }

  private static Optional<Instant> instant(String httpDate) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate, Instant::from));
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  /// @return empty where the page may have cut off some of them
  private static Optional<List<Message>> since(Instant start, List<Message> latest) {
    List<Message> since =
        latest.stream().filter(m -> !m.getDateCreated().toInstant().isBefore(start)).toList();
    return latest.size() < LATEST || since.size() < latest.size()
        ? Optional.of(since)
        : Optional.empty();
  }

  private boolean isSame(Message sent, OutboundMessage message, Recipient recipient) {
    return sent.getDirection() != Message.Direction.INBOUND
        && !accountedFor.contains(sent.getSid())
        && hasText(Objects.requireNonNullElse(sent.getBody(), ""), message, recipient);
  }

  /// Of a template only what was filled in is known here.
  private static boolean hasText(String body, OutboundMessage message, Recipient recipient) {
    if (recipient.windowOpen()) {
      return body.strip().equals(message.text().strip());
    }
    return message.template().stream()
        .flatMap(template -> template.variables().stream())
        .allMatch(body::contains);
  }
}
