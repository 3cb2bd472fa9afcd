package id.fineclean.bot.channel.whatsapp;

import com.twilio.base.Page;
import com.twilio.base.TwilioResponse;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import id.fineclean.bot.channel.Doubt;
import id.fineclean.bot.channel.Lookup;
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

/// What Twilio has of the messages we sent. A POST to Messages is not idempotent, so a message
/// whose sending ended in doubt may only be sent again when it certainly is not there.
///
/// It lists the latest messages to the customer and looks for one from us with the same text that
/// was created after the call began and that no other message of ours accounts for. Of several such
/// the oldest is as good as any: the customer has the text.
///
/// There is no filter by date: Twilio's `DateSent` passes over messages that are still queued.
final class SentMessages {
  /// More than a chat gets while one of its messages is in doubt.
  private static final int LATEST = 100;

  /// Both Twilio's clock and the time a message was created are told in whole seconds.
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  private final TwilioRestClient client;
  private final PhoneNumber from;

  SentMessages(TwilioRestClient client, String from) {
    this.client = client;
    this.from = new PhoneNumber(from);
  }

  /// As [id.fineclean.bot.channel.Channel#find].
  Lookup find(Doubt doubt) {
    if (!isRecognisable(doubt)) {
      return new Lookup.Unclear("no_variables");
    }
    long asked = System.nanoTime();
    try {
      TwilioResponse<Page<Message>> answer = latest(doubt.recipient());
      Duration age = doubt.age().plusNanos(System.nanoTime() - asked);
      return twiliosTime(answer.getHeaders())
          .map(now -> now.minus(age).minus(ROUNDING))
          .map(start -> find(doubt, start, answer.getContent().getRecords()))
          .orElseGet(() -> new Lookup.Unclear("no_date"));
    } catch (RuntimeException noAnswer) {
      // The SDK throws much more than its own exceptions on answers it does not expect.
      return new Lookup.Unclear("no_list");
    }
  }

  private static Lookup find(Doubt doubt, Instant start, List<Message> latestFirst) {
    List<Message> since =
        latestFirst.stream().filter(m -> !m.getDateCreated().toInstant().isBefore(start)).toList();
    Optional<Message> oldest =
        since.reversed().stream().filter(sent -> isSame(sent, doubt)).findFirst();
    if (oldest.isPresent()) {
      return new Lookup.Found(oldest.get().getSid());
    }
    boolean cutShort = latestFirst.size() >= LATEST && since.size() == latestFirst.size();
    return cutShort ? new Lookup.Unclear("too_many") : new Lookup.Absent();
  }

  private TwilioResponse<Page<Message>> latest(Recipient recipient) {
    MessageReader reader =
        Message.reader().setTo(new PhoneNumber(recipient.address())).setFrom(from);
    reader.pageSize(LATEST);
    return reader.firstPageWithResponse(client);
  }

  private static Optional<Instant> twiliosTime(Map<String, String> headers) {
    return Optional.ofNullable(headers.get("Date")).flatMap(SentMessages::instant);
  }

  private static Optional<Instant> instant(String httpDate) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate, Instant::from));
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isSame(Message sent, Doubt doubt) {
    return sent.getDirection() != Message.Direction.INBOUND
        && hasText(
            Objects.requireNonNullElse(sent.getBody(), ""), doubt.message(), doubt.recipient())
        && !doubt.accountedFor().test(sent.getSid());
  }

  /// A template that is sent as it stands has nothing to know it by.
  private static boolean isRecognisable(Doubt doubt) {
    return doubt.recipient().windowOpen()
        || doubt.message().template().filter(t -> !t.variables().isEmpty()).isPresent();
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
