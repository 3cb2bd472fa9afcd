package id.fineclean.bot.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.channel.Doubt;
import id.fineclean.bot.channel.Lookup;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.whatsapp.TwilioApi.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// What Twilio has of the messages we sent. A POST to Messages is not idempotent, so a message
/// whose sending ended in doubt may only be sent again when it certainly is not there.
///
/// It lists the latest messages to the customer and looks for one from us with the same text that
/// was created after the call began and that no other message of ours accounts for. Of several such
/// the oldest is as good as any: the customer has the text.
///
/// There is no filter by date: Twilio's `DateSent` passes over messages that are still queued.
///
/// @param from the bot's own address
record SentMessages(TwilioApi api, String from) {
  /// More than a chat gets while one of its messages is in doubt.
  private static final int LATEST = 100;

  /// Both Twilio's clock and the time a message was created are told in whole seconds.
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  /// As [id.fineclean.bot.channel.Channel#find].
  Lookup find(Doubt doubt) {
    if (!isRecognisable(doubt)) {
      return new Lookup.Unclear("no_variables");
    }
    long asked = System.nanoTime();
    try {
      Answer answer = latest(doubt.recipient());
      Duration age = doubt.age().plusNanos(System.nanoTime() - asked);
      Optional<Instant> start = answer.date().map(now -> now.minus(age).minus(ROUNDING));
      JsonNode messages = answer.body().path("messages");
      return start.isPresent() && messages.isArray()
          ? find(doubt, start.get(), list(messages))
          : new Lookup.Unclear("no_list");
    } catch (TwilioFailure noAnswer) {
      return new Lookup.Unclear(noAnswer.code());
    }
  }

  private static Lookup find(Doubt doubt, Instant start, List<JsonNode> latestFirst) {
    List<JsonNode> since =
        latestFirst.stream().filter(message -> !isBefore(message, start)).toList();
    Optional<String> oldest =
        since.reversed().stream()
            .filter(sent -> isSame(sent, doubt))
            .map(sent -> TwilioApi.id(sent))
            .findFirst();
    if (oldest.isPresent()) {
      return new Lookup.Found(oldest.get());
    }
    boolean cutShort = latestFirst.size() >= LATEST && since.size() == latestFirst.size();
    return cutShort ? new Lookup.Unclear("too_many") : new Lookup.Absent();
  }

  private static boolean isBefore(JsonNode message, Instant start) {
    return TwilioApi.instant(message.path("date_created").asText(""))
        .filter(created -> created.isBefore(start))
        .isPresent();
  }

  private Answer latest(Recipient recipient) throws TwilioFailure {
    return api.get(
        "Messages.json",
        new TreeMap<>(
            Map.of("To", recipient.address(), "From", from, "PageSize", Integer.toString(LATEST))));
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static boolean isSame(JsonNode sent, Doubt doubt) {
    return !TwilioApi.id(sent).isEmpty()
        && !sent.path("direction").asText("").equals("inbound")
        && hasText(sent.path("body").asText(""), doubt.message(), doubt.recipient())
        && !doubt.accountedFor().test(TwilioApi.id(sent));
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
